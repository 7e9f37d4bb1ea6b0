import { DAY_MS } from '../../foundation/clock.js';
import type { ClientCertificate } from '../client-certificate.js';

/** How near its end a certificate is: the threshold passed last, in days. @internal */
export type ExpiryStage = number | 'expired';

/**
 * The most urgent threshold that a certificate has passed, if any. Computed from the dates each time and never by a
 * timer: `setTimeout` overflows after 24.8 days, and a machine may sleep.
 *
 * @param days thresholds in days, in any order
 * @internal
 */
export function expiryStage(
  certificate: ClientCertificate,
  days: readonly number[],
  now: Date,
): ExpiryStage | undefined {
  if (certificate.state(now) === 'expired') return 'expired';
  const left = certificate.validTo.getTime() - now.getTime();
  const passed = days.filter((each) => left <= each * DAY_MS);
  return passed.length > 0 ? Math.min(...passed) : undefined;
}

/** Whether `stage` is nearer the end than `other`. @internal */
export function isMoreUrgent(stage: ExpiryStage, other: ExpiryStage | undefined): boolean {
  return rank(stage) < rank(other);
}

function rank(stage: ExpiryStage | undefined): number {
  return stage === 'expired' ? -Infinity : (stage ?? Infinity);
}
