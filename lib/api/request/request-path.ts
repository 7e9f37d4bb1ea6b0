import { AppsInTossRequestError } from '../errors/apps-in-toss-request.error.js';

/** What every path of the partner API begins with. @internal */
export const PATH_PREFIX = '/api-partner/v1/apps-in-toss';

/** The characters a path may hold (RFC 3986), so neither `?`, `#`, `\`, blanks nor control characters. */
const PATH = /^\/[A-Za-z0-9\-._~%!$&'()*+,;=:@/]*$/;

/**
 * The full path, guarded: whatever a caller passes on stays below the prefix and on the host of the operation.
 *
 * @throws AppsInTossRequestError `AIT_API_PATH_REFUSED`
 * @internal
 */
export function requestPath(path: unknown): string {
  if (typeof path !== 'string') throw vetoed('expected a string');
  if (!path.startsWith('/')) throw vetoed('expected it to begin with "/"; the host is set by the module');
  if (!PATH.test(path)) throw vetoed('it holds a character that may not stand in a path, or a query');
  const segments = path.split('/').slice(1);
  // A last "/" is harmless; an empty segment in front is how a path turns into another host.
  if (segments.slice(0, -1).includes('')) throw vetoed('it holds "//"');
  if (segments.some(isEscape)) throw vetoed('it holds ".." or ".", a hidden separator, or a broken escape');
  return path === PATH_PREFIX || path.startsWith(`${PATH_PREFIX}/`) ? path : `${PATH_PREFIX}${path}`;
}

/** Decoded first, because `%2e%2e` and `%2f` mean the same to the other side. */
function isEscape(segment: string): boolean {
  // Nothing is hidden in it, and what may not stand in a path is not in it.
  if (!segment.includes('%')) return segment === '.' || segment === '..';
  let decoded: string;
  try {
    decoded = decodeURIComponent(segment);
  } catch {
    return true;
  }
  return decoded === '.' || decoded === '..' || /[/\\\u0000-\u001f\u007f]/.test(decoded);
}

function vetoed(why: string): AppsInTossRequestError {
  return new AppsInTossRequestError({
    code: 'AIT_API_PATH_REFUSED',
    message: `The argument "path" is not usable: ${why}`,
  });
}
