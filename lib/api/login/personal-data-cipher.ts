import { createDecipheriv, createSecretKey, type KeyObject } from 'node:crypto';
import { AppsInTossConfigError } from '../../foundation/apps-in-toss-config.error.js';
import { API_TEXTS } from '../errors/api-message.js';
import { AppsInTossApiError } from '../errors/apps-in-toss-api.error.js';
import type { DecryptionOptions } from './decryption-options.interface.js';
import { trimAad, trimKey } from './decryption-key.js';
import { decryptionProblems } from './decryption-problems.js';

const IV_BYTES = 12;
const TAG_BYTES = 16;
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;

/**
 * Decrypts the personal fields of a profile: AES-256-GCM over base64 of IV (12 bytes), ciphertext and tag (16 bytes).
 * It prints as nothing: the key cannot be read back from it.
 *
 * @internal
 */
export class PersonalDataCipher {
  readonly #key: KeyObject;
  readonly #aad: Buffer;

  /** @throws AppsInTossConfigError that names `decryption.key` or `decryption.aad` */
  constructor(options: DecryptionOptions) {
    const problems = decryptionProblems(options);
    if (problems.length > 0) throw new AppsInTossConfigError(problems, 'Personal data cannot be decrypted');
    this.#key = createSecretKey(Buffer.from(trimKey(options.key), 'base64'));
    this.#aad = Buffer.from(trimAad(options.aad), 'utf8');
  }

  /**
   * @param field name of the field, for the error
   * @param value as the API gave it
   * @throws AppsInTossApiError `AIT_API_DECRYPTION_FAILED` for a wrong key, a wrong AAD or a changed value; it holds
   *   neither the value nor any part of the text
   */
  decrypt(field: string, value: string): string {
    const sealed = BASE64.test(value) ? Buffer.from(value, 'base64') : Buffer.alloc(0);
    if (sealed.length < IV_BYTES + TAG_BYTES)
      throw failed(field, 'it is not base64 of IV, ciphertext and tag');
    const decipher = createDecipheriv('aes-256-gcm', this.#key, sealed.subarray(0, IV_BYTES), {
      authTagLength: TAG_BYTES,
    });
    decipher.setAAD(this.#aad).setAuthTag(sealed.subarray(-TAG_BYTES));
    let plain: Buffer;
    try {
      plain = Buffer.concat([decipher.update(sealed.subarray(IV_BYTES, -TAG_BYTES)), decipher.final()]);
    } catch {
      // OpenSSL only says that it did not work.
      throw failed(field, 'the key or the AAD is not the one it was encrypted with, or it was changed');
    }
    return plain.toString('utf8');
  }
}

function failed(field: string, why: string): AppsInTossApiError {
  const { message, hint } = API_TEXTS.AIT_API_DECRYPTION_FAILED;
  return new AppsInTossApiError({
    code: 'AIT_API_DECRYPTION_FAILED',
    message: `${message}: "${field}": ${why}`,
    hint,
    outcome: 'unknown',
  });
}
