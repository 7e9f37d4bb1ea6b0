import type { SubscriptionChangeReason, SubscriptionState } from './callback.interface.js';

const month = 30 * 24 * 3_600_000;

/** Text without a zone and with a fraction, as measured. @internal */
export function textTime(date: Date): string {
  return new Date(date.getTime() + 9 * 3_600_000).toISOString().replace('Z', '');
}

/** What `reason` makes of a subscription. @internal */
export function whereItStands(
  reason: SubscriptionChangeReason,
  before: SubscriptionState | undefined,
  at: Date,
): SubscriptionState {
  const inAMonth = textTime(new Date(at.getTime() + month));
  const active = { status: 'ACTIVE', accessGranted: true, autoRenew: true, expiresAt: inAMonth } as const;
  const known = before ?? active;
  switch (reason) {
    case 'CREATED':
      return { ...active, expiresAt: null };
    case 'RENEWED':
    case 'RECOVERED':
    case 'RESTARTED':
      return active;
    case 'ENTERED_GRACE_PERIOD':
      return { ...known, status: 'IN_GRACE_PERIOD', accessGranted: true };
    case 'ON_HOLD':
      return { ...known, status: 'ON_HOLD', accessGranted: false };
    case 'PAUSED':
      return { ...known, status: 'PAUSED', accessGranted: false };
    case 'AUTO_RENEW_ENABLED':
      return { ...known, autoRenew: true };
    case 'AUTO_RENEW_DISABLED':
      return { ...known, autoRenew: false };
    case 'EXTENDED':
      return { ...known, expiresAt: inAMonth };
    case 'EXPIRED':
      return { ...known, status: 'EXPIRED', accessGranted: false, autoRenew: false };
    default:
      return { ...known, status: 'REVOKED', accessGranted: false, autoRenew: false };
  }
}
