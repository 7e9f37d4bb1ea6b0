import { cleanText } from '../material/clean-text.js';
import { pathLikeness } from '../material/material-path.js';
import { sniff } from '../material/material-shape.js';
import { ownedCopy, wipe } from '../material/secret-bytes.js';

/**
 * The path that an option is, if it is one and not the text of a certificate or key.
 *
 * @internal
 */
export function materialPath(value: unknown): string | undefined {
  if (typeof value !== 'string' && !(value instanceof Uint8Array)) return undefined;
  // Before anything becomes a string: what is a key must not, since a string cannot be wiped.
  const { shape, blocks } = sniff(ownedCopy(value));
  wipe(...blocks.map((block) => block.pem));
  if (shape !== 'text without a BEGIN line') return undefined;
  const text = cleanText(ownedCopy(value)).toString();
  return pathLikeness(text) === 'no' ? undefined : text;
}
