import { Logger } from '@nestjs/common';
import { LogLine } from '../../events/log-line.js';
import type { CallbackKind } from '../callback-kind.js';

/** Who tries credentials must not be able to fill the disk. */
const QUIET_MS = 60_000;
/** What a name of an event may look like; anything else in its place is no name, and is not repeated. */
const EVENT_NAME = /^[A-Za-z0-9_.-]{1,64}$/;

/** What the callbacks have to say: one line each, without what was sent. @internal */
export class CallbackLog {
  readonly #logger: Logger;
  readonly #quietUntil = new Map<string, number>();

  constructor(name?: string) {
    this.#logger = new Logger(name === undefined ? 'AppsInTossCallbacks' : `AppsInTossCallbacks:${name}`);
  }

  /** A call that is not answered with success; each reason once a minute. */
  refused(kind: CallbackKind, reason: string): void {
    this.#once(
      new LogLine('callback.refused', `A call to the ${kind} callback was refused: ${reason}`, {
        kind,
        reason,
      }),
    );
  }

  /** An event that this version does not know was answered, and nobody was told. */
  unknownEvent(eventType: string): void {
    const name = EVENT_NAME.test(eventType) ? eventType : undefined;
    const which = name === undefined ? 'whose name is none' : `"${name}"`;
    this.#once(
      new LogLine(
        'callback.unhandled',
        `A call to the subscription callback has an event ${which}, which no handler knows.`,
        {
          kind: 'subscription',
          eventType: name,
        },
      ),
    );
  }

  /** A handler of the user threw. */
  failed(kind: CallbackKind, handler: string, error: unknown): void {
    const line = new LogLine('callback.failed', `${handler} failed`, { kind, handler });
    this.#logger.error(line, error instanceof Error ? error.stack : undefined);
  }

  #once(line: LogLine): void {
    const now = performance.now();
    if (now < (this.#quietUntil.get(line.message) ?? 0)) return;
    if (this.#quietUntil.size > 100) this.#quietUntil.clear();
    this.#quietUntil.set(line.message, now + QUIET_MS);
    this.#logger.warn(line);
  }
}
