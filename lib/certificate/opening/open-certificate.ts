import { X509Certificate } from 'node:crypto';
import type tls from 'node:tls';
import { checkChain, checkDates, checkPair, checkStrengthAndPurpose } from './certificate-checks.js';
import { AppsInTossCertificateError } from '../faults/certificate.error.js';
import type { ClientCertificateOptions } from '../client-certificate-options.interface.js';
import { certificateFault } from '../faults/certificate-fault.js';
import type { CertificateMaterial } from '../material/certificate-material.js';
import type { FaultFacts } from '../faults/certificate-messages.js';
import { openPrivateKey } from './private-key.js';
import { secureContextWith } from './secure-context.js';

/** A pair that passed every check. @internal */
export interface OpenedCertificate {
  readonly leaf: X509Certificate;
  readonly secureContext: tls.SecureContext;
}

/** How servers are judged under it. */
type Trust = Pick<ClientCertificateOptions, 'minTlsVersion'> & { readonly ca: string | undefined };

/**
 * Checks a pair and makes its TLS context. Our own checks come first, so that a fault has the same code on every Node
 * line.
 *
 * @param trust authorities to trust beside those of Node (PEM), and the lowest version of TLS
 * @throws AppsInTossCertificateError
 * @internal
 */
export function openCertificate(
  material: CertificateMaterial,
  option: string,
  trust: Trust,
): OpenedCertificate {
  const cert: FaultFacts = { option: `${option}.cert`, shape: material.certShape, wanted: 'certificate' };
  const key: FaultFacts = { option: `${option}.key`, shape: material.keyShape, wanted: 'key' };
  const chain = parseChain(material.cert, cert);
  const privateKey = openPrivateKey(material, option);
  try {
    checkPair(chain, privateKey, { cert, key });
    checkChain(chain, cert);
    checkStrengthAndPurpose(chain, cert);
    checkDates(chain[0]!, cert);
  } catch (error) {
    // Node reads parts of a certificate when they are asked for, and only then finds that they are garbage.
    if (error instanceof AppsInTossCertificateError) throw error;
    throw certificateFault('AIT_CERT_MALFORMED', cert, error);
  }
  return { leaf: chain[0]!, secureContext: secureContextOf(material, trust, cert) };
}

function parseChain(pem: Buffer, place: FaultFacts): X509Certificate[] {
  // X509Certificate reads the first block only. Certificates are no secret, so a string will do.
  const blocks = pem.toString('latin1').split(/(?=-----BEGIN )/);
  try {
    return blocks.map((block) => new X509Certificate(block));
  } catch (error) {
    throw certificateFault('AIT_CERT_MALFORMED', place, error);
  }
}

function secureContextOf(
  material: CertificateMaterial,
  { ca, minTlsVersion: minVersion = 'TLSv1.2' }: Trust,
  place: FaultFacts,
): tls.SecureContext {
  const { cert, key, keyEncrypted, passphrase } = material;
  try {
    const secret = keyEncrypted && passphrase !== undefined ? { passphrase } : {};
    return secureContextWith({ cert, key, minVersion, ...secret }, ca);
  } catch (error) {
    throw certificateFault('AIT_CERT_UNUSABLE', place, error);
  }
}
