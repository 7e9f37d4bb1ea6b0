import { settle, type Settling, type Verdict } from '../../../../lib/api/money/settle.js';

const ERROR = new Error('it was not');
const NOT_YET = (status: string): Verdict<string> => ({ is: 'not-yet', status, error: ERROR });
const DONE: Verdict<string> = { is: 'done', result: 'paid' };

/** A time that passes only where somebody waits. */
function settling(reads: readonly Verdict<string>[], more: Partial<Settling<string>> = {}) {
  let now = 0;
  const left = [...reads];
  const readAt: number[] = [];
  const all: Settling<string> = {
    quietAt: 10_000,
    endAt: 60_000,
    random: () => 0.5,
    pacing: {
      scale: 1,
      now: () => now,
      clock: () => new Date(now),
      pause: async (ms) => void (now += ms),
    },
    read: async () => {
      readAt.push(now);
      return left.shift() ?? { is: 'unclear' };
    },
    ...more,
  };
  return { all, readAt };
}

describe('what became of a call, by reading', () => {
  it('reads after a while, and at once where nothing was sent just now', async () => {
    const late = settling([DONE]);
    await expect(settle(late.all)).resolves.toEqual({ result: 'paid' });
    expect(late.readAt).toEqual([300]);
    const eager = settling([DONE], { eager: true });
    await settle(eager.all);
    expect(eager.readAt).toEqual([0]);
  });

  it('takes two equal answers after the quiet period for the end, and nothing before', async () => {
    const { all, readAt } = settling(Array.from({ length: 20 }, () => NOT_YET('PAY_APPROVED')));
    await expect(settle(all)).rejects.toBe(ERROR);
    expect(readAt.at(-1)).toBe(10_000);
  });

  it.each<[string, Verdict<string>]>([
    ['another status', NOT_YET('PAY_STANDBY')],
    ['no usable answer', { is: 'unclear' }],
  ])('begins to count again after %s', async (_, between) => {
    const reads = [NOT_YET('PAY_APPROVED'), between, NOT_YET('PAY_APPROVED'), DONE];
    const { all } = settling(reads, { quietAt: 0 });
    await expect(settle(all)).resolves.toEqual({ result: 'paid' });
  });

  it('ends where it was not done, and when the time is up', async () => {
    await expect(settle(settling([{ is: 'not-done', error: ERROR }]).all)).rejects.toBe(ERROR);
    const { all, readAt } = settling([], { endAt: 900 });
    await expect(settle(all)).resolves.toBeUndefined();
    expect(readAt).toEqual([300]);
  });

  it.each([
    ['before it begins, and reads at once otherwise', true],
    ['before it begins', false],
  ])('reads nothing more when the caller has given up %s', async (_, eager) => {
    const { all, readAt } = settling([DONE], { eager, signal: AbortSignal.abort() });
    await expect(settle(all)).resolves.toBeUndefined();
    expect(readAt).toEqual([]);
  });
});
