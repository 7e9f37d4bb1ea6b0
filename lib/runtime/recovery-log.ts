import { Logger } from '@nestjs/common';
import { LogLine } from '../events/log-line.js';
import type { Recovered } from '../api/promotion/promotion.interface.js';
import { isAppsInTossError } from '../foundation/apps-in-toss.error.js';

/** What becomes of the grants that the app settles by itself, as log lines. @internal */
export class RecoveryLog {
  readonly #logger: Logger;

  constructor(name?: string) {
    this.#logger = new Logger(name === undefined ? 'AppsInToss' : `AppsInToss:${name}`);
  }

  /** Told where a grant has ended; what is still open would be told again with every look. */
  ended({ settled, pending, failed, unknown }: Recovered): void {
    if (settled + failed === 0) return;
    const line = `Unfinished grants: ${settled} paid, ${failed} not paid, ${pending} pending, ${unknown} not known yet.`;
    this.#logger.log(new LogLine('grants.recovered', line, { settled, pending, failed, unknown }));
  }

  failed(error: unknown): void {
    const why = isAppsInTossError(error)
      ? ` [${error.code}] ${error.message}. ${error.hint.en} / ${error.hint.ko}`
      : '';
    this.#logger.error(
      `Unfinished grants could not be settled; the next look tries again.${why}`,
      error instanceof Error ? error.stack : undefined,
    );
  }
}
