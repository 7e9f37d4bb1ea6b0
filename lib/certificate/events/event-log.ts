import { type Observable, Subject } from 'rxjs';
import type { Clock } from '../../foundation/clock.js';
import type { CertificateEvent } from './certificate-event.interface.js';
import type { CertificateSummary } from '../certificate-summary.interface.js';
import type { ClientCertificate } from '../client-certificate.js';

/** An event before it has a time: certificates are summed up as of the moment it is sent. @internal */
export type EventDraft = Omit<CertificateEvent, 'active' | 'at' | 'certificate' | 'previous'> & {
  readonly certificate?: ClientCertificate | undefined;
  readonly previous?: ClientCertificate | undefined;
};

/** Sends events, and adds to each what all have in common. @internal */
export class EventLog {
  readonly events$: Observable<CertificateEvent>;
  readonly #clock: Clock;
  readonly #active: () => ClientCertificate | undefined;
  readonly #subject = new Subject<CertificateEvent>();

  constructor(clock: Clock, active: () => ClientCertificate | undefined) {
    this.#clock = clock;
    this.#active = active;
    this.events$ = this.#subject.asObservable();
  }

  send({ certificate, previous, ...draft }: EventDraft): void {
    const at = this.#clock();
    const active = this.#active();
    const summary = (of: ClientCertificate | undefined): CertificateSummary | undefined => of?.summary(at);
    this.#subject.next({
      ...draft,
      at,
      ...(certificate && { certificate: summary(certificate) }),
      ...(active && { active: summary(active) }),
      ...(previous && { previous: summary(previous) }),
    } as CertificateEvent);
  }

  complete(): void {
    this.#subject.complete();
  }
}
