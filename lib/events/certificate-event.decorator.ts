import { MethodMarks } from '../discovery/method-marks.js';
import type { CertificateEventInterest } from './certificate-event-interest.interface.js';
import { notAMethod } from './certificate-event-problems.js';
import type {
  CertificateEvent,
  CertificateEventType,
} from '../certificate/events/certificate-event.interface.js';
import { AppsInTossConfigError } from '../foundation/apps-in-toss-config.error.js';

/**
 * Which mini-app a handler listens to.
 *
 * @publicApi
 */
export interface OnCertificateEventOptions {
  /** Name under which the mini-app is registered. Default: the one that is registered without a name. */
  readonly name?: string;
}

/** What the decorators say. @internal */
export const CERTIFICATE_EVENT_MARKS = new MethodMarks<CertificateEventInterest>('certificate-event');

type Handler = (event: CertificateEvent) => unknown;

/**
 * Calls a method of a provider or a controller with each event of these types in the life of a certificate. Events of
 * the start (`loaded`, `activated`, and `expiring` where the end is near already) come once the application has been
 * bootstrapped, later ones as they happen. Several may stand on one method.
 *
 * Not awaited; what it throws is logged and changes nothing else. Providers that are made per request or per consumer
 * (`Scope.REQUEST`, `Scope.TRANSIENT`) are not called, and a line in the log says so.
 * The application does not start with a handler that would never be called: for a mini-app that is not registered, or
 * for an event that there is not.
 *
 * @param types one type, or several
 * @param options see {@link OnCertificateEventOptions}
 *
 * @example
 * \@OnCertificateEvent(['expiring', 'expired'])
 * async warn(event: CertificateEvent) { await this.pager.send(event.reason?.message); }
 *
 * @throws AppsInTossConfigError at start `AIT_CONFIG_EVENT_NAME`, `AIT_CONFIG_EVENT_TYPE`; at once
 * `AIT_CONFIG_EVENT_HANDLER` where it stands on no ordinary method
 * @publicApi
 */
export function OnCertificateEvent(
  types: CertificateEventType | readonly CertificateEventType[],
  options: OnCertificateEventOptions = {},
): <Method extends Handler>(
  target: object,
  key: string | symbol,
  descriptor: TypedPropertyDescriptor<Method>,
) => void {
  const interest: CertificateEventInterest = { types: [types].flat(), name: options.name };
  return (target, key, descriptor) => {
    if (descriptor.value === undefined || typeof target === 'function') {
      const owner = typeof target === 'function' ? target : target.constructor;
      throw new AppsInTossConfigError(
        [notAMethod(`${owner.name}.${String(key)}`)],
        'A handler cannot be called',
      );
    }
    CERTIFICATE_EVENT_MARKS.add(target, key, interest);
  };
}
