import { SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { CertificateEvent, CertificateEventType } from './certificate/certificate-event.interface.js';

/**
 * Which mini-app a handler listens to.
 *
 * @publicApi
 */
export interface OnCertificateEventOptions {
  /** Name under which the mini-app is registered. Default: the one that is registered without a name. */
  readonly name?: string;
}

/** What one `@OnCertificateEvent()` says. @internal */
export interface CertificateEventInterest {
  readonly types: readonly CertificateEventType[];
  readonly name: string | undefined;
}

/** A registered text, so that the ESM and the CJS copy of the package agree. @internal */
export const CERTIFICATE_EVENT_METADATA = 'nestjs-apps-in-toss:certificate-event';

type Handler = (event: CertificateEvent) => unknown;

/**
 * Calls a method of a provider or a controller with each event of these types in the life of a certificate. Events of
 * the start (`loaded`, `activated`, and `expiring` where the end is near already) come once the application has been
 * bootstrapped, later ones as they happen. Several may stand on one method.
 *
 * Not awaited; what it throws is logged and changes nothing else. Providers that are made per request are not called.
 *
 * @param types one type, or several
 * @param options see {@link OnCertificateEventOptions}
 *
 * @example
 * \@OnCertificateEvent(['expiring', 'expired'])
 * async warn(event: CertificateEvent) { await this.pager.send(event.reason?.message); }
 *
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
    if (descriptor.value === undefined) return;
    const earlier = interestsOf(descriptor.value);
    SetMetadata(CERTIFICATE_EVENT_METADATA, [...earlier, interest])(target, key, descriptor);
  };
}

/** What the decorators on a method say. @internal */
export function interestsOf(method: (...args: never[]) => unknown): readonly CertificateEventInterest[] {
  return (
    new Reflector().get<CertificateEventInterest[] | undefined>(CERTIFICATE_EVENT_METADATA, method) ?? []
  );
}
