import { certificateFault } from '../../lib/certificate/faults/certificate-fault.js';
import { AppsInTossCertificateError } from '../../lib/certificate/faults/certificate.error.js';
import { storeProblem } from '../../lib/certificate/faults/store-problem.js';
import type { Text } from '../shell/text.js';
import { type CertificateFacts, certificateFacts } from './certificate-facts.js';
import type { PairPlace } from './find-pairs.js';
import { readCertificate } from './read-certificate.js';

/** Something that is wrong with a pair, or should be changed. */
export interface Remark {
  readonly code: string;
  readonly message: string;
  readonly hint: Text;
}

/** A pair and what was found in it. Holds nothing secret. */
export interface Inspected {
  /** Where it is: paths, or names of variables. */
  readonly files: PairPlace['shown'];
  /** Absent where not even the certificate could be read. */
  readonly certificate?: CertificateFacts;
  readonly problem?: Remark;
  readonly warnings: readonly Remark[];
}

/** Never throws because of what is in the files: that is what one wants to see. */
export async function inspectPair(place: PairPlace, now: Date, expiringDays: number): Promise<Inspected> {
  const { cert, key, passphrase, shown: files } = place;
  if (cert === undefined) {
    const facts = { option: 'certificate', detail: '<name>_public.crt' };
    return { files, problem: remarkOf(storeProblem('AIT_CERT_HALF_PAIR', facts)), warnings: [] };
  }
  try {
    const { chain, problem, warnings } = await readCertificate({ cert, key, passphrase });
    const certificate = certificateFacts(chain, now, expiringDays);
    const dated = problem ?? datesProblem(certificate);
    return { files, certificate, ...(dated && { problem: remarkOf(dated) }), warnings };
  } catch (error) {
    if (!(error instanceof AppsInTossCertificateError)) throw error;
    return { files, problem: remarkOf(error), warnings: [] };
  }
}

function datesProblem({
  state,
  validFrom,
  validTo,
}: CertificateFacts): AppsInTossCertificateError | undefined {
  const option = 'certificate.cert';
  if (state === 'expired') return certificateFault('AIT_CERT_EXPIRED', { option, detail: validTo });
  if (state === 'not-yet-valid')
    return certificateFault('AIT_CERT_NOT_YET_VALID', { option, detail: validFrom });
  return undefined;
}

/** The public part of an error. */
export function remarkOf({ code, message, hint }: AppsInTossCertificateError): Remark {
  return { code, message, hint };
}
