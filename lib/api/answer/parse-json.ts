import { isTooDeep } from '../../foundation/deep-json.js';

const BYTE_ORDER_MARK = 0xfeff;

/**
 * The value, or undefined (which JSON cannot say). The parser's own message quotes the text, so it is dropped.
 *
 * @internal
 */
export function parseJson(text: string): unknown {
  if (isTooDeep(text)) return undefined;
  try {
    return JSON.parse(text.charCodeAt(0) === BYTE_ORDER_MARK ? text.slice(1) : text);
  } catch {
    return undefined;
  }
}
