import { argumentError } from './argument.js';

const PLACE = /\{(\w+)\}/g;
/** What would end the segment on the other side, or be no text at all. */
const UNFIT = /[/\\\u0000-\u001f\u007f]/;

/**
 * Fills `/a/{name}` with the segments of a request, encoded, so that a value stays where it was put.
 *
 * @throws AppsInTossRequestError when a value would leave its place
 * @internal
 */
export function filledPath(path: string, segments: Readonly<Record<string, string | number>> = {}): string {
  return path.replace(PLACE, (_, name: string) =>
    encoded(name, Object.hasOwn(segments, name) ? segments[name] : undefined),
  );
}

function encoded(name: string, value: unknown): string {
  const text = typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : value;
  // Neither could be told from a step in the path: `.` and `..` are not changed by encoding.
  if (typeof text !== 'string' || text === '' || text === '.' || text === '..' || UNFIT.test(text))
    throw unfit(name);
  try {
    return encodeURIComponent(text);
  } catch {
    throw unfit(name); // half of a surrogate pair
  }
}

function unfit(name: string) {
  return argumentError(
    name,
    'a text or a whole number that can stand in a path: not empty, no ".", "..", "/" or "\\"',
  );
}
