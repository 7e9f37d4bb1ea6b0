import { randomBytes } from 'node:crypto';

/**
 * What Toss mails to a partner so that it can decrypt personal data.
 *
 * @publicApi
 */
export interface DecryptionSettings {
  /** Base64 of the 32 bytes of an AES-256 key. */
  readonly key: string;
  /** Additional authenticated data. */
  readonly aad: string;
}

/** The given settings, checked, or fresh ones. The aad `TOSS` is the one seen in real projects. @internal */
export function decryptionSettings(given?: DecryptionSettings): DecryptionSettings {
  if (!given) return { key: randomBytes(32).toString('base64'), aad: 'TOSS' };
  if (Buffer.from(given.key, 'base64').length !== 32) {
    throw new TypeError('decryption.key: expected base64 of 32 bytes');
  }
  return { key: given.key, aad: given.aad };
}
