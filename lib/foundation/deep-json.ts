/** Up to here nesting is not looked at: it costs nothing that anybody would notice. */
const HARMLESS_LENGTH = 65_536;
/** No answer of the platform comes near it. Deeper JSON keeps the parser, and so the process, busy. */
const DEEPEST = 64;
const [QUOTE, BACKSLASH, OPENING, CLOSING] = [0x22, 0x5c, [0x5b, 0x7b], [0x5d, 0x7d]] as const;

/** Whether a text, if it is JSON, is nested deeper than anybody means it to be. @internal */
export function isTooDeep(text: string): boolean {
  if (text.length <= HARMLESS_LENGTH) return false;
  let depth = 0;
  let isQuoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) isQuoted = !isQuoted;
    else if (isQuoted) at += code === BACKSLASH ? 1 : 0;
    else if (code === OPENING[0] || code === OPENING[1]) depth += 1;
    else if (code === CLOSING[0] || code === CLOSING[1]) depth -= 1;
    if (depth > DEEPEST) return true;
  }
  return false;
}
