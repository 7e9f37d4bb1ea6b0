import { AppsInTossError } from '../../foundation/apps-in-toss.error.js';
import { systemClock } from '../../foundation/clock.js';
import type { Diagnosis, DiagnosisEvidence } from './diagnosis.interface.js';
import { errorChain } from './error-chain.js';
import { fault } from '../fault/fault-catalogue.js';
import { foreignFault } from './foreign-fault.js';
import { ownDiagnosis } from './own-diagnosis.js';
import { withProbe } from './with-probe.js';

/**
 * Names the cause of a failed call: who said no, why, and what to do about it, in Korean and English.
 *
 * Takes whatever was caught: an error of this package, also as the `cause` of another error; an `AxiosError` of
 * `AppsInTossHttpService` or of any axios; an error of `fetch`, undici or `node:https`. What the evidence does not
 * settle is said to be open, with the causes that fit in `candidates`. Never throws, and shows nothing of a request.
 *
 * Evidence counts in this order: what is known locally about the certificate, which side spoke, the number of a TLS
 * alert, the page of a gateway, a probe.
 *
 * @param error whatever was caught
 * @param evidence what else is known; errors of this package carry their own
 * @publicApi
 */
export function diagnose(error: unknown, evidence: DiagnosisEvidence = {}): Diagnosis {
  try {
    return withProbe(withoutProbe(error, evidence), evidence.probe);
  } catch {
    // Objects whose properties throw when they are read exist (revoked proxies, hostile getters).
    return fault('AIT_UNDIAGNOSED');
  }
}

function withoutProbe(error: unknown, evidence: DiagnosisEvidence): Diagnosis {
  const own = errorChain(error).find((each) => each instanceof AppsInTossError);
  if (own) return ownDiagnosis(own);
  return foreignFault(error, evidence, evidence.now ?? systemClock());
}
