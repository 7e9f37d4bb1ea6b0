import { createHash } from 'node:crypto';
import { koreanTime } from '../../foundation/korean-time.js';
import { type CallbackFields, fieldsOf, flagOf, optionalTextOf, textOf } from './callback-fields.js';

/** @publicApi */
export type SubscriptionStatus =
  'ACTIVE' | 'EXPIRED' | 'IN_GRACE_PERIOD' | 'ON_HOLD' | 'PAUSED' | 'REVOKED' | (string & {});

/**
 * Why the subscription changed. Grows over time: have a `default` in every `switch`, and decide access by
 * `subscription.current.accessGranted`.
 *
 * @publicApi
 */
export type SubscriptionChangeReason =
  | 'CREATED'
  | 'RENEWED'
  | 'RECOVERED'
  | 'RESTARTED'
  | 'ENTERED_GRACE_PERIOD'
  | 'ON_HOLD'
  | 'PAUSED'
  | 'AUTO_RENEW_ENABLED'
  | 'AUTO_RENEW_DISABLED'
  | 'EXTENDED'
  | 'EXPIRED'
  | 'REVOKED'
  | (string & {});

/** @publicApi */
export interface SubscriptionState {
  readonly status: SubscriptionStatus;
  /** Whether the user may use what they subscribed to. */
  readonly accessGranted: boolean;
  /** Whether it will renew. `AUTO_RENEW_DISABLED` turns it off and leaves the status `ACTIVE`. */
  readonly autoRenew: boolean;
  /** As it came, without a zone; null when the subscription has just been created. */
  readonly expiresAt: string | null;
  /** The same, taken for Korean time: the platform names no zone. */
  readonly expiresDate: Date | null;
}

/**
 * A subscription changed.
 *
 * @publicApi
 */
export interface SubscriptionEvent {
  /**
   * Tells events apart: the platform gives them no id, and two different ones can have the same time. The same event,
   * delivered again, has the same key. Store it to handle each event once.
   */
  readonly eventKey: string;
  readonly eventType: 'subscription.status_changed';
  /** `1.0`; empty when the platform left it out. */
  readonly eventVersion: string;
  /** As it came, without a zone. */
  readonly occurredAt: string;
  /** The same, taken for Korean time: the platform names no zone. */
  readonly occurredDate: Date | null;
  /** The **first** order of the subscription, and the only link to a user: store it when they subscribe. */
  readonly orderId: string;
  readonly sku: string | null;
  readonly changeReason: SubscriptionChangeReason;
  readonly subscription: {
    readonly previous: SubscriptionState | null;
    readonly current: SubscriptionState;
  };
}

/** Sent when the URL is saved in the console, which wants it answered with HTTP 204 (200 works as well). @internal */
export const REGISTRATION_EVENT = 'callback.registration_verification';

/** @internal */
export const STATUS_EVENT = 'subscription.status_changed';

/**
 * Reads a subscription notification. The module and its routes do it for you; this is for a route of your own behind
 * `AppsInTossSubscriptionGuard`.
 *
 * @param request of Express or Fastify
 * @returns null for an event that is no change of a subscription, such as the verification of the URL: answer it with
 *   HTTP 204 and do nothing
 * @throws BadRequestException that names the field, never its value
 * @publicApi
 */
export function readSubscriptionEvent(request: { readonly body?: unknown }): SubscriptionEvent | null {
  const fields = fieldsOf(request.body);
  const eventType = textOf(fields, 'eventType');
  if (eventType !== STATUS_EVENT) return null;
  const orderId = textOf(fields, 'orderId');
  const occurredAt = textOf(fields, 'occurredAt');
  const { previous, current } = fieldsOf(fields['subscription'], 'subscription');
  return {
    eventKey: `${orderId}:${occurredAt}:${digestOf(fields)}`,
    eventType,
    eventVersion: optionalTextOf(fields, 'eventVersion') ?? '',
    occurredAt,
    occurredDate: koreanTime(occurredAt),
    orderId,
    sku: optionalTextOf(fields, 'sku'),
    changeReason: textOf(fields, 'changeReason'),
    subscription: {
      previous: (previous ?? null) === null ? null : stateOf(previous, 'subscription.previous'),
      current: stateOf(current, 'subscription.current'),
    },
  };
}

function stateOf(value: unknown, name: string): SubscriptionState {
  const fields = fieldsOf(value, name);
  const expiresAt = optionalTextOf(fields, 'expiresAt', `${name}.`);
  return {
    status: textOf(fields, 'status', `${name}.`),
    accessGranted: flagOf(fields, 'accessGranted', `${name}.`),
    autoRenew: flagOf(fields, 'autoRenew', `${name}.`),
    expiresAt,
    expiresDate: koreanTime(expiresAt),
  };
}

/** Of everything that came, fields we do not know included, whatever their order. */
function digestOf(fields: CallbackFields): string {
  const sorted = JSON.stringify(fields, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
      : value,
  );
  return createHash('sha256').update(sorted).digest('hex').slice(0, 16);
}
