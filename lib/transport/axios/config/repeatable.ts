/** Methods that only read (RFC 9110, section 9.2.1). */
const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Whether the server may process a plain request twice. Of a typed call the operation says so. @internal */
export function isRepeatable(method: string | undefined): boolean {
  return SAFE_METHODS.has((method ?? 'get').toUpperCase());
}
