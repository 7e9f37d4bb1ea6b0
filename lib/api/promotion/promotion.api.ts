import { isAppsInTossError } from '../../foundation/apps-in-toss.error.js';
import { inContext } from '../../foundation/error-context.js';
import { argumentError, objectArgument } from '../request/argument.js';
import { identityHeaders } from '../request/identity-headers.js';
import type { CallOptions } from '../call/call-options.interface.js';
import type { OperationRunner } from '../call/operation-runner.js';
import type { MoneySettings } from '../money/money-settings.js';
import { RequestFaults } from '../money/request-faults.js';
import { decideGrant } from './grant/decide-grant.js';
import type { GrantTerms } from './grant/grant-entry.js';
import type { GrantBook } from './grant/grant-journal.js';
import { grantRefused } from './grant/grant-errors.js';
import { planGrant } from './grant/plan-grant.js';
import { type RecoverQuery, recoverGrants, undecidedGrants } from './grant/recover-grants.js';
import { GrantRuns } from './grant/grant-runs.js';
import { checkGrant, checkGrantId } from './promotion-requests.js';
import type {
  DecidedGrant,
  ExecutePromotionRequest,
  GetPromotionKeyRequest,
  Grant,
  GrantByIdRequest,
  GrantRequest,
  PlannedGrant,
  PlanOptions,
  PromotionKey,
  PromotionResult,
  PromotionResultRequest,
  RecoverRequest,
  Recovered,
  UndecidedGrant,
} from './promotion.interface.js';
import { PROMOTION_OPERATIONS } from './promotion.operations.js';

/**
 * Promotions (프로모션): points of Toss for your users.
 *
 * Use {@link grant}: it pays at most once per `grantId`, across retries, crashes, processes and machines, and needs the
 * option `journal` for that. `getKey`, `execute` and `getResult` are the bare calls; the platform pays again for every
 * new key, so with them "once" is yours to ensure.
 *
 * @publicApi
 */
export class PromotionApi {
  readonly #runner: OperationRunner;
  readonly #settings: MoneySettings;
  readonly #book: GrantBook | undefined;

  /** @internal */
  constructor(runner: OperationRunner, settings: MoneySettings, book: GrantBook | undefined) {
    this.#runner = runner;
    this.#settings = settings;
    this.#book = book;
  }

  /** A key for one grant. It works once, for an hour; one that is not used costs nothing. */
  getKey(request: GetPromotionKeyRequest, options?: CallOptions): Promise<PromotionKey> {
    return this.#runner.run(PROMOTION_OPERATIONS.getKey, request, options);
  }

  /**
   * Pays under a key. Never repeated by itself when the answer is lost: `reconcile()` of the `OutcomeUnknownError` reads
   * what became of it. Do not answer `AIT_API_PROMOTION_KEY_USED` with a new key: the first request may have paid.
   */
  execute(request: ExecutePromotionRequest, options?: CallOptions): Promise<PromotionKey> {
    return this.#runner.run(PROMOTION_OPERATIONS.execute, request, options);
  }

  /**
   * What became of a key.
   *
   * @throws AppsInTossApiError `AIT_API_PROMOTION_NO_RECORD` when nothing is recorded under it (yet)
   */
  getResult(request: PromotionResultRequest, options?: CallOptions): Promise<PromotionResult> {
    return this.#runner.run(PROMOTION_OPERATIONS.getResult, request, options);
  }

  /**
   * Pays points, at most once per `grantId`. Ask as often as you like: what was paid is returned as paid, what is open is
   * settled, what failed is tried again. The deadline is twice that of the module by default (20,000 ms).
   *
   * @throws AppsInTossApiError outcome `refused`: nothing was paid; `AIT_API_GRANT_UNDECIDED`: see {@link decide}
   * @throws OutcomeUnknownError when it is not known (yet) whether it was paid: call again later
   * @throws AppsInTossRequestError `AIT_API_JOURNAL_MISSING`, `AIT_API_GRANT_MISMATCH`
   */
  async grant(request: GrantRequest, options?: CallOptions): Promise<Grant> {
    const operation = 'promotion.grant';
    const terms = this.#terms(request, operation);
    return this.#runs(operation).run({ operation, grantId: request.grantId, terms }, options);
  }

