import type { CertificateEventType } from '../certificate/events/certificate-event.interface.js';

/** What one `@OnCertificateEvent()` says. @internal */
export interface CertificateEventInterest {
  readonly types: readonly CertificateEventType[];
  readonly name: string | undefined;
}
