import { AppsInTossError, registerError } from '../../foundation/apps-in-toss.error.js';
import type { JournalCode } from './journal-code.js';
import { JOURNAL_TEXTS } from './journal-messages.js';

/**
 * A journal of operations cannot be used, or could not keep or find a record. `outcome` is `not-sent`: the journal
 * itself sends nothing. Whether the record was written when the store did not answer is open; the same call made again
 * begins by reading it.
 *
 * @publicApi
 */
export class AppsInTossJournalError extends AppsInTossError {
  declare readonly code: JournalCode;

  /** @param detail what exactly, in English; no value that was handed in @internal */
  constructor(code: JournalCode, detail?: string, cause?: unknown) {
    const { message, hint, retryable } = JOURNAL_TEXTS[code];
    super({
      code,
      message: detail === undefined ? message : `${message}: ${detail}`,
      hint,
      retryable,
      outcome: 'not-sent',
      ...(cause !== undefined && { cause }),
    });
  }
}
registerError(AppsInTossJournalError, 'AppsInTossJournalError');
