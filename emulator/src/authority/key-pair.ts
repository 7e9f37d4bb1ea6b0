import { KeyObject, createPrivateKey, webcrypto } from 'node:crypto';

/**
 * Kind of key of a client certificate: `rsa` (2048 bits, what the console gives) or `ec` (P-256, made in no time).
 *
 * @publicApi
 */
export type KeyType = 'rsa' | 'ec';

const algorithms = {
  rsa: {
    name: 'RSASSA-PKCS1-v1_5',
    hash: 'SHA-256',
    modulusLength: 2048,
    publicExponent: new Uint8Array([1, 0, 1]),
  },
  ec: { name: 'ECDSA', namedCurve: 'P-256' },
} as const;

/** A new pair, made off the main thread. @internal */
export function generateKeyPair(type: KeyType): Promise<webcrypto.CryptoKeyPair> {
  return webcrypto.subtle.generateKey(algorithms[type], true, ['sign', 'verify']);
}

/** PKCS#8 PEM, unencrypted: the form in which the console hands keys out. @internal */
export function privateKeyPem(keys: webcrypto.CryptoKeyPair): string {
  return KeyObject.from(keys.privateKey).export({ type: 'pkcs8', format: 'pem' }) as string;
}

/** Of a P-256 key, which is what the authority itself has. @internal */
export function importPrivateKey(pem: string): Promise<webcrypto.CryptoKey> {
  const der = createPrivateKey(pem).export({ type: 'pkcs8', format: 'der' });
  return webcrypto.subtle.importKey('pkcs8', der, algorithms.ec, true, ['sign']);
}
