import { X509Certificate } from 'node:crypto';
import { isIPv6 } from 'node:net';
import tls, { type PeerCertificate } from 'node:tls';

/**
 * Whether a server's certificate is for a host, as Node judges it. Node 22.23 takes an IPv6 literal for a name and finds
 * it in no certificate, so such an address is looked up by OpenSSL.
 *
 * @returns what is wrong, or `undefined`
 * @internal
 */
export function serverIdentity(host: string, certificate: PeerCertificate): Error | undefined {
  const isForAddress = isIPv6(host) && new X509Certificate(certificate.raw).checkIP(host) !== undefined;
  return isForAddress ? undefined : tls.checkServerIdentity(host, certificate);
}
