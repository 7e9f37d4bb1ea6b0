/** What this package, the connection, or the identity of a call decides. */
const RESERVED = new Set([
  'accept',
  'accept-encoding',
  'authorization',
  'connection',
  'content-encoding',
  'content-length',
  'content-type',
  'expect',
  'host',
  'keep-alive',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'user-agent',
  'x-anon-key',
  'x-toss-user-key',
]);

/**
 * Whether a header is not for others to set. With `_` as with `-`, because servers hand both on under one name.
 *
 * @internal
 */
export function isReservedHeader(name: string): boolean {
  const lower = name.toLowerCase().replaceAll('_', '-');
  return RESERVED.has(lower) || lower.startsWith('proxy-');
}
