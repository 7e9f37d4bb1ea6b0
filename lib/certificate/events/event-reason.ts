import type { AppsInTossError } from '../../foundation/apps-in-toss.error.js';
import { candidatesOf } from '../../foundation/candidates-of.js';
import type { CertificateEventReason } from './certificate-event.interface.js';

/** What of an error belongs into an event. @internal */
export function eventReason(error: AppsInTossError): CertificateEventReason {
  const { code, message, hint } = error;
  return { code, message, hint, ...candidatesOf(error) };
}
