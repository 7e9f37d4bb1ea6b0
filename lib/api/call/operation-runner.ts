import { isAppsInTossError } from '../../foundation/apps-in-toss.error.js';
import type { Attempt } from '../../foundation/attempt.interface.js';
import type { Clock } from '../../foundation/clock.js';
import { CallChannel } from '../../foundation/telemetry/call-channel.js';
import type { CallRecord } from '../../foundation/telemetry/call-record.js';
import type { Transport } from '../../transport/transport.interface.js';
import { objectArgument } from '../request/argument.js';
import { CallDescriber } from './call-describer.js';
import { callError, type Reconciler } from './call-failure.js';
import type { CallOptions } from './call-options.interface.js';
import { type CallDefaults, type CallSettings, callSettings } from './call-settings.js';
import { Deadline } from '../../foundation/deadline.js';
import { inContext } from '../../foundation/error-context.js';
import type { ApiHost } from '../request/prepared-request.interface.js';
import type { Decrypt, Operation, ReconcileContext } from './operation.interface.js';
import { RETRY_POLICIES } from './retry/operation-class.js';
import { pause } from './retry/pause.js';
import type { RateLimits } from './rate/rate-limits.js';
import { RetryBudget } from './retry/retry-budget.js';
import { RetryPlan } from './retry/retry-plan.js';
import { type Origins, wireRequest } from '../request/wire-request.js';
import { OperationAttempts } from './operation-attempts.js';

/** @internal */
export interface OperationRunnerOptions {
  readonly transport: Transport;
  readonly origins: Origins;
  readonly defaults: CallDefaults;
  readonly decrypt?: Decrypt | undefined;
  /** Absent when the option `rateLimit` is not set. */
  readonly limits?: RateLimits | undefined;
  readonly clock: Clock;
  /** A number from 0 up to 1, for the jitter of the back-off. */
  readonly random: () => number;
  /** Where calls are published; nowhere when left out. */
  readonly calls?: CallChannel | undefined;
}

/** A call that succeeded, and what it took. @internal */
export interface CallReport<Result> {
  readonly result: Result;
  /** All of them, the one that succeeded last. */
  readonly attempts: readonly Attempt[];
  /** Milliseconds between attempts. */
  readonly waitedMs: number;
}

/** Takes an operation from its request to its result: checks, sends, reads, repeats where that is safe. @internal */
export class OperationRunner {
  readonly #options: OperationRunnerOptions;
  readonly #budgets: Readonly<Record<ApiHost, RetryBudget>> = {
    api: new RetryBudget(),
    pay: new RetryBudget(),
  };
  readonly #calls: CallChannel;
  readonly #describe: CallDescriber;
  readonly #attempts: OperationAttempts;

  constructor(options: OperationRunnerOptions) {
    this.#options = options;
    this.#calls = options.calls ?? new CallChannel();
    this.#describe = new CallDescriber(options.origins);
    this.#attempts = new OperationAttempts(options);
  }

  /** The options of a call, for what is decided before it runs. @throws AppsInTossRequestError */
  settings(operation: Operation<never, unknown>, options: CallOptions | undefined): CallSettings {
    try {
      return callSettings(options, this.#options.defaults);
    } catch (error) {
      throw named(error, operation);
    }
  }

  /** @throws AppsInTossError */
  async run<Request, Result>(
    operation: Operation<Request, Result>,
    request: Request,
    options?: CallOptions,
  ): Promise<Result> {
    return (await this.runWithMeta(operation, request, options)).result;
  }

  /** As `run`, and says on success too what it took. @throws AppsInTossError */
  runWithMeta<Request, Result>(
    operation: Operation<Request, Result>,
    request: Request,
    options?: CallOptions,
  ): Promise<CallReport<Result>> {
    return this.watch(operation, (record) => this.runWithin(record, operation, request, options));
  }

  /** Publishes a call of an operation that takes more than its own request; see {@link runWithin}. */
  watch<T>(
    operation: Operation<never, unknown>,
    make: (record: CallRecord | undefined) => Promise<T>,
  ): Promise<T> {
    return this.#calls.watch(() => this.#describe.operation(operation), make);
  }

  /** Publishes a call that is made of others. */
  watchWhole<T>(name: string, host: ApiHost, make: () => Promise<T>): Promise<T> {
    return this.#calls.watch(() => this.#describe.whole(name, host), make);
  }

  /** As `runWithMeta`, as part of a call that is watched already. @throws AppsInTossError */
  async runWithin<Request, Result>(
    record: CallRecord | undefined,
    operation: Operation<Request, Result>,
    request: Request,
    options?: CallOptions,
  ): Promise<CallReport<Result>> {
    try {
      const report = await this.#run(record, operation, request, options);
      if (record) record.attempts = report.attempts;
      return report;
    } catch (error) {
      throw named(error, operation);
    }
  }

  async #run<Request, Result>(
    record: CallRecord | undefined,
    operation: Operation<Request, Result>,
    request: Request,
    options: CallOptions | undefined,
  ): Promise<CallReport<Result>> {
    const { origins, defaults, random } = this.#options;
    const settings = callSettings(options, defaults);
    const deadline = new Deadline(settings.deadline);
    objectArgument('request', request);
    const prepared = operation.prepare(request);
    const wire = wireRequest(operation, operation.class === 'safe', prepared, origins);
    const answerContext = this.#attempts.contextOf(operation, prepared, wire);
    const policy = { ...RETRY_POLICIES[operation.class], ...operation.retry };
    const budget = this.#budgets[operation.host];
    const plan = new RetryPlan(policy, settings.retries, random, budget);
    const attempts: Attempt[] = [];
    let unknownBefore = false;
    let waitedMs = 0;
    for (;;) {
      const call = {
        operation,
        wire,
        identity: prepared.identity,
        deadline,
        signal: settings.signal,
        record,
      };
      const last = await this.#attempts.make(call, answerContext);
      if ('result' in last) {
        budget.succeeded();
        attempts.push(...last.attempts);
        return { result: last.result, attempts, waitedMs };
      }
      attempts.push(...last.error.attempts);
      const wait = settings.signal?.aborted ? undefined : plan.next(last, deadline.left);
      if (wait === undefined) {
        const reconcile = this.#reconciler(operation, request, settings);
        throw callError({ operation, policy, last, attempts, unknownBefore, reconcile });
      }
      unknownBefore ||= last.error.outcome === 'unknown';
      waitedMs += wait;
      if (record) record.retryMs = waitedMs;
      // An abort ends the pause early; the transport then says, as always, that the caller ended the call.
      await pause(wait, settings.signal);
    }
  }

  #reconciler<Request, Result>(
    operation: Operation<Request, Result>,
    request: Request,
    { deadline, retries }: CallSettings,
  ): Reconciler<Result> | undefined {
    if (!operation.reconcile) return undefined;
    return async (cause, attempts, undecided) => {
      const read: ReconcileContext<Result>['read'] = (of, about, options) =>
        this.run(of, about, options ?? { deadline, ...(retries !== undefined && { retries }) });
      try {
        return (await operation.reconcile?.(request, { cause, attempts, read, undecided })) as Result;
      } catch (error) {
        throw named(error, operation);
      }
    };
  }
}

/** Errors about arguments do not know which operation they stopped. */
function named(error: unknown, { name }: Operation<never, unknown>): unknown {
  const isNameless = isAppsInTossError(error) && error.operation === undefined;
  return isNameless ? inContext(error, { operation: name }) : error;
}
