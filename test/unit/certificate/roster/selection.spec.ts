import { StoreLab } from '../store/store-lab.js';

/** Pairs as `name: [first day, days]`, relative to today. */
const table: [string, Record<string, [number, number]>, string | undefined, string[]][] = [
  ['the newest validFrom', { old: [-100, 390], new: [-1, 390] }, 'new', ['new', 'old']],
  ['a newer one that ends earlier', { long: [-100, 390], short: [-1, 30] }, 'short', ['short', 'long']],
  ['ties by the latest validTo', { short: [-5, 100], long: [-5, 390] }, 'long', ['long', 'short']],
  ['not one that has expired', { expired: [-10, 5], valid: [-300, 390] }, 'valid', ['valid']],
  ['not one that is not valid yet', { future: [2, 390], valid: [-300, 390] }, 'valid', ['valid']],
  ['none where all have expired', { one: [-20, 5], two: [-30, 5] }, undefined, []],
  ['none where all are yet to come', { one: [1, 390] }, undefined, []],
];

describe('the active certificate', () => {
  let lab: StoreLab;
  beforeAll(async () => void (lab = await StoreLab.open()));
  afterAll(() => lab.close());

  it.each(table)('is %s', async (_, pairs, active, usable) => {
    const issued = Object.entries(pairs).map(([name, [from, days]]) => lab.issue(name, from, { days }));
    for (const source of [await Promise.all(issued), (await Promise.all(issued)).reverse()]) {
      const store = await lab.started({ source });
      expect(store.active?.commonName).toBe(active);
      expect(store.certificates.map(({ commonName }) => commonName)).toEqual(usable);
      await store.stop();
    }
  });

  it('is known once where a pair is listed twice', async () => {
    const pair = await lab.issue('one');
    const store = await lab.started({ source: [pair, { cert: pair.chain, key: pair.key }] });
    expect(store.certificates).toHaveLength(1);
  });
});
