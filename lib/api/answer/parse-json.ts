/**
 * The value, or undefined (which JSON cannot say). The parser's own message quotes the text, so it is dropped.
 *
 * @internal
 */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}
