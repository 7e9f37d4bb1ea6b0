// Writes as fast as it can, and says what was confirmed: `<id> <version>`. Somebody kills it.
import { FileOperationJournal } from '../../../../../lib/api/journal/file/file-operation-journal.js';
import { entry, next } from '../../../../helpers/journals/entry.js';

const [path = ''] = process.argv.slice(2);
const journal = new FileOperationJournal(path, { compactAbove: 3_000 });

async function busy(by: number): Promise<void> {
  for (let n = 0; ; n += 1) {
    const id = `${process.pid}-${by}-${n}`;
    let current = entry(id);
    if (!(await journal.add(current))) throw new Error(`${id} was there before`);
    process.stdout.write(`${id} 1\n`);
    current = next(current, { state: 'keyed' });
    if (!(await journal.replace(current))) throw new Error(`${id} was changed by somebody else`);
    process.stdout.write(`${id} 2\n`);
  }
}

await Promise.all([busy(1), busy(2), busy(3)]);
