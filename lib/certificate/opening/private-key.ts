import { createPrivateKey, type KeyObject } from 'node:crypto';
import { certificateFault } from '../faults/certificate-fault.js';
import { derivationRounds, MOST_ROUNDS } from './key-derivation.js';
import type { CertificateMaterial } from '../material/certificate-material.js';

/**
 * Opens the key of a material. OpenSSL says the same few words about every fault of a key, and others in each version;
 * which fault it is follows from what is known already: whether the key is encrypted, and whether it is whole.
 *
 * @throws AppsInTossCertificateError
 * @internal
 */
export function openPrivateKey(material: CertificateMaterial, option: string): KeyObject {
  const facts = { option: `${option}.key`, shape: material.keyShape, wanted: 'key' as const };
  // Its passphrase is no local: reporters of errors read those where something is thrown.
  const { keyEncrypted } = material;
  if (keyEncrypted && material.passphrase === undefined)
    throw certificateFault('AIT_CERT_PASSPHRASE_MISSING', facts);
  const rounds = keyEncrypted ? derivationRounds(material.key) : 0;
  if (rounds > MOST_ROUNDS) {
    const detail = `with a key derivation of ${Math.round(rounds)} rounds, more than ${MOST_ROUNDS}`;
    throw certificateFault('AIT_CERT_KEY_UNSUPPORTED', { ...facts, detail });
  }
  try {
    return createPrivateKey({
      key: material.key,
      ...(keyEncrypted && { passphrase: material.passphrase }),
    });
  } catch (error) {
    if (!keyEncrypted) throw certificateFault('AIT_CERT_MALFORMED', facts, error);
    const unsupported = /digital envelope routines::(unsupported|unknown cipher)/i.test(
      (error as Error).message,
    );
    throw certificateFault(
      unsupported ? 'AIT_CERT_KEY_UNSUPPORTED' : 'AIT_CERT_PASSPHRASE_WRONG',
      facts,
      error,
    );
  }
}
