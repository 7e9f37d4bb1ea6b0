import { isNativeError } from 'node:util/types';

/** Fields of a Node error that say where and how it failed, and never what was sent. */
const TELLING_FIELDS = [
  'code',
  'errno',
  'syscall',
  'hostname',
  'address',
  'port',
  'library',
  'reason',
] as const;

/**
 * A copy of a foreign error that is safe to keep as `cause`: its name, message, stack and the fields above. Everything
 * else is dropped, because an `AxiosError` carries the whole request (tokens, bodies) and a file error the path it was
 * given, which may be a key pasted into the wrong variable.
 *
 * @internal
 */
export function safeCause(error: unknown): Error {
  // Not `instanceof`: an error of another realm (a vm, a test runner) is an error too.
  if (!isNativeError(error)) return new Error('a value that is no Error was thrown');
  const source = error as Error & Record<string, unknown>;
  const copy = new Error(withoutPath(source)) as Error & Record<string, unknown>;
  Object.defineProperty(copy, 'name', { value: source.name, configurable: true, writable: true });
  for (const field of TELLING_FIELDS) {
    const value = source[field];
    if (typeof value === 'string' || typeof value === 'number') copy[field] = value;
  }
  const frames = source.stack?.split('\n').filter((line) => /^\s+at /.test(line)) ?? [];
  copy.stack = [`${copy.name}: ${copy.message}`, ...frames].join('\n');
  return copy;
}

function withoutPath(error: Error & Record<string, unknown>): string {
  // "ENOENT: no such file or directory, open '/…'" keeps everything before the quoted path.
  const { message } = error;
  return withoutSecrets(typeof error['path'] === 'string' ? message.replace(/\s*'.*$/s, '') : message);
}

const LONGEST_MESSAGE = 1_000;

/**
 * What others wrote into a message may be what they could not read: PEM, or a run of base64 that is longer than any word
 * for people.
 */
function withoutSecrets(message: string): string {
  return message
    .slice(0, 4 * LONGEST_MESSAGE)
    .replace(/-----BEGIN[\s\S]*?(?:-----END[^-]*-----|$)/g, '[PEM left out]')
    .replace(/[A-Za-z0-9+/_=-]{48,}/g, '[left out]')
    .slice(0, LONGEST_MESSAGE);
}
