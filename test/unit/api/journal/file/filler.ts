// Fills a journal past the end of its disk, and says what was kept.
import { isAppsInTossError } from '../../../../../lib/foundation/apps-in-toss.error.js';
import { FileOperationJournal } from '../../../../../lib/api/journal/file/file-operation-journal.js';
import { entry } from '../../../../helpers/journals/entry.js';

const journal = new FileOperationJournal(process.argv[2] ?? '');
const kept: string[] = [];
const refused: string[] = [];
let code = '';

for (let n = 0; n < 8; n += 1) {
  const id = `big-${n}`;
  try {
    if (await journal.add(entry(id, { data: { filler: 'x'.repeat(1_000) } }))) kept.push(id);
  } catch (error) {
    if (!isAppsInTossError(error)) throw error;
    code = error.code;
    refused.push(id);
    if ((await journal.get(id)) !== undefined) throw new Error('what was refused is there', { cause: error });
  }
}
const afterwards = await journal.add(entry('s'));
process.stdout.write(JSON.stringify({ kept, refused, code, afterwards }));
