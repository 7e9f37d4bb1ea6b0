/**
 * Where a promotion stands. What a grant is refused with: `scheduled` 4109, `stopped` 4104, `ended` 4105,
 * `not-approved` 4108.
 *
 * @publicApi
 */
export type PromotionStatus = 'running' | 'scheduled' | 'stopped' | 'ended' | 'not-approved';

/**
 * A promotion of the console.
 *
 * @publicApi
 */
export interface CreatePromotionOptions {
  /** A code with the prefix `TEST_` is a test, as on the platform; the emulator treats it like any other. */
  readonly promotionCode: string;
  /** Points that may be granted in all. */
  readonly budget: number;
  /** Whose it is. Default: the only app that has a certificate. */
  readonly appName?: string;
  /** Default `running`. */
  readonly status?: PromotionStatus;
  /** Points that one grant may have at most, else 4114. Default 5,000. */
  readonly perGrantLimit?: number;
  /** Points that are paid for; when they run short, 4112. Default: enough. */
  readonly wallet?: number;
  /** How long a grant is `PENDING`, in milliseconds of the emulator's clock. Default 0. */
  readonly pendingMs?: number;
  /** What becomes of grants. `FAILED`: the points go back into the budget. Default `SUCCESS`. */
  readonly outcome?: 'SUCCESS' | 'FAILED';
  /** How long after its execution a grant can be read, in milliseconds of the emulator's clock; then 4111. Not documented. Default: always. */
  readonly forgetAfterMs?: number;
}

/**
 * What can be changed later.
 *
 * @publicApi
 */
export type UpdatePromotionOptions = Partial<Omit<CreatePromotionOptions, 'promotionCode'>>;

/**
 * What Toss does not document about promotions.
 *
 * @publicApi
 */
export interface PromotionOptions {
  /**
   * The code for a key that is over (one hour) or was never given out. Not documented. Default `4110`, which says least:
   * a client cannot tell from it whether points moved.
   */
  readonly deadKeyCode?: string;
}
