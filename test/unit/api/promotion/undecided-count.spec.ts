import { UndecidedCount } from '../../../../lib/api/promotion/grant/undecided-count.js';

describe('the count of grants that wait for a person', () => {
  let now: number;
  let counts: (number | Error)[];
  let asked: number;
  let count: UndecidedCount;

  beforeEach(() => {
    now = 0;
    asked = 0;
    counts = [];
    count = new UndecidedCount(
      async () => {
        asked += 1;
        const next = counts.shift() ?? 0;
        if (typeof next === 'number') return next;
        throw next;
      },
      () => new Date(now),
    );
  });

  it('is not known at first, and nobody waits for it', async () => {
    counts = [3];
    expect(count.known).toBeUndefined();
    await count.refresh();
    expect(count.known).toBe(3);
    expect(asked).toBe(1);
  });

  it('is counted again after half a minute, and once however many ask', async () => {
    counts = [3, 4];
    await count.refresh();
    now = 29_999;
    expect(count.known).toBe(3);
    expect(asked).toBe(1);
    now = 30_000;
    expect([count.known, count.known]).toEqual([3, 3]);
    await count.refresh();
    expect(count.known).toBe(4);
    expect(asked).toBe(2);
  });

  it('stays as it was while the journal cannot be read', async () => {
    counts = [3, new Error('down'), 5];
    await count.refresh();
    now = 30_000;
    await count.refresh();
    expect(count.known).toBe(3);
    now = 60_000;
    await count.refresh();
    expect(count.known).toBe(5);
  });
});
