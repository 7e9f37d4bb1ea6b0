import type { Attempt } from '../attempt.interface.js';
import { isAppsInTossError } from '../apps-in-toss.error.js';
import type { CallEvent, CallFacts, CallStart } from './call-event.interface.js';

/** Codes of the platform are short names and numbers; anything else in their place may be a text. */
const CODE = /^[A-Za-z0-9_.-]{1,64}$/;

/** Statuses below 500 with which a server may have acted. */
const AMBIGUOUS: readonly number[] = [408, 409, 425];

type Failed = Pick<CallEvent, 'outcome'> &
  Partial<Pick<CallEvent, 'code' | 'errorCode' | 'httpStatus' | 'attempts'>>;

/** What happens to one call while somebody listens. @internal */
export class CallRecord {
  rateLimitMs = 0;
  retryMs = 0;
  attempts: readonly Attempt[] = [];
  settledBy: CallEvent['settledBy'];
  readonly #facts: CallFacts;
  readonly #isWhole: boolean;
  readonly #startedAt = new Date();
  readonly #started = performance.now();
  #start: CallStart | undefined;

  /** @param isWhole whether it is made of calls that have records of their own */
  constructor(facts: CallFacts, isWhole: boolean) {
    this.#facts = facts;
    this.#isWhole = isWhole;
  }

  begin(around: CallStart['around']): CallStart {
    this.#start = { ...this.#facts, startedAt: this.#startedAt, around };
    return this.#start;
  }

  succeeded(): CallEvent {
    return this.#event({ outcome: 'success' });
  }

  failed(error: unknown): CallEvent {
    return this.#event(this.#failure(error));
  }

  #event({ attempts = this.attempts, ...end }: Failed): CallEvent {
    const last = attempts.at(-1);
    return {
      ...this.#facts,
      ...(this.#start && { start: this.#start }),
      startedAt: this.#startedAt,
      durationMs: performance.now() - this.#started,
      ...(last?.httpStatus !== undefined && { httpStatus: last.httpStatus }),
      ...end,
      attempts: this.#isWhole ? [] : attempts,
      waits: {
        rateLimit: this.rateLimitMs,
        retry: this.retryMs,
        connection: this.#isWhole ? 0 : attempts.reduce((sum, { connectionMs = 0 }) => sum + connectionMs, 0),
      },
      // An unknown outcome is one that neither settled.
      ...(this.settledBy && end.outcome !== 'unknown' && { settledBy: this.settledBy }),
    };
  }

  #failure(error: unknown): Failed {
    if (isAppsInTossError(error)) {
      const { outcome, code, errorCode, httpStatus, attempts } = error;
      return {
        outcome,
        code,
        ...(errorCode !== undefined && CODE.test(errorCode) && { errorCode }),
        ...(httpStatus !== undefined && { httpStatus }),
        ...(attempts.length > 0 && { attempts }),
      };
    }
    // An axios error about a status: what that means beyond its number is its cause.
    const cause = (error as { cause?: unknown } | undefined)?.cause;
    if (isAppsInTossError(cause)) return { outcome: cause.outcome, code: cause.code };
    const status = this.attempts.at(-1)?.httpStatus;
    if (status === undefined) return { outcome: 'unknown', code: 'UNEXPECTED' };
    const mayHaveActed = status >= 500 || AMBIGUOUS.includes(status);
    return { outcome: mayHaveActed ? 'unknown' : 'refused', code: `HTTP_${status}` };
  }
}
