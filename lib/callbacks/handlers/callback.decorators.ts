import { MethodMarks } from '../../discovery/method-marks.js';
import { AppsInTossConfigError } from '../../foundation/apps-in-toss-config.error.js';
import type { CallbackKind } from '../callback-kind.js';
import { notAMethod } from '../callback-problems.js';
import type { SubscriptionEvent } from '../events/subscription-event.js';
import type { UnlinkEvent } from '../events/unlink-event.js';

/**
 * Whose calls a method handles.
 *
 * @publicApi
 */
export interface OnTossCallbackOptions {
  /** Name under which `AppsInTossCallbacksModule` was registered. Default: the one without a name. */
  readonly name?: string;
}

/** What one decorator says. @internal */
export interface CallbackInterest {
  readonly kind: CallbackKind;
  readonly name: string | undefined;
}

/** A decorator for methods that take such an event. @publicShape */
export type CallbackDecorator<Event> = <Method extends (event: Event) => unknown>(
  target: object,
  key: string | symbol,
  descriptor: TypedPropertyDescriptor<Method>,
) => void;

/** What the decorators say. @internal */
export const CALLBACK_MARKS = new MethodMarks<CallbackInterest>('callback');

/**
 * Calls a method of a provider or a controller when a user's link to the mini-app ends, and waits for it: what it
 * throws is logged and answered with HTTP 500, so that Toss may try again. The same event may come twice, so handle it
 * in a way that bears that. Several methods may listen; all are called, whatever the others do.
 *
 * The application does not start with a handler that would never be called, nor with a route that nobody handles.
 *
 * @throws AppsInTossConfigError at start `AIT_CONFIG_CALLBACK_UNREACHABLE`, `AIT_CONFIG_CALLBACK_UNHANDLED`,
 * `AIT_CONFIG_CALLBACK_HANDLER`; the last one at once where it stands on no ordinary method
 *
 * @example
 * \@OnTossUnlink()
 * async forget({ userKey }: UnlinkEvent) { await this.users.removeByTossKey(userKey); }
 *
 * @publicApi
 */
export function OnTossUnlink(options: OnTossCallbackOptions = {}): CallbackDecorator<UnlinkEvent> {
  return listener('unlink', options);
}

/**
 * Calls a method of a provider or a controller when a subscription changes. Otherwise as {@link OnTossUnlink}. Store
 * `eventKey` to handle each event once. The verification of the URL is answered without it.
 *
 * @throws AppsInTossConfigError as {@link OnTossUnlink}
 * @publicApi
 */
export function OnTossSubscription(
  options: OnTossCallbackOptions = {},
): CallbackDecorator<SubscriptionEvent> {
  return listener('subscription', options);
}

function listener<Event>(kind: CallbackKind, { name }: OnTossCallbackOptions): CallbackDecorator<Event> {
  const interest: CallbackInterest = { kind, name };
  return (target, key, descriptor) => {
    if (descriptor.value === undefined || typeof target === 'function') {
      const owner = typeof target === 'function' ? target : target.constructor;
      throw new AppsInTossConfigError(
        [notAMethod(kind, `${owner.name}.${String(key)}`)],
        'A handler cannot be called',
      );
    }
    CALLBACK_MARKS.add(target, key, interest);
  };
}
