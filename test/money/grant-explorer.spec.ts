import { type Bounds, explore } from './grant-explorer.js';

const SMALL: Bounds = { processes: 2, crashes: 1, calls: 2, keys: 2, net: 1, pending: false };

describe('the protocol of a grant, searched whole', () => {
  it.each<[string, Bounds]>([
    ['two processes and payouts that take a while', { ...SMALL, pending: true }],
    ['several requests under way', { ...SMALL, net: 2, crashes: 2 }],
  ])(
    'never pays twice and never lies: %s',
    (_, bounds) => {
      const { states, steps, broken, ends, entries } = explore(bounds);
      process.stdout.write(`${states} states, ${steps} steps\n`);
      expect(broken).toBeUndefined();
      expect(states).toBeGreaterThan(20_000);
      // The search has met every way in which a run can end.
      expect([...ends].sort()).toEqual(['done', 'failed', 'later', 'pending', 'undecided', 'unknown']);
      // And every state of an entry: `keyed` as well, which only a request that was proved unsent leads back to.
      expect([...entries].sort()).toEqual(['done', 'failed', 'keyed', 'planned', 'sending', 'undecided']);
    },
    120_000,
  );
});
