import { type AppsInTossError, isAppsInTossError } from '../../../foundation/apps-in-toss.error.js';
import type { CallOptions } from '../../call/call-options.interface.js';
import type { OperationRunner } from '../../call/operation-runner.js';
import type { Identity } from '../../request/identity.interface.js';
import { PROMOTION_OPERATIONS } from '../promotion.operations.js';
import type { GrantTerms } from './grant-entry.js';
import type { GrantRefusal } from './grant-facts.js';
import type { GrantAnswer, GrantLook } from './grant-machine.js';

/** The three calls of a grant, in the words of its protocol. @internal */
export class GrantPlatform {
  /** The error that stands for the last thing that went wrong, for whoever has to be told. */
  error: AppsInTossError | undefined;

  constructor(private readonly runner: OperationRunner) {}

  /** @returns undefined when there is none */
  async getKey(terms: GrantTerms, options: CallOptions): Promise<string | undefined> {
    return this.#try(
      async () => (await this.runner.run(PROMOTION_OPERATIONS.getKey, whom(terms), options)).key,
    );
  }

  async execute(terms: GrantTerms, key: string, options: CallOptions): Promise<GrantExecution> {
    const { promotionCode, amount } = terms;
    const request = { ...whom(terms), promotionCode, amount, key };
    const answered = await this.#try(() => this.runner.run(PROMOTION_OPERATIONS.execute, request, options));
    if (answered) return { answer: answered.key === key ? 'accepted' : 'lost' };
    return executionOf(this.error!);
  }

  async look(terms: GrantTerms, key: string, options: CallOptions): Promise<GrantLook> {
    const request = { ...whom(terms), promotionCode: terms.promotionCode, key };
    const before = this.error;
    const result = await this.#try(() => this.runner.run(PROMOTION_OPERATIONS.getResult, request, options));
    if (result) return result;
    const isMiss = this.error?.errorCode === '4111';
    // What made the grant unknown tells more than that it is not recorded, or that a read failed.
    this.error = before ?? this.error;
    return isMiss ? 'none' : 'unclear';
  }

  async #try<T>(call: () => Promise<T>): Promise<T | undefined> {
    try {
      return await call();
    } catch (error) {
      if (!isAppsInTossError(error)) throw error;
      this.error = error;
      return undefined;
    }
  }
}

/** @internal */
export interface GrantExecution {
  readonly answer: GrantAnswer;
  readonly refusal?: GrantRefusal;
}

/** What a failed execution means for the grant. @internal */
export function executionOf({ outcome, retryable, code, errorCode }: AppsInTossError): GrantExecution {
  // Somebody used the key before, and only we know it.
  if (errorCode === '4113') return { answer: 'used' };
  // "No record" is an answer to another question; nobody says what it means here.
  if (outcome === 'unknown' || errorCode === '4111') return { answer: 'lost' };
  if (outcome === 'not-sent' || retryable) return { answer: 'not-done' };
  return { answer: 'refused', refusal: { code, ...(errorCode !== undefined && { errorCode }) } };
}

function whom({ userKey, anonKey }: GrantTerms): Identity {
  return userKey === undefined ? { anonKey: anonKey! } : { userKey };
}
