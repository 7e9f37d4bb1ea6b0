import { type DerElement, readElement } from '../material/der.js';

/** Object identifiers (DER content, hex) of signatures over digests that servers and newer OpenSSL refuse. */
const WEAK_SIGNATURES: Readonly<Record<string, string>> = {
  '2a864886f70d010102': 'MD2',
  '2a864886f70d010104': 'MD5',
  '2a864886f70d010105': 'SHA-1',
  '2b0e03021d': 'SHA-1',
  '2a8648ce380403': 'SHA-1',
  '2a8648ce3d0401': 'SHA-1',
};
const RSA_PSS = '2a864886f70d01010a';
const SHA_1 = '2b0e03021a';

/** Tag of the optional digest in the parameters of RSA-PSS. */
const PSS_DIGEST = 0xa0;

/**
 * The digest a certificate was signed over, where it is too weak. Read from the DER itself, since Node tells the
 * signature's algorithm from version 24 only.
 *
 * @param raw the certificate in DER
 * @internal
 */
export function weakDigest(raw: Uint8Array): string | undefined {
  const certificate = readElement(raw, 0);
  const body = certificate && readElement(raw, certificate.start);
  const algorithm = body && readElement(raw, body.end);
  const identifier = algorithm && readElement(raw, algorithm.start);
  if (!identifier) return undefined;
  const name = hex(raw, identifier);
  if (name !== RSA_PSS) return WEAK_SIGNATURES[name];
  const parameters = readElement(raw, identifier.end);
  const tagged = parameters && readElement(raw, parameters.start);
  // Left out, the digest of RSA-PSS is SHA-1.
  if (tagged?.tag !== PSS_DIGEST) return 'SHA-1';
  const digest = readElement(raw, tagged.start);
  const digestName = digest && readElement(raw, digest.start);
  return digestName && hex(raw, digestName) === SHA_1 ? 'SHA-1' : undefined;
}

function hex(der: Uint8Array, { start, end }: DerElement): string {
  return Buffer.from(der.subarray(start, end)).toString('hex');
}
