import { pathLikeness } from '../material/material-path.js';
import { sniffValue } from '../material/material-shape.js';
import { wipeBlocks } from '../material/recognise.js';

/**
 * The path that an option is, if it is one and not the text of a certificate or key.
 *
 * @internal
 */
export function materialPath(value: unknown): string | undefined {
  if (typeof value !== 'string' && !(value instanceof Uint8Array)) return undefined;
  const { blocks, text } = sniffValue(value);
  wipeBlocks(blocks);
  return text === undefined || pathLikeness(text) === 'no' ? undefined : text;
}
