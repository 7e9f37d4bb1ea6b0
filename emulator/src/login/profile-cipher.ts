import { createCipheriv, randomBytes } from 'node:crypto';
import type { DecryptionSettings } from '../decryption-settings.js';

/** AES-256-GCM as Toss packs it: base64 of IV (12 bytes), ciphertext, tag (16 bytes). @internal */
export function encryptPersonalData(plain: string, { key, aad }: DecryptionSettings): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', Buffer.from(key, 'base64'), iv);
  cipher.setAAD(Buffer.from(aad, 'utf8'));
  const text = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
  return Buffer.concat([iv, text, cipher.getAuthTag()]).toString('base64');
}
