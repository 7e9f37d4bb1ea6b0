import type { JournalTransaction } from '../journal/operation-journal.interface.js';
import type { Identity } from '../request/identity.interface.js';

/** Who will be paid under the key: the platform wants exactly one. @publicApi */
export type GetPromotionKeyRequest = Identity;

/** @publicApi */
export interface PromotionKey {
  /** Works once, for an hour. */
  readonly key: string;
}

/** @publicApi */
export type ExecutePromotionRequest = Identity & {
  readonly promotionCode: string;
  readonly key: string;
  /** Points: a whole number above 0. */
  readonly amount: number;
};

/** @publicApi */
export type PromotionResultRequest = Identity & {
  readonly promotionCode: string;
  readonly key: string;
};

/** What became of a key that was executed. @publicApi */
export type PromotionResult = 'PENDING' | 'SUCCESS' | 'FAILED';

/** @publicApi */
export type GrantRequest = Identity & {
  readonly promotionCode: string;
  /** Points: a whole number above 0. */
  readonly amount: number;
  /**
   * Your own name for this grant, up to 200 characters: one grantId is paid at most once, for ever. Derive it from what
   * earns the points, such as `mission:${missionId}:${userKey}`.
   */
  readonly grantId: string;
};

/** @publicApi */
export interface GrantByIdRequest {
  readonly grantId: string;
}

/**
 * Points that were paid, or are on their way.
 *
 * @publicApi
 */
export interface Grant {
  readonly grantId: string;
  /** The platform's key of this grant. */
  readonly key: string;
  /** `PENDING`: the platform has taken it, and pays later. `settle` and `recoverUnfinished` find out. */
  readonly status: 'SUCCESS' | 'PENDING';
}

/** A grant that a person has decided. @publicApi */
export interface DecidedGrant {
  readonly grantId: string;
  /** Absent when nothing was paid: the next try takes another. */
  readonly key?: string;
  /** `FAILED`: nothing was paid, and it may be tried again. */
  readonly status: 'SUCCESS' | 'FAILED';
}

/** A grant that is on record. @publicApi */
export interface PlannedGrant {
  readonly grantId: string;
}

/** @publicApi */
export type PlanOptions = Partial<JournalTransaction>;

/** @publicApi */
export interface RecoverRequest {
  /**
   * Only grants that nobody has touched for so long, in milliseconds: younger ones may be under way.
   *
   * @default 60_000
   */
  readonly olderThan?: number;
  /**
   * At most so many, longest untouched first.
   *
   * @default 100
   */
  readonly limit?: number;
}

/** How many grants ended how. @publicApi */
export interface Recovered {
  /** Paid. */
  readonly settled: number;
  /** Taken by the platform, and not paid yet. */
  readonly pending: number;
  /** Nothing was paid. */
  readonly failed: number;
  /** Still not known, waiting for another try, or for a person. */
  readonly unknown: number;
}

/** A grant that waits for a person. @publicApi */
export interface UndecidedGrant {
  readonly grantId: string;
  readonly promotionCode: string;
  readonly amount: number;
  /** To look it up in the books of the platform. */
  readonly key: string;
  /** Since when it waits. */
  readonly since: Date;
}
