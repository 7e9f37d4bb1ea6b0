import type { CertificateSummary } from '../certificate/certificate-summary.interface.js';

/** Most days that are left in a stage; the first is 0, fine. */
const STAGES: readonly number[] = [30, 7, 1];

/** How near the end of a certificate is, from 0 (fine) to 4 (over, or there is none). @internal */
export function certificateStage(certificate: CertificateSummary | undefined): number {
  if (!certificate || certificate.state === 'expired') return STAGES.length + 1;
  return STAGES.filter((days) => certificate.daysRemaining <= days).length;
}
