import { repeatsForCertain } from '../../transport/fault/repeats-for-certain.js';
import { type AppsInTossError, isAppsInTossError } from '../../foundation/apps-in-toss.error.js';
import type { Attempt } from '../../foundation/attempt.interface.js';
import type { Clock } from '../../foundation/clock.js';
import type { CallRecord } from '../../foundation/telemetry/call-record.js';
import type { Transport, TransportResponse } from '../../transport/transport.interface.js';
import type { AnswerContext } from '../answer/answer.interface.js';
import { Deadline } from '../../foundation/deadline.js';
import { worstOutcome } from '../../foundation/worst-outcome.js';
import { inContext } from '../../foundation/error-context.js';
import type { Failure } from '../answer/failure.interface.js';
import type { IdentityFields, PreparedRequest } from '../request/prepared-request.interface.js';
import type { Decrypt, Operation } from './operation.interface.js';
import type { RateLimits } from './rate/rate-limits.js';
import { valuesOf } from './values-of.js';
import { readAnswer } from '../answer/read-answer.js';
import type { WireRequest } from '../request/wire-request.js';

/** What is the same for all attempts of a call. @internal */
export interface OneCall<Result> {
  readonly operation: Operation<never, Result>;
  readonly wire: WireRequest;
  readonly identity: IdentityFields | undefined;
  readonly deadline: Deadline;
  readonly signal: AbortSignal | undefined;
  readonly record: CallRecord | undefined;
}

/** One attempt, over. @internal */
export type Attempted<Result> = { readonly result: Result; readonly attempts: readonly Attempt[] } | Failure;

/** What an attempt needs of the runner. @internal */
export interface AttemptParts {
  readonly transport: Transport;
  readonly decrypt?: Decrypt | undefined;
  readonly limits?: RateLimits | undefined;
  readonly clock: Clock;
}

/** Makes one attempt of a call: waits for its turn, sends, and reads the answer. @internal */
export class OperationAttempts {
  readonly #options: AttemptParts;

  constructor(options: AttemptParts) {
    this.#options = options;
  }

  /** @throws what is no error of this package */
  async make<Result>(call: OneCall<Result>, context: AnswerContext): Promise<Attempted<Result>> {
    const { wire, deadline, signal } = call;
    let response: TransportResponse;
    try {
      if (this.#options.limits) await this.#admit(call, this.#options.limits);
      response = await this.#options.transport.send({ ...wire, deadline, signal });
    } catch (error) {
      if (!isAppsInTossError(error)) throw error;
      return { kind: kindOf(error), error };
    }
    const { operation } = call;
    const answer = readAnswer(response, context);
    if ('error' in answer) return { ...answer, error: judged(answer.error, operation, response) };
    try {
      const result = operation.parse(answer.success, { decrypt: this.#options.decrypt });
      return { result, attempts: attemptsOf(response) };
    } catch (error) {
      if (!isAppsInTossError(error)) throw error;
      // The server did its part; asking again would bring the same answer.
      return { kind: 'final', error: judged(error, operation, response, 'SUCCESS') };
    }
  }

  /** Waits for a turn within the limits. */
  async #admit(
    { operation, identity, deadline, signal, record }: OneCall<unknown>,
    limits: RateLimits,
  ): Promise<void> {
    const since = record && performance.now();
    try {
      await limits.admit({ operation: operation.name, identity, deadline, signal });
    } finally {
      if (record && since !== undefined) record.rateLimitMs += performance.now() - since;
    }
  }

  contextOf(
    operation: Operation<never, unknown>,
    prepared: PreparedRequest,
    { body }: WireRequest,
  ): AnswerContext {
    return {
      isMoney: operation.class === 'money',
      codes: operation.codes,
      hints: operation.hints ?? {},
      secrets: () => secretsOf(prepared, body),
      clock: this.#options.clock,
    };
  }
}

/** @param body as it was sent: by now its owner may have changed the object it was made of */
function secretsOf(
  { accessToken, identity = {}, secrets = [], isBodySecret }: PreparedRequest,
  body: string | undefined,
): string[] {
  const { anonKey, userKey } = identity;
  const own = [accessToken, anonKey, userKey === undefined ? undefined : String(userKey)];
  const inBody = isBodySecret && body !== undefined ? valuesOf(JSON.parse(body)) : [];
  return [...own.filter((value) => value !== undefined), ...secrets, ...inBody];
}

/** What the transport says, in terms of a repeat. What it calls final (a forbidden host, an abort) stays final. */
function kindOf({ code, outcome, retryable }: AppsInTossError): Failure['kind'] {
  if (repeatsForCertain(code)) return 'final';
  if (outcome === 'unknown') return 'unknown';
  return outcome === 'not-sent' && retryable ? 'not-sent' : 'final';
}

/** To the transport, every answer is a success; what the answer said is known here. */
function judged(
  error: AppsInTossError,
  operation: Operation<never, unknown>,
  response: TransportResponse,
  resultType = error.resultType,
): AppsInTossError {
  const { earlier = [] } = response;
  return inContext(error, {
    operation: operation.name,
    outcome: worstOutcome(error.outcome, earlier),
    attempts: attemptsOf(response, { outcome: error.outcome, code: error.code }),
    httpStatus: response.status,
    ...(resultType !== undefined && { resultType }),
  });
}

function attemptsOf({ attempt, earlier }: TransportResponse, verdict?: Partial<Attempt>): readonly Attempt[] {
  const last = verdict ? { ...attempt, ...verdict } : attempt;
  return earlier ? [...earlier, last] : [last];
}
