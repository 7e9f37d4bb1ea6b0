import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FileOperationJournal } from '../../../../lib/api/journal/file/file-operation-journal.js';
import { MemoryOperationJournal } from '../../../../lib/api/journal/memory-operation-journal.js';
import { describeJournal } from '../../../helpers/journals/conformance.js';

describeJournal('MemoryOperationJournal', async () => {
  const journal = new MemoryOperationJournal();
  return { open: async () => journal, close: async () => undefined };
});

describeJournal('FileOperationJournal', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'journal-'));
  const journal = new FileOperationJournal(join(folder, 'journal'));
  return {
    open: async () => journal,
    close: async () => {
      await journal.close();
      await rm(folder, { recursive: true });
    },
  };
});
