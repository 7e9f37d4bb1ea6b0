import { MemoryOperationJournal } from '../../../../lib/api/journal/memory-operation-journal.js';
import type { JournalEntry } from '../../../../lib/api/journal/operation-journal.interface.js';

const entry = (id: string, more: Partial<JournalEntry> = {}): JournalEntry => ({
  id,
  kind: 'promotion.grant',
  state: 'planned',
  isFinished: false,
  data: { amount: 100 },
  version: 1,
  createdAt: new Date(0),
  updatedAt: new Date(0),
  ...more,
});

describe('MemoryOperationJournal', () => {
  it('adds an id once, and gives back what was added', async () => {
    const journal = new MemoryOperationJournal();
    const added = await Promise.all([journal.add(entry('a')), journal.add(entry('a', { state: 'other' }))]);
    expect(added).toEqual([true, false]);
    await expect(journal.get('a')).resolves.toEqual(entry('a'));
    await expect(journal.get('b')).resolves.toBeUndefined();
  });

  it('lets one of two replacements win', async () => {
    const journal = new MemoryOperationJournal();
    await journal.add(entry('a'));
    const replaced = await Promise.all(
      ['first', 'second'].map((state) => journal.replace(entry('a', { state, version: 2 }))),
    );
    expect(replaced).toEqual([true, false]);
    await expect(journal.get('a')).resolves.toMatchObject({ state: 'first', version: 2 });
    await expect(journal.replace(entry('b', { version: 2 }))).resolves.toBe(false);
  });

  it('does not change with what was handed in or out', async () => {
    const journal = new MemoryOperationJournal();
    const data = { amount: 100 };
    await journal.add(entry('a', { data }));
    data.amount = 1;
    const got = await journal.get('a');
    (got!.data as { amount: number }).amount = 2;
    await expect(journal.get('a')).resolves.toMatchObject({ data: { amount: 100 } });
  });

  it('lists what is not finished, longest untouched first', async () => {
    const journal = new MemoryOperationJournal();
    const at = (ms: number) => ({ updatedAt: new Date(ms) });
    await journal.add(entry('late', at(30)));
    await journal.add(entry('early', at(10)));
    await journal.add(entry('over', { ...at(5), isFinished: true }));
    await journal.add(entry('other', { ...at(20), kind: 'message' }));
    const ids = async (query: object) =>
      (await journal.unfinished({ limit: 10, ...query })).map(({ id }) => id);
    await expect(ids({})).resolves.toEqual(['early', 'other', 'late']);
    await expect(ids({ kind: 'promotion.grant' })).resolves.toEqual(['early', 'late']);
    await expect(ids({ untouchedSince: new Date(20) })).resolves.toEqual(['early', 'other']);
    await expect(ids({ limit: 1 })).resolves.toEqual(['early']);
  });
});
