import { createCipheriv, createHmac } from 'node:crypto';
import type { CipherGCMTypes } from 'node:crypto';
import type { RefusalReason } from '../../ledger/ledger.interface.js';

const numbers: Record<RefusalReason, number> = {
  'no-certificate': 116,
  unknown: 48,
  deleted: 44,
  expired: 45,
  'not-yet-valid': 42,
};

const suites: Readonly<Record<string, readonly [cipher: string, hash: string, keyBytes: number]>> = {
  TLS_AES_256_GCM_SHA384: ['aes-256-gcm', 'sha384', 32],
  TLS_AES_128_GCM_SHA256: ['aes-128-gcm', 'sha256', 16],
  TLS_CHACHA20_POLY1305_SHA256: ['chacha20-poly1305', 'sha256', 32],
};

const [fatal, alertType, applicationType] = [2, 21, 23];

/**
 * The alert with which OpenSSL would refuse, in the clear: for TLS 1.2, while the server has not begun to encrypt.
 *
 * Node takes every certificate of a client and judges it afterwards, when it is too late for the alert; so the emulator
 * writes the record itself.
 *
 * @internal
 */
export function plainAlert(reason: RefusalReason): Buffer {
  return Buffer.from([alertType, 3, 3, 0, 2, fatal, numbers[reason]]);
}

/**
 * The same as the first record under the server's traffic secret: for TLS 1.3, where it comes after the handshake of
 * the client and before anything else that the server says.
 *
 * @param suite standard name of the cipher suite
 * @returns `undefined` for a suite that is not known
 * @internal
 */
export function sealedAlert(reason: RefusalReason, suite: string, secret: Buffer): Buffer | undefined {
  const [cipher, hash, keyBytes] = suites[suite] ?? [];
  if (cipher === undefined || hash === undefined || keyBytes === undefined) return undefined;
  const inner = Buffer.from([fatal, numbers[reason], alertType]);
  const header = Buffer.from([applicationType, 3, 3, 0, inner.length + 16]);
  // The number of the record is 0, so that the nonce is the vector as it is.
  const seal = createCipheriv(
    cipher as CipherGCMTypes,
    expand(hash, secret, 'key', keyBytes),
    expand(hash, secret, 'iv', 12),
    { authTagLength: 16 },
  );
  seal.setAAD(header, { plaintextLength: inner.length });
  return Buffer.concat([header, seal.update(inner), seal.final(), seal.getAuthTag()]);
}

/** HKDF-Expand-Label of RFC 8446 without a context, for no more bytes than one round of the hash gives. */
function expand(hash: string, secret: Buffer, label: string, bytes: number): Buffer {
  const name = Buffer.from(`tls13 ${label}`);
  const info = Buffer.concat([Buffer.from([0, bytes, name.length]), name, Buffer.from([0, 1])]);
  return createHmac(hash, secret).update(info).digest().subarray(0, bytes);
}
