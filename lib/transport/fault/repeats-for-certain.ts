/** The same request gets the same answer, or the same server, again. */
const FOR_CERTAIN: ReadonlySet<string> = new Set([
  'AIT_API_REDIRECTED',
  'AIT_REDIRECT_REFUSED',
  'AIT_RESPONSE_TOO_LARGE',
  'AIT_RESPONSE_UNREADABLE',
  'AIT_TLS_NOT_TLS',
  'AIT_TLS_SERVER_EXPIRED',
  'AIT_TLS_SERVER_NAME',
  'AIT_TLS_SERVER_UNTRUSTED',
  'AIT_TLS_VERSION',
]);

/** Whether what failed so fails again: another attempt only costs time and calls. @internal */
export function repeatsForCertain(code: string): boolean {
  return FOR_CERTAIN.has(code);
}
