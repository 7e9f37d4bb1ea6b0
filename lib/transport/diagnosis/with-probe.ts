import type { Diagnosis, DiagnosisEvidence } from './diagnosis.interface.js';
import { ownDiagnosis } from './own-diagnosis.js';

/**
 * Lets a probe settle what a failed request left open; what is settled stays. An accepted handshake settles nothing:
 * nginx finishes it with any certificate and refuses afterwards.
 *
 * @internal
 */
export function withProbe(diagnosis: Diagnosis, probe: DiagnosisEvidence['probe']): Diagnosis {
  if (!probe?.error || !diagnosis.candidates) return diagnosis;
  const probed = ownDiagnosis(probe.error);
  if (probe.verdict === 'refused' && concernsCertificate(diagnosis)) return probed;
  return probe.verdict === 'unreachable' && probed.code === diagnosis.code ? probed : diagnosis;
}

function concernsCertificate({ candidates = [] }: Diagnosis): boolean {
  return candidates.some((code) => code.startsWith('AIT_CERT_'));
}
