/** Replaces a stretch of a text; nothing is replaced where both ends are the same. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Applies edits that do not overlap. Those at one place come out in the order given. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let result = text;
  for (const { start, end, text: replacement } of edits
    .map((edit) => edit)
    .sort((a, b) => a.start - b.start)
    .reverse()) {
    result = result.slice(0, start) + replacement + result.slice(end);
  }
  return result;
}
