import type { OperationJournal } from '../../../lib/api/journal/operation-journal.interface.js';
import { entry, later, next } from './entry.js';

/** A place that keeps a journal, empty at first. */
export interface JournalStore {
  /** A journal on it; where several processes may share it, another one each time. */
  open(): Promise<OperationJournal>;
  close(): Promise<void>;
}

type Behaviour = (journal: OperationJournal, store: JournalStore) => Promise<void>;

const ids = (entries: readonly { id: string }[]): string[] => entries.map(({ id }) => id);

/** Ids that databases like to take for one another. */
const LOOKALIKES = [
  'mission:a',
  'mission:A',
  'mission:ä',
  'mission:a\u0308', // the same letter in two code points
  'mission:\u00e5',
  'mission:\u212b', // Å as a unit
  'mission:ss',
  'mission:ß',
  'mission:i',
  'mission:ı',
  'mission:가',
  'mission:\u1100\u1161', // the same syllable in two code points
  'mission:😀',
  'mission:😁',
  'mission:\u200b',
  'mission:',
  'mission:%',
  'mission:_',
  "mission:'",
  'mission:"',
  'mission:\\',
  'mission:`',
  'mission:$1',
  'mission:?',
  'mission:0',
  'mission:00',
  '0',
  '1e1',
  '10',
  'null',
  '__proto__',
  '{hash}tag',
  'a b',
  'a  b',
];

