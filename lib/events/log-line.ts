import { inspect } from 'node:util';

/** What a line may hold beside its text: facts, and nothing that a request brought. @internal */
export type LogFields = Readonly<Record<string, string | number | boolean | undefined>>;

/**
 * One line of the log: a sentence for whoever reads it on a terminal, fields for whatever reads JSON. Nest's logger
 * prints an object of a class as its own `inspect` says, and in JSON by its fields; pino and winston take the fields
 * as they are.
 *
 * @internal
 */
export class LogLine {
  /** The sentence. */
  readonly message: string;
  /** What happened, such as `certificate.activated`. */
  readonly event: string;
  readonly [field: string]: unknown;

  constructor(event: string, message: string, fields: LogFields = {}) {
    this.message = message;
    this.event = event;
    for (const [name, value] of Object.entries(fields))
      if (value !== undefined) (this as Record<string, unknown>)[name] = value;
  }

  toString(): string {
    return this.message;
  }

  [inspect.custom](): string {
    return this.message;
  }
}
