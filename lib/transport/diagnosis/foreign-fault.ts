import { answerIn, configuredCertificate } from './axios-evidence.js';
import { clientFault } from './client-fault.js';
import type { Diagnosis, DiagnosisEvidence } from './diagnosis.interface.js';
import { errorChain, isErrorLike } from './error-chain.js';
import { fault, faultBecause } from '../fault/fault-catalogue.js';
import { gatewaySignature, isRefusalPage } from '../refusal/gateway-signature.js';
import type { PresentedCertificate } from '../classification/presented-certificate.interface.js';

/** Diagnoses an error that this package did not make, by its code, the number of an alert, and its message. @internal */
export function foreignFault(error: unknown, evidence: DiagnosisEvidence, now: Date): Diagnosis {
  const chain = errorChain(error);
  const certificate = evidence.certificate ?? first(chain, configuredCertificate);
  const answered = first(chain, (each) => answerFault(each, certificate, now));
  if (answered) return answered;
  const found = chain.filter(isErrorLike).map((each) => clientFault(each, { certificate, now }));
  // The innermost error knows most; a vaguer one is better than none.
  const told = found.filter((each) => each !== undefined).reverse();
  return told.find(({ code }) => !VAGUE.has(code)) ?? told[0] ?? fault('AIT_UNDIAGNOSED');
}

const VAGUE = new Set(['AIT_TLS_FAILED', 'AIT_NET_FAILED', 'AIT_NET_RESET']);

function answerFault(
  error: unknown,
  certificate: PresentedCertificate | undefined,
  now: Date,
): Diagnosis | undefined {
  const answer = answerIn(error);
  if (!answer) return undefined;
  const signature = gatewaySignature(answer, certificate, now);
  if (signature) return signature;
  const { status } = answer;
  if (status >= 300 && status < 400 && status !== 304) return fault('AIT_REDIRECT_REFUSED');
  const detail = `the server answered HTTP ${status}`;
  // A page without words we know may be about the certificate, or about anything else.
  return faultBecause('AIT_UNDIAGNOSED', detail, isRefusalPage(answer) ? PAGE_CANDIDATES : undefined);
}

const PAGE_CANDIDATES = ['AIT_UNDIAGNOSED', 'AIT_CERT_NOT_PRESENTED', 'AIT_CERT_REFUSED'] as const;

function first<T>(chain: readonly unknown[], find: (each: unknown) => T | undefined): T | undefined {
  for (const each of chain) {
    const found = find(each);
    if (found !== undefined) return found;
  }
  return undefined;
}
