import type { CertificateEvent } from '../certificate/events/certificate-event.interface.js';
import type { CertificateLog } from './certificate-log.js';

const FIRST_PAUSE_MS = 60_000;
const LONGEST_PAUSE_MS = 3_600_000;

/**
 * Hands events to functions of the user. A notice of an expiry is handed over again when that failed: with a shared
 * ledger this process is the only one that gives it. Whatever else happens is told once.
 *
 * @internal
 */
export class EventDelivery {
  readonly #log: CertificateLog;
  /** What is still to be told, by receiver and certificate: a later notice takes the place of an earlier one. */
  readonly #pending = new Map<string, NodeJS.Timeout>();
  #stopped = false;

  constructor(log: CertificateLog) {
    this.#log = log;
  }

  /** Never rejects. */
  async deliver(
    receiver: string,
    event: CertificateEvent,
    handle: (event: CertificateEvent) => unknown,
    pause = FIRST_PAUSE_MS,
  ): Promise<void> {
    const isNotice = event.type === 'expiring' || event.type === 'expired';
    const key = `${receiver} ${event.certificate?.fingerprint256}`;
    if (isNotice) this.#forget(key);
    try {
      // Events are sent from the middle of a swap or a revocation: what users wrote must not hold that up.
      await undefined;
      await handle(event);
    } catch (error) {
      this.#log.failed(receiver, error);
      if (!isNotice || this.#stopped || this.#pending.has(key)) return;
      const next = Math.min(pause * 2, LONGEST_PAUSE_MS);
      const again = setTimeout(() => void this.deliver(receiver, event, handle, next), pause);
      this.#pending.set(key, again.unref());
    }
  }

  stop(): void {
    this.#stopped = true;
    for (const key of this.#pending.keys()) this.#forget(key);
  }

  #forget(key: string): void {
    clearTimeout(this.#pending.get(key));
    this.#pending.delete(key);
  }
}
