import type { EventDelivery } from './event-delivery.js';
import type { CertificateLog } from './certificate-log.js';
import type {
  CertificateEvent,
  CertificateEventType,
} from '../certificate/events/certificate-event.interface.js';

/** A method that wants events. @internal */
export interface CertificateEventHandler {
  /** `Class.method`, for the log. */
  readonly label: string;
  readonly types: readonly CertificateEventType[];
  readonly handle: (event: CertificateEvent) => unknown;
}

/** Far more than come before an application has begun. One that never does must not keep them all. */
const MOST_EARLY = 100;

/**
 * Hands events on to the methods of users. What happens before these are known waits for them.
 *
 * @internal
 */
export class CertificateEventHandlers {
  readonly #log: CertificateLog;
  readonly #delivery: EventDelivery;
  #early: CertificateEvent[] = [];
  #handlers: readonly CertificateEventHandler[] | undefined;

  constructor(log: CertificateLog, delivery: EventDelivery) {
    this.#log = log;
    this.#delivery = delivery;
  }

  tell(event: CertificateEvent): void {
    if (!this.#handlers) {
      this.#early.push(event);
      if (this.#early.length > MOST_EARLY) this.#early.shift();
      return;
    }
    for (const handler of this.#handlers)
      if (handler.types.includes(event.type)) void this.#call(handler, event);
  }

  /** From now on these are told, first of what has happened so far. */
  attach(handlers: readonly CertificateEventHandler[]): void {
    this.#handlers = handlers;
    const early = this.#early;
    this.#early = [];
    for (const event of early) this.tell(event);
  }

  /** One mini-app has several sets of connections and several looks at its certificates. */
  registeredTwice(name: string | undefined, times: number): void {
    this.#log.registeredTwice(name, times);
  }

  /** A handler that cannot be called. */
  unreachable(label: string): void {
    this.#log.unreachable(`@OnCertificateEvent() on ${label}`);
  }

  async #call({ label, handle }: CertificateEventHandler, event: CertificateEvent): Promise<void> {
    await this.#delivery.deliver(`@OnCertificateEvent() on ${label}`, event, handle);
  }
}
