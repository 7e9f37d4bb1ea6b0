import { JournalScope } from '../../../../lib/api/journal/journal-scope.js';
import { MemoryOperationJournal } from '../../../../lib/api/journal/memory-operation-journal.js';
import { openGrants } from '../../../../lib/api/promotion/grant/open-grants.js';
import { entry } from '../../../helpers/journals/entry.js';

describe('grants that are open', () => {
  it('are counted, those that wait for a person among them, whether or not the journal can choose', async () => {
    const journal = new MemoryOperationJournal();
    for (const [id, state] of Object.entries({ a: 'planned', b: 'sending', c: 'undecided' }))
      await journal.add(entry(id, { state }));
    await journal.add(entry('d', { state: 'done', isFinished: true }));
    const book = { journal, scope: new JournalScope() };
    await expect(openGrants(book, 10)).resolves.toEqual({ unfinished: 3, undecided: 1 });
    const { unfinished } = journal;
    journal.unfinished = ({ kind, limit }) => unfinished.call(journal, { ...(kind && { kind }), limit });
    await expect(openGrants(book, 10)).resolves.toEqual({ unfinished: 3, undecided: 1 });
  });
});
