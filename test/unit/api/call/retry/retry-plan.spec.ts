import { RetryBudget } from '../../../../../lib/api/call/retry/retry-budget.js';
import { RetryPlan } from '../../../../../lib/api/call/retry/retry-plan.js';
import { AppsInTossApiError } from '../../../../../lib/api/errors/apps-in-toss-api.error.js';
import type { Failure, FailureKind } from '../../../../../lib/api/answer/failure.interface.js';
import { RETRY_POLICIES, STATUS_READ_RETRY } from '../../../../../lib/api/call/retry/operation-class.js';

const failure = (kind: FailureKind, retryAfterMs?: number): Failure => ({
  kind,
  error: new AppsInTossApiError({
    code: 'AIT_API_FAILED',
    message: 'test',
    hint: { ko: '테스트', en: 'test' },
    outcome: 'unknown',
    retryAfterMs,
  }),
});
const generous = { notSent: 99, unknown: 99, limited: 99 };

describe('RetryPlan', () => {
  it('doubles the step up to the cap, and takes a random part of it', () => {
    const plan = new RetryPlan(generous, 99, () => 0.5, new RetryBudget());
    const waits = Array.from({ length: 7 }, () => plan.next(failure('unknown'), 60_000));
    expect(waits).toEqual([50, 100, 200, 400, 800, 1000, 1000]);
  });

  it('waits as long as the server asks, or its own step if that is longer', () => {
    const plan = new RetryPlan(generous, 99, () => 0.9, new RetryBudget());
    expect(plan.next(failure('limited', 1500), 60_000)).toBe(1500);
    expect(plan.next(failure('limited', 5), 60_000)).toBe(180);
  });

  it('gives up before a wait that does not fit into what is left', () => {
    const plan = new RetryPlan(generous, 99, () => 0, new RetryBudget());
    expect(plan.next(failure('limited', 1500), 1500)).toBeUndefined();
    expect(plan.next(failure('limited', 1500), 1505)).toBe(1500);
    expect(plan.next(failure('unknown'), 4.9)).toBeUndefined();
  });

  it.each(Object.entries(RETRY_POLICIES))('counts by kind: %s', (_, policy) => {
    for (const [kind, allowed] of [
      ['not-sent', policy.notSent],
      ['unknown', policy.unknown],
      ['limited', policy.limited],
      ['final', 0],
    ] as const) {
      const plan = new RetryPlan(policy, 99, () => 0, new RetryBudget());
      for (let made = 0; made < allowed; made += 1) expect(plan.next(failure(kind), 1000)).toBe(0);
      expect(plan.next(failure(kind), 1000)).toBeUndefined();
    }
  });

  it('never repeats what may have been done where a repeat acts again', () => {
    expect(RETRY_POLICIES.money.unknown).toBe(0);
    expect(RETRY_POLICIES['side-effect'].unknown).toBe(0);
  });

  it('makes as many as one kind may have when nobody says how many', () => {
    const plan = new RetryPlan(
      { ...RETRY_POLICIES.safe, ...STATUS_READ_RETRY },
      undefined,
      () => 0,
      new RetryBudget(),
    );
    const made = (['unknown', 'not-sent', 'limited', 'unknown'] as const).map((kind) =>
      plan.next(failure(kind), 1000),
    );
    expect(made).toEqual([0, 0, 0, undefined]);
  });

  it.each([0, 1, 3])('never makes more than retries: %d', (retries) => {
    const plan = new RetryPlan(generous, retries, () => 0, new RetryBudget());
    const kinds = ['not-sent', 'unknown', 'limited', 'not-sent', 'unknown'] as const;
    expect(
      kinds.map((kind) => plan.next(failure(kind), 1000)).filter((wait) => wait !== undefined),
    ).toHaveLength(retries);
  });
});
