/** The name that GitHub gives to a heading, so that one link works on both. VitePress makes repeated ones unique. */
export function githubSlug(title) {
  return title
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}\s_-]/gu, '')
    .replace(/\s/g, '-');
}
