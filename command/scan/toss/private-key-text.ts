const PEM = /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----(?:\\r|\\n|\s)*[A-Za-z0-9+/=\s\\]{64}/;
/** `-----BEGIN PRIVATE`, `-----BEGIN RSA PRIVATE`, `-----BEGIN EC PRIVATE` in base64, and a key's worth of text. */
const BASE64 = /LS0tLS1CRUdJTi(?:BQUklWQVRF|BSU0EgUFJJVkFU|BFQyBQUklWQVRF|BFTkNSWVBURUQg)[A-Za-z0-9+/]{100}/;

/** A text that holds a private key, and not only speaks of one. */
export function holdsPrivateKey(text: string): boolean {
  return PEM.test(text) || BASE64.test(text);
}