  /**
   * Puts a grant on record without paying it: `settle`, `recoverUnfinished` or a job pays it later. With the `query` of
   * an open SQL transaction it is written inside that transaction: the grant and your own data commit together, or not
   * at all.
   *
   * @throws AppsInTossRequestError `AIT_API_JOURNAL_NO_TRANSACTION` when the journal cannot do that
   */
  async plan(request: GrantRequest, { query }: PlanOptions = {}): Promise<PlannedGrant> {
    const operation = 'promotion.plan';
    const terms = this.#terms(request, operation);
    const { grantId } = request;
    return planGrant({
      book: this.#bookFor(operation),
      grantId,
      terms,
      query,
      clock: this.#settings.pacing.clock,
    });
  }

  /** Pays, or finds out about, a grant that is on record. Otherwise as {@link grant}. */
  async settle(request: GrantByIdRequest, options?: CallOptions): Promise<Grant> {
    const operation = 'promotion.settle';
    const grantId = this.#grantId(request, operation);
    return this.#runs(operation).run({ operation, grantId }, options);
  }

  /**
   * Settles what was begun and not finished: planned grants, and those whose process stopped or whose answer was lost.
   * Call it at start and every minute or so, or set the option `recovery`; several processes may do so at the same time.
   * A signal that aborts ends it, and the counts are of what it came to.
   */
  async recoverUnfinished(request: RecoverRequest = {}, options?: CallOptions): Promise<Recovered> {
    const operation = 'promotion.recoverUnfinished';
    const book = this.#bookFor(operation);
    const query = recoverQuery(request, operation);
    const runs = this.#runs(operation);
    return recoverGrants({
      book,
      query,
      clock: this.#settings.pacing.clock,
      signal: options?.signal,
      settle: (grantId) => runs.run({ operation, grantId }, options),
    });
  }

  /** The grants that wait for a person, longest first: what health and metrics count. */
  async undecided({ limit = 100 }: { readonly limit?: number } = {}): Promise<readonly UndecidedGrant[]> {
    return undecidedGrants(this.#bookFor('promotion.undecided'), limit);
  }

  /**
   * Says what a person found in the books of the platform about a grant that is `AIT_API_GRANT_UNDECIDED`. `not-paid`
   * releases it: the next call pays, under a new key.
   *
   * @throws AppsInTossRequestError `AIT_API_GRANT_NOT_UNDECIDED`; `AIT_API_GRANT_TOO_EARLY` while a request under the old
   *   key could still be taken
   */
  async decide(grantId: string, decision: 'paid' | 'not-paid'): Promise<DecidedGrant> {
    const operation = 'promotion.decide';
    const book = this.#bookFor(operation);
    this.#grantId({ grantId }, operation);
    if (decision !== 'paid' && decision !== 'not-paid')
      throw inContext(argumentError('decision', "'paid' or 'not-paid'"), { operation });
    return decideGrant({ book, grantId, decision, pacing: this.#settings.pacing });
  }

  #runs(operation: string): GrantRuns {
    return new GrantRuns(this.#runner, this.#bookFor(operation), this.#settings);
  }

  #bookFor(operation: string): GrantBook {
    if (!this.#book) throw grantRefused('AIT_API_JOURNAL_MISSING', operation);
    return this.#book;
  }

  #terms(request: GrantRequest, operation: string): GrantTerms {
    return checked(operation, () => {
      objectArgument('request', request);
      checkGrant(request);
      const { promotionCode, amount, userKey, anonKey } = request;
      identityHeaders('user-or-anon', { identity: { userKey, anonKey } });
      const whom = userKey === undefined ? { anonKey: anonKey! } : { userKey: String(Number(userKey)) };
      return { promotionCode, amount, ...whom };
    });
  }

  #grantId(request: GrantByIdRequest, operation: string): string {
    return checked(operation, () => {
      objectArgument('request', request);
      const faults = new RequestFaults();
      checkGrantId(faults, request.grantId);
      faults.end();
      return request.grantId;
    });
  }
}

function recoverQuery({ olderThan = 60_000, limit = 100 }: RecoverRequest, operation: string): RecoverQuery {
  return checked(operation, () => {
    const faults = new RequestFaults();
    faults.expect(Number.isFinite(olderThan) && olderThan >= 0, 'olderThan', 'milliseconds, 0 or more');
    faults.expect(Number.isSafeInteger(limit) && limit >= 1, 'limit', 'a whole number, 1 or more');
    faults.end();
    return { olderThan, limit };
  });
}

function checked<T>(operation: string, check: () => T): T {
  try {
    return check();
  } catch (error) {
    throw isAppsInTossError(error) ? inContext(error, { operation }) : error;
  }
}
