import 'reflect-metadata';
import { webcrypto } from 'node:crypto';
import { PemConverter, X509CrlGenerator, X509CrlReason } from '@peculiar/x509';
import type { Authority, Issued } from '../../helpers/pki.js';

const DAY_MS = 86_400_000;

/** PEM of an authority's list of what it revoked. */
export async function revocationList(authority: Authority, revoked: readonly Issued[]): Promise<string> {
  const list = await X509CrlGenerator.create(
    {
      issuer: authority.x509.subject,
      thisUpdate: new Date(Date.now() - DAY_MS),
      nextUpdate: new Date(Date.now() + 30 * DAY_MS),
      entries: revoked.map(({ x509 }) => ({
        serialNumber: x509.serialNumber,
        revocationDate: new Date(Date.now() - 60_000),
        reason: X509CrlReason.cessationOfOperation,
      })),
      signingAlgorithm: { name: 'ECDSA', hash: 'SHA-256' },
      signingKey: authority.keys.privateKey,
    },
    webcrypto as Crypto,
  );
  // The generator's own PEM calls it `CRL`, which OpenSSL does not know.
  return `${PemConverter.encode(list.rawData, 'X509 CRL')}\n`;
}
