import type { Attempt } from '../attempt.interface.js';
import { isAppsInTossError } from '../apps-in-toss.error.js';
import type { CallEvent, CallFacts, CallStart } from './call-event.interface.js';

/** Codes of the platform are short names and numbers; anything else in their place may be a text. */
const CODE = /^[A-Za-z0-9_.-]{1,64}$/;

/** Statuses below 500 with which a server may have acted. */
const AMBIGUOUS: readonly number[] = [408, 409, 425];

type Failed = Pick<CallEvent, 'outcome'> &
  Partial<Pick<CallEvent, 'code' | 'errorCode' | 'httpStatus' | 'attempts'>>;

type Writable<T> = { -readonly [Name in keyof T]: T[Name] };

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
    const facts = this.#facts;
    const start: Writable<CallStart> = {
      miniApp: facts.miniApp,
      door: facts.door,
      operation: facts.operation,
      host: facts.host,
      serverAddress: facts.serverAddress,
      serverPort: facts.serverPort,
      startedAt: this.#startedAt,
      around,
    };
    if (facts.method !== undefined) start.method = facts.method;
    if (facts.route !== undefined) start.route = facts.route;
    this.#start = start;
    return start;
  }

  succeeded(): CallEvent {
    return this.#event({ outcome: 'success' });
  }

  failed(error: unknown): CallEvent {
    return this.#event(this.#failure(error));
  }

  /** Set one by one: an object that is spread out of conditions costs a call more than its views do. */
  #event({ outcome, code, errorCode, httpStatus, attempts = this.attempts }: Failed): CallEvent {
    const facts = this.#facts;
    const last = attempts.at(-1);
    const connection = this.#isWhole ? 0 : connectionMs(attempts);
    const event: Writable<CallEvent> = {
      miniApp: facts.miniApp,
      door: facts.door,
      operation: facts.operation,
      host: facts.host,
      serverAddress: facts.serverAddress,
      serverPort: facts.serverPort,
      startedAt: this.#startedAt,
      durationMs: performance.now() - this.#started,
      outcome,
      attempts: this.#isWhole ? [] : attempts,
      waits: { rateLimit: this.rateLimitMs, retry: this.retryMs, connection },
    };
    const status = httpStatus ?? last?.httpStatus;
    if (facts.method !== undefined) event.method = facts.method;
    if (facts.route !== undefined) event.route = facts.route;
    if (this.#start) event.start = this.#start;
    if (status !== undefined) event.httpStatus = status;
    if (code !== undefined) event.code = code;
    if (errorCode !== undefined) event.errorCode = errorCode;
    // An unknown outcome is one that neither settled.
    if (this.settledBy && outcome !== 'unknown') event.settledBy = this.settledBy;
    return event;
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

function connectionMs(attempts: readonly Attempt[]): number {
  let sum = 0;
  for (const { connectionMs: ms = 0 } of attempts) sum += ms;
  return sum;
}
