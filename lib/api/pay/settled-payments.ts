import { type AppsInTossError, isAppsInTossError } from '../../foundation/apps-in-toss.error.js';
import { unexpectedResponse } from '../answer/unexpected-response.js';
import { outcomeUnknown } from '../call/call-failure.js';
import type { CallOptions } from '../call/call-options.interface.js';
import type { OperationRunner } from '../call/operation-runner.js';
import type { Operation } from '../call/operation.interface.js';
import { OutcomeUnknownError } from '../errors/outcome-unknown.error.js';
import { MONEY_DEADLINE_FACTOR, type MoneySettings } from '../money/money-settings.js';
import type { CallRecord } from '../../foundation/telemetry/call-record.js';
import type { Verdict } from '../money/settle.js';
import type { PaymentStatus, PaymentStatusRequest } from './pay.interface.js';
import { PAY_OPERATIONS } from './pay.operations.js';
import { readVerdict, reconcileByStatus, settleByStatus, type StatusSettling } from './payment-settling.js';

/** What an answer says it is about. */
interface About {
  readonly payToken: string;
  readonly orderNo?: unknown;
}

/**
 * Makes a call that moves money, and finds out by reading the status what became of it when its answer does not tell.
 * Nothing is sent twice.
 *
 * @internal
 */
export class SettledPayments {
  readonly #runner: OperationRunner;
  readonly #settings: MoneySettings;

  constructor(runner: OperationRunner, settings: MoneySettings) {
    this.#runner = runner;
    this.#settings = settings;
  }

  run<Request extends PaymentStatusRequest, Result extends About>(
    declared: Operation<Request, Result>,
    verdict: (status: PaymentStatus) => Verdict<Result>,
    request: Request,
    options: CallOptions | undefined,
  ): Promise<Result> {
    return this.#runner.watch(declared, (record) => this.#run(record, declared, verdict, request, options));
  }

  async #run<Request extends PaymentStatusRequest, Result extends About>(
    record: CallRecord | undefined,
    declared: Operation<Request, Result>,
    verdict: (status: PaymentStatus) => Verdict<Result>,
    request: Request,
    options: CallOptions | undefined,
  ): Promise<Result> {
    const { pacing, random } = this.#settings;
    const { signal, retries, deadline: single } = this.#runner.settings(declared, options);
    const deadline = options?.deadline ?? single * MONEY_DEADLINE_FACTOR;
    const real = (ms: number): number => Math.max(1, Math.floor(ms / pacing.scale));
    const endAt = pacing.now() + deadline;
    const operation: Operation<Request, Result> = {
      ...declared,
      reconcile: reconcileByStatus(declared.name, PAY_OPERATIONS.getPaymentStatus, verdict, {
        pacing,
        random,
      }),
    };
    const readOptions = (): CallOptions => ({
      deadline: real(Math.max(1, endAt - pacing.now())),
      ...(signal && { signal }),
      ...(retries !== undefined && { retries }),
    });
    const failure = await this.#attempt(record, operation, request, {
      ...readOptions(),
      deadline: real(deadline / MONEY_DEADLINE_FACTOR),
    });
    if ('result' in failure) {
      if (record) record.settledBy = 'answer';
      return failure.result;
    }
    const { error } = failure;
    if (record) record.attempts = error.attempts;
    // Proved, or a "later" that says nothing about the payment: the caller may simply call again.
    if (error.outcome === 'not-sent' || (error.outcome === 'refused' && error.retryable)) throw error;
    const settling: StatusSettling<Result> = {
      operation: operation.name,
      request,
      verdict,
      read: (about) => this.#runner.run(PAY_OPERATIONS.getPaymentStatus, about, readOptions()),
      attempts: error.attempts,
      pacing,
      random,
      endAt,
      signal,
    };
    if (record) record.settledBy = 'status';
    if (error.outcome === 'refused') return this.#afterRefusal(operation, error, settling);
    const settled = await settleByStatus(settling);
    if (!settled) throw error;
    return settled.result;
  }

  async #attempt<Request extends PaymentStatusRequest, Result extends About>(
    record: CallRecord | undefined,
    operation: Operation<Request, Result>,
    request: Request,
    options: CallOptions,
  ): Promise<{ result: Result } | { error: AppsInTossError }> {
    try {
      const { result, attempts } = await this.#runner.runWithin(record, operation, request, options);
      const wrong = strange(result, request);
      if (wrong === undefined) return { result };
      const cause = unexpectedResponse(`success.${wrong}`, 'that of the request');
      const reconcile = this.#reconciler(operation, request);
      return { error: outcomeUnknown({ operation, cause, attempts, reconcile }) };
    } catch (error) {
      if (!isAppsInTossError(error)) throw error;
      return { error };
    }
  }

  /** A refusal is about this request. An earlier one may have done it: a restart, or a caller that asks again. */
  async #afterRefusal<Request extends PaymentStatusRequest, Result>(
    operation: Operation<Request, Result>,
    error: AppsInTossError,
    settling: StatusSettling<Result>,
  ): Promise<Result> {
    const said = await readVerdict(settling);
    switch (said.is) {
      case 'done':
        return said.result;
      case 'not-done':
        throw said.error;
      case 'not-yet':
        throw error;
      case 'unclear': {
        const reconcile = this.#reconciler(operation, settling.request as Request);
        throw outcomeUnknown({ operation, cause: error, attempts: error.attempts, reconcile });
      }
    }
  }

  #reconciler<Request, Result>(operation: Operation<Request, Result>, request: Request) {
    return async (
      cause: AppsInTossError,
      attempts: AppsInTossError['attempts'],
      undecided: () => OutcomeUnknownError<Result>,
    ): Promise<Result> => {
      const read = this.#runner.run.bind(this.#runner);
      return operation.reconcile!(request, { cause, attempts, read, undecided });
    };
  }
}

/** The field by which an answer belongs to another payment. */
function strange(result: About, request: PaymentStatusRequest): 'payToken' | 'orderNo' | undefined {
  if (result.payToken !== request.payToken) return 'payToken';
  return result.orderNo !== undefined && result.orderNo !== request.orderNo ? 'orderNo' : undefined;
}
