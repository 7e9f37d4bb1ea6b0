import { JournalUse } from '../../../../lib/api/journal/journal-use.js';
import { MemoryOperationJournal } from '../../../../lib/api/journal/memory-operation-journal.js';

class Closable extends MemoryOperationJournal {
  closed = 0;

  async close(): Promise<void> {
    this.closed += 1;
  }
}

describe('who uses a journal', () => {
  it('closes it when the last one has ended, whatever their order', async () => {
    const journal = new Closable();
    const [one, two, three] = [new JournalUse(journal), new JournalUse(journal), new JournalUse(journal)];
    await two.end();
    await one.end();
    expect(journal.closed).toBe(0);
    await three.end();
    expect(journal.closed).toBe(1);
  });

  it('counts nobody twice', async () => {
    const journal = new Closable();
    const [one, two] = [new JournalUse(journal), new JournalUse(journal)];
    await Promise.all([one.end(), one.end(), one.end()]);
    expect(journal.closed).toBe(0);
    await two.end();
    await two.end();
    expect(journal.closed).toBe(1);
  });

  it('leaves alone what has nothing to close, and leaves no mark that others see', async () => {
    const journal = new MemoryOperationJournal();
    await new JournalUse(journal).end();
    expect(Object.keys(journal)).toEqual([]);
  });
});
