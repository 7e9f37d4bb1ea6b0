import type { ClientCertificate } from '../certificate/client-certificate.js';
import { usability } from '../certificate/expiry/usability.js';
import type { ApiCode } from '../api/errors/api-code.js';
import { candidatesOf } from '../foundation/candidates-of.js';
import { type AppsInTossError, isAppsInTossError } from '../foundation/apps-in-toss.error.js';
import type { TransportCode } from '../transport/fault/transport-code.js';
import type { AppsInTossHealthOptions, AppsInTossHealthStatus } from './apps-in-toss-health.interface.js';
import {
  checkFailed,
  expiredInUse,
  expiringSoon,
  type HealthText,
  heldBackBehind,
  leftAtExpiry,
  rejectedInUse,
  sourceNotTaken,
  textOf,
  undecidedGrants,
} from './health-message.js';
import type { HealthView } from './health-view.interface.js';

/** One thing to report. @internal */
export interface HealthFinding {
  readonly status: AppsInTossHealthStatus;
  readonly texts: readonly HealthText[];
  readonly code?: string;
  readonly candidates?: readonly string[];
}

/**
 * What there is to report, most important first. Only a certificate whose dates are over, with none to
 * take its place, is `down`: everything else still serves, and taking it out of service would be the outage.
 *
 * @internal
 */
export function healthFindings(view: HealthView, options: AppsInTossHealthOptions): HealthFinding[] {
  const count = view.undecided?.() ?? 0;
  const { undecidedStatus = 'degraded' } = options;
  const code: ApiCode = 'AIT_API_GRANT_UNDECIDED';
  const undecided = { status: undecidedStatus, texts: [undecidedGrants(count)], code };
  return [...certificateFindings(view, options), ...(count > 0 ? [undecided] : [])];
}

/** What stands there where a check itself failed: whatever was thrown, nothing of it but what is ours. @internal */
export function notFoundOut(error: unknown, status: AppsInTossHealthStatus): HealthFinding {
  if (isAppsInTossError(error)) return finding(status, [checkFailed()], error);
  const code: TransportCode = 'AIT_UNDIAGNOSED';
  return { status, texts: [checkFailed()], code };
}

function certificateFindings(
  view: HealthView,
  { expiringStatus = 'up', staleStatus = 'degraded' }: AppsInTossHealthOptions,
): HealthFinding[] {
  const active = view.active();
  const problem = view.problem();
  if (!active) return [finding('down', [], problem)];
  const now = view.clock();
  const ended = usability(active, now, 'The certificate in use');
  if (ended) {
    const isReplaced = view.standby().length > 0;
    return isReplaced
      ? [finding(staleStatus, [leftAtExpiry()], ended)]
      : [finding('down', ended.code === 'AIT_CERT_EXPIRED' ? [expiredInUse()] : [], ended)];
  }
  const found: HealthFinding[] = [];
  if (problem) found.push(finding(staleStatus, [stale(view, active)], problem));
  if (active.state(now) === 'expiring')
    found.push({ status: expiringStatus, texts: [expiringSoon(active, now)] });
  return found;
}

function stale(view: HealthView, active: ClientCertificate): HealthText {
  const hasStandby = view.standby().length > 0;
  if (view.rejection()) return rejectedInUse();
  const heldBack = view.heldBack();
  const facts = { active, hasStandby, now: view.clock() };
  return heldBack ? heldBackBehind(heldBack.certificate, facts) : sourceNotTaken(facts);
}

function finding(
  status: AppsInTossHealthStatus,
  texts: readonly HealthText[],
  reason: AppsInTossError | undefined,
): HealthFinding {
  if (!reason) return { status, texts };
  return { status, texts: [...texts, textOf(reason)], code: reason.code, ...candidatesOf(reason) };
}
