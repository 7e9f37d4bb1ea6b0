import { Logger } from '@nestjs/common';
import type { CallbackKind } from '../callback-kind.js';

/** Who tries credentials must not be able to fill the disk. */
const QUIET_MS = 60_000;

/** What the callbacks have to say: one line each, without what was sent. @internal */
export class CallbackLog {
  readonly #logger: Logger;
  readonly #quietUntil = new Map<string, number>();

  constructor(name?: string) {
    this.#logger = new Logger(name === undefined ? 'AppsInTossCallbacks' : `AppsInTossCallbacks:${name}`);
  }

  /** A call that is not answered with success; each reason once a minute. */
  refused(kind: CallbackKind, why: string): void {
    const line = `A call to the ${kind} callback was refused: ${why}`;
    const now = performance.now();
    if (now < (this.#quietUntil.get(line) ?? 0)) return;
    if (this.#quietUntil.size > 100) this.#quietUntil.clear();
    this.#quietUntil.set(line, now + QUIET_MS);
    this.#logger.warn(line);
  }

  /** An event that this version does not know was answered, and nobody was told. */
  unknownEvent(eventType: string): void {
    this.refused('subscription', `no handler knows the event ${JSON.stringify(eventType.slice(0, 64))}`);
  }

  /** A handler of the user threw. */
  failed(what: string, error: unknown): void {
    this.#logger.error(`${what} failed`, error instanceof Error ? error.stack : String(error));
  }
}
