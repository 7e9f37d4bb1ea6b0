import type { AppsInTossError } from '../../foundation/apps-in-toss.error.js';
import type { CertificateEventReason } from './certificate-event.interface.js';

/** What of an error belongs into an event. @internal */
export function eventReason({ code, message, hint }: AppsInTossError): CertificateEventReason {
  return { code, message, hint };
}
