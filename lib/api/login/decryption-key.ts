/** 32 bytes are 43 base64 characters and a filler. */
const KEY = /^[A-Za-z0-9+/_-]{43}=?$/;

/** Environment variables that were set with `echo` end in a line break. @internal */
export function trimKey(key: string): string {
  return key.trim();
}

/** Blanks may belong to it; line breaks come from the environment. @internal */
export function trimAad(aad: string): string {
  return aad.replace(/^[\r\n]+|[\r\n]+$/g, '');
}

/** Whether it can be the key that the console mailed. @internal */
export function isDecryptionKey(key: unknown): key is string {
  return typeof key === 'string' && KEY.test(trimKey(key));
}

/** Whether it can be the AAD that was mailed with the key. @internal */
export function isDecryptionAad(aad: unknown): aad is string {
  return typeof aad === 'string' && trimAad(aad) !== '';
}
