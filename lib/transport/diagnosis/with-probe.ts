import type { Diagnosis, DiagnosisEvidence } from './diagnosis.interface.js';
import { fault } from '../fault-catalogue.js';
import { ownDiagnosis } from './own-diagnosis.js';

const RESETS = new Set(['AIT_NET_RESET', 'AIT_NET_HANDSHAKE_RESET']);

/** Lets a probe settle what a failed request left open; what is settled stays. @internal */
export function withProbe(diagnosis: Diagnosis, probe: DiagnosisEvidence['probe']): Diagnosis {
  if (!probe || !diagnosis.candidates) return diagnosis;
  const { verdict, error } = probe;
  const probed = error && ownDiagnosis(error);
  if (verdict === 'refused' && probed && concernsCertificate(diagnosis)) return probed;
  // The same handshake went through: the server accepts this certificate, so that is not why the connection ended.
  if (verdict === 'accepted' && RESETS.has(diagnosis.code)) {
    const { code, cause } = diagnosis;
    return { code, side: 'network', cause, hint: fault('AIT_NET_UNREACHABLE').hint };
  }
  return verdict === 'unreachable' && probed?.code === diagnosis.code ? probed : diagnosis;
}

function concernsCertificate({ candidates = [] }: Diagnosis): boolean {
  return candidates.some((code) => code.startsWith('AIT_CERT_'));
}
