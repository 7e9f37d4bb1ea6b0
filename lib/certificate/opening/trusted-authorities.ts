import { X509Certificate } from 'node:crypto';
import { certificateFault } from '../faults/certificate-fault.js';
import { AppsInTossCertificateError } from '../faults/certificate.error.js';
import { recognise, recogniseText, type Recognised } from '../material/recognise.js';

/**
 * Reads the certificates of extra authorities to trust: a path or PEM, in any of the forms a certificate may have.
 *
 * @param option name of the option in messages
 * @returns PEM, every block of which parsed as a certificate
 * @throws AppsInTossCertificateError `AIT_CERT_CA_INVALID`, or `AIT_CERT_FILE_NOT_FOUND` and
 * `AIT_CERT_FILE_UNREADABLE` for the file
 * @internal
 */
export async function readTrustedAuthorities(value: string | Uint8Array, option = 'ca'): Promise<string> {
  let recognised: Recognised;
  try {
    recognised = await recognise(value, { option, wanted: 'certificate' });
  } catch (error) {
    throw asAuthorityFault(error, option);
  }
  return checkedAuthorities(recognised, option);
}

/** The same for PEM text, without touching the file system. @internal */
export function parseTrustedAuthorities(value: string | Uint8Array, option = 'ca'): string {
  let recognised: Recognised;
  try {
    recognised = recogniseText(value, { option, wanted: 'certificate' });
  } catch (error) {
    throw asAuthorityFault(error, option);
  }
  return checkedAuthorities(recognised, option);
}

function asAuthorityFault(error: unknown, option: string): unknown {
  if (!(error instanceof AppsInTossCertificateError)) return error;
  if (error.code === 'AIT_CERT_FILE_NOT_FOUND' || error.code === 'AIT_CERT_FILE_UNREADABLE') return error;
  return certificateFault('AIT_CERT_CA_INVALID', { option, shape: error.shape }, error);
}

/** Node takes any text as `ca` and then trusts nobody, so each block is parsed here. */
function checkedAuthorities({ blocks, shape }: Recognised, option: string): string {
  for (const [index, { label, pem }] of blocks.entries()) {
    if (label !== 'CERTIFICATE') {
      const detail =
        label === 'UNKNOWN' ? `block ${index + 1} is no certificate` : `it holds "BEGIN ${label}"`;
      throw certificateFault('AIT_CERT_CA_INVALID', { option, shape, detail });
    }
    try {
      void new X509Certificate(pem);
    } catch (error) {
      const detail = `block ${index + 1} is no certificate`;
      throw certificateFault('AIT_CERT_CA_INVALID', { option, shape, detail }, error);
    }
  }
  return blocks.map(({ pem }) => pem.toString('latin1')).join('');
}
