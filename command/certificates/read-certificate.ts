import { X509Certificate } from 'node:crypto';
import { ClientCertificate } from '../../lib/certificate/client-certificate.js';
import { certificateFault } from '../../lib/certificate/faults/certificate-fault.js';
import { AppsInTossCertificateError } from '../../lib/certificate/faults/certificate.error.js';
import { recognise, wipeBlocks } from '../../lib/certificate/material/recognise.js';

/** A certificate that was read, and what was found when it was put together with its key. */
export interface ReadCertificate {
  readonly chain: readonly [X509Certificate, ...X509Certificate[]];
  /** Why the pair cannot be used; absent where it can, or where there is no key. */
  readonly problem?: AppsInTossCertificateError;
  readonly warnings: ClientCertificate['warnings'];
}

/** Both halves: paths, or texts from the environment. */
export interface Halves {
  readonly cert: string;
  readonly key?: string | undefined;
  readonly passphrase?: string | undefined;
}

/**
 * Reads a certificate; with a key, by the same checks as the module in an app.
 *
 * @throws AppsInTossCertificateError when there is no certificate to speak of
 */
export async function readCertificate({ cert, key, passphrase }: Halves): Promise<ReadCertificate> {
  const chain = await readChain(cert);
  if (key === undefined) return { chain, warnings: [] };
  try {
    const secret = passphrase === undefined ? {} : { passphrase };
    const { warnings } = await ClientCertificate.load({ cert, key, ...secret });
    return { chain, warnings };
  } catch (error) {
    if (!(error instanceof AppsInTossCertificateError)) throw error;
    return { chain, problem: error, warnings: [] };
  }
}

async function readChain(cert: string): Promise<ReadCertificate['chain']> {
  const place = { option: 'certificate.cert', wanted: 'certificate' } as const;
  const { blocks, shape } = await recognise(cert, place);
  try {
    const [leaf, ...rest] = blocks
      .filter(({ label }) => label === 'CERTIFICATE')
      .map(({ pem }) => new X509Certificate(pem));
    if (leaf) return [leaf, ...rest];
  } catch (error) {
    throw certificateFault('AIT_CERT_MALFORMED', { ...place, shape }, error);
  } finally {
    wipeBlocks(blocks);
  }
  throw certificateFault('AIT_CERT_WRONG_BLOCK', { ...place, shape });
}
