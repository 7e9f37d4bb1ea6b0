/** Up to here nesting is not looked at: it costs nothing that anybody would notice. */
const HARMLESS_LENGTH = 65_536;
/** No answer of the platform comes near it. Deeper JSON keeps the parser, and so the process, busy. */
const DEEPEST = 64;
const BYTE_ORDER_MARK = 0xfeff;

/**
 * The value, or undefined (which JSON cannot say). The parser's own message quotes the text, so it is dropped.
 *
 * @internal
 */
export function parseJson(text: string): unknown {
  if (text.length > HARMLESS_LENGTH && isTooDeep(text)) return undefined;
  try {
    return JSON.parse(text.charCodeAt(0) === BYTE_ORDER_MARK ? text.slice(1) : text);
  } catch {
    return undefined;
  }
}

function isTooDeep(text: string): boolean {
  let depth = 0;
  // Only what opens, closes or quotes is looked at; a quoted text is skipped as a whole.
  const marks = /"(?:[^"\\]|\\.)*"?|[[\]{}]/gs;
  for (let mark = marks.exec(text); mark; mark = marks.exec(text)) {
    const [sign] = mark[0];
    if (sign === '[' || sign === '{') depth += 1;
    else if (sign !== '"') depth -= 1;
    if (depth > DEEPEST) return true;
  }
  return false;
}