/** What every journal does, whatever it is made of. */
const BEHAVIOURS: readonly (readonly [string, Behaviour])[] = [
  [
    'gives back what was added, to the millisecond and the letter',
    async (journal) => {
      const added = entry('grant-1', {
        kind: 'promotion.grant',
        state: 'sending',
        data: {
          text: '지급 "😀" \\ \u0000 \u2028 \ud800',
          number: 9_007_199_254_740_991,
          negative: -0.5,
          nothing: null,
          list: [1, 'two', { three: 3 }],
          '': 'empty',
        },
        createdAt: new Date('1999-12-31T23:59:59.999Z'),
        updatedAt: new Date('2038-01-19T03:14:08.001Z'),
      });
      expect(await journal.add(added)).toBe(true);
      expect(await journal.get('grant-1')).toEqual(added);
    },
  ],
  ['knows nothing of an id that was not added', async (j) => expect(await j.get('nobody')).toBeUndefined()],
  [
    'adds an id once, whatever else is in the second entry',
    async (journal) => {
      const first = entry('once', { data: { amount: 1 } });
      expect(await journal.add(first)).toBe(true);
      expect(await journal.add(entry('once', { data: { amount: 2 }, kind: 'other' }))).toBe(false);
      expect(await journal.add(first)).toBe(false);
      expect(await journal.get('once')).toEqual(first);
    },
  ],
  [
    'begins with version 1',
    async (journal) => {
      await journal.add(entry('begins', { version: 7 }));
      expect((await journal.get('begins'))?.version).toBe(1);
    },
  ],
  [
    'replaces the version before, and only that',
    async (journal) => {
      const first = entry('steps');
      await journal.add(first);
      const second = next(first, { state: 'keyed', data: { key: 'k' }, updatedAt: later(5) });
      expect(await journal.replace(next(second))).toBe(false);
      expect(await journal.replace({ ...first, state: 'keyed' })).toBe(false);
      expect(await journal.replace(second)).toBe(true);
      expect(await journal.replace(second)).toBe(false);
      expect(await journal.get('steps')).toEqual(second);
    },
  ],
  [
    'replaces nothing that is not there',
    async (journal) => {
      expect(await journal.replace(entry('missing', { version: 1 }))).toBe(false);
      expect(await journal.replace(entry('missing', { version: 2 }))).toBe(false);
      expect(await journal.get('missing')).toBeUndefined();
    },
  ],
  [
    'lets one of many win who add the same id at once',
    async (journal, store) => {
      const others = await Promise.all([store.open(), store.open(), store.open()]);
      const all = [journal, ...others];
      const won = await Promise.all(
        Array.from({ length: 40 }, (_, n) => all[n % 4]?.add(entry('race', { data: { n } }))),
      );
      expect(won.filter(Boolean)).toHaveLength(1);
      expect((await journal.get('race'))?.data).toEqual({ n: won.indexOf(true) });
    },
  ],
  [
    'lets one of many win who replace the same version at once',
    async (journal, store) => {
      const others = await Promise.all([store.open(), store.open(), store.open()]);
      const all = [journal, ...others];
      const first = entry('swap');
      await journal.add(first);
      const won = await Promise.all(
        Array.from({ length: 40 }, (_, n) => all[n % 4]?.replace(next(first, { data: { n } }))),
      );
      // Whoever wins and is overtaken before it looks may think it lost. Never do two think that they won.
      expect(won.filter(Boolean)).toHaveLength(1);
      const kept = await journal.get('swap');
      expect(kept?.version).toBe(2);
      expect(kept?.data).toEqual({ n: won.indexOf(true) });
    },
  ],
  [
    'lists those of one state, or all but those, past any number of others',
    async (journal) => {
      for (let n = 0; n < 7; n += 1)
        await journal.add(
          entry(`state-${n}`, { state: n < 5 ? 'undecided' : 'sending', updatedAt: later(n) }),
        );
      const others = await journal.unfinished({ notInState: 'undecided', limit: 2 });
      expect(ids(others)).toEqual(['state-5', 'state-6']);
      expect(ids(await journal.unfinished({ inState: 'undecided', limit: 2 }))).toEqual([
        'state-0',
        'state-1',
      ]);
      const { kind } = others[0]!;
      const early = { kind, inState: 'undecided', untouchedSince: later(3), limit: 10 };
      expect(await journal.unfinished(early)).toHaveLength(4);
      expect(await journal.unfinished({ kind: 'another', notInState: 'x', limit: 10 })).toEqual([]);
      expect(await journal.unfinished({ inState: 'undecided', limit: 0 })).toEqual([]);
    },
  ],
  [
    'never confirms one version twice when many go on as fast as they can',
    async (journal, store) => {
      const all = [journal, await store.open(), await store.open()];
      await journal.add(entry('relay', { data: { by: -1 } }));
      const confirmed: number[] = [];
      await Promise.all(
        all.map(async (each, by) => {
          for (let turn = 0; turn < 15; turn += 1) {
            const before = await each.get('relay');
            if (before && (await each.replace(next(before, { data: { by } }))))
              confirmed.push(before.version);
          }
        }),
      );
      expect(new Set(confirmed).size).toBe(confirmed.length);
      expect((await journal.get('relay'))?.version).toBeGreaterThan(Math.max(...confirmed));
    },
  ],
  [
    'keeps ids apart that look alike',
    async (journal) => {
      for (const [n, id] of LOOKALIKES.entries()) {
        expect([id, await journal.add(entry(id, { data: { n } }))]).toEqual([id, true]);
      }
      for (const [n, id] of LOOKALIKES.entries()) {
        expect([id, (await journal.get(id))?.data['n'], (await journal.get(id))?.id]).toEqual([id, n, id]);
      }
      const listed = await journal.unfinished({ limit: 1_000 });
      expect(ids(listed).sort()).toEqual([...LOOKALIKES].sort());
    },
  ],
  [
    'refuses an id that some store could not keep',
    async (journal) => {
      for (const id of ['', ' a', 'a ', 'a\n', '\u0000', 'a\u0000b', '\ud800', 'x'.repeat(256)]) {
        await expect(journal.add(entry(id))).rejects.toMatchObject({
          code: 'AIT_JOURNAL_ENTRY',
          outcome: 'not-sent',
        });
        await expect(journal.get(id)).rejects.toMatchObject({ code: 'AIT_JOURNAL_ENTRY' });
      }
    },
  ],
  [
    'keeps the longest id',
    async (journal) => {
      const id = '가'.repeat(253) + '😀';
      await journal.add(entry(id));
      expect((await journal.get(id))?.id).toBe(id);
      expect(ids(await journal.unfinished({ limit: 1 }))).toEqual([id]);
    },
  ],
  [
    'keeps a megabyte of data',
    async (journal) => {
      const data = { text: '포인트'.repeat(100_000) };
      await journal.add(entry('big', { data }));
      expect((await journal.get('big'))?.data).toEqual(data);
    },
  ],
  [
    'lists what is unfinished, longest untouched first, of a kind, until a time, so many',
    async (journal) => {
      const at = (id: string, ms: number, kind = 'promotion.grant'): Promise<boolean> =>
        journal.add(entry(id, { kind, updatedAt: later(ms) }));
      await at('c', 30);
      await at('a', 10);
      await at('b', 20, 'messages.bulk');
      await at('d', 40);
      await journal.add(entry('finished', { isFinished: true }));
      expect(ids(await journal.unfinished({ limit: 10 }))).toEqual(['a', 'b', 'c', 'd']);
      expect(ids(await journal.unfinished({ limit: 2 }))).toEqual(['a', 'b']);
      expect(ids(await journal.unfinished({ limit: 10, kind: 'promotion.grant' }))).toEqual(['a', 'c', 'd']);
      expect(ids(await journal.unfinished({ limit: 1, kind: 'messages.bulk' }))).toEqual(['b']);
      expect(ids(await journal.unfinished({ limit: 10, kind: 'none' }))).toEqual([]);
      expect(ids(await journal.unfinished({ limit: 10, untouchedSince: later(30) }))).toEqual([
        'a',
        'b',
        'c',
      ]);
      expect(
        ids(await journal.unfinished({ limit: 10, untouchedSince: later(30), kind: 'promotion.grant' })),
      ).toEqual(['a', 'c']);
    },
  ],
  [
    'moves a touched entry to the end of the list, a finished one out of it, and a reopened one back',
    async (journal) => {
      const a = entry('a', { updatedAt: later(1) });
      const b = entry('b', { updatedAt: later(2) });
      await journal.add(a);
      await journal.add(b);
      const touched = next(a, { updatedAt: later(3) });
      await journal.replace(touched);
      expect(ids(await journal.unfinished({ limit: 10 }))).toEqual(['b', 'a']);
      const finished = next(touched, { isFinished: true, state: 'failed', updatedAt: later(4) });
      await journal.replace(finished);
      expect(ids(await journal.unfinished({ limit: 10 }))).toEqual(['b']);
      expect(await journal.get('a')).toEqual(finished);
      await journal.replace(next(finished, { isFinished: false, state: 'planned', updatedAt: later(5) }));
      expect(ids(await journal.unfinished({ limit: 10 }))).toEqual(['b', 'a']);
    },
  ],
  [
    'lists whole entries',
    async (journal) => {
      const whole = entry('whole', { data: { 가: '😀' }, state: 'sending' });
      await journal.add(whole);
      expect(await journal.unfinished({ limit: 10 })).toEqual([whole]);
    },
  ],
  [
    'hands out copies',
    async (journal) => {
      const list = [1];
      await journal.add(entry('copy', { data: { list } }));
      list.push(2);
      const read = (await journal.get('copy'))?.data as { list: number[] };
      read.list.push(3);
      expect((await journal.get('copy'))?.data).toEqual({ list: [1] });
    },
  ],
  [
    'refuses what JSON cannot hold',
    async (journal) => {
      await expect(journal.add(entry('bad', { data: { big: 1n } }))).rejects.toMatchObject({
        code: 'AIT_JOURNAL_ENTRY',
      });
      await expect(journal.add(entry('bad', { updatedAt: new Date(Number.NaN) }))).rejects.toMatchObject({
        code: 'AIT_JOURNAL_ENTRY',
      });
      expect(await journal.get('bad')).toBeUndefined();
    },
  ],
];

/** Runs every behaviour, each on a store of its own. */
export function describeJournal(name: string, makeStore: () => Promise<JournalStore>): void {
  describe(name, () => {
    it.each(BEHAVIOURS)('%s', async (_, behaviour) => {
      const store = await makeStore();
      try {
        await behaviour(await store.open(), store);
      } finally {
        await store.close();
      }
    });
  });
}
