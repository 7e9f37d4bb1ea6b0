import { readFile, stat, writeFile } from 'node:fs/promises';
import { entry, next } from '../../../../helpers/journals/entry.js';
import { JournalFolder } from './journal-folder.js';

let at: JournalFolder;
beforeEach(async () => {
  at = await JournalFolder.make();
});
afterEach(() => at.close());

describe('compaction', () => {
  it('keeps the file small and every id for ever', async () => {
    const journal = at.journal(at.file, 4_000);
    let current = entry('busy');
    await journal.add(current);
    for (let n = 0; n < 20; n += 1) await journal.add(entry(`done-${n}`, { isFinished: true }));
    for (let n = 0; n < 200; n += 1) {
      current = next(current, { data: { n } });
      expect(await journal.replace(current)).toBe(true);
    }
    expect((await stat(at.file)).size).toBeLessThan(10_000);
    await journal.close();

    const again = at.journal();
    expect(await again.get('busy')).toEqual(current);
    for (let n = 0; n < 20; n += 1) expect(await again.add(entry(`done-${n}`))).toBe(false);
    expect(await again.unfinished({ limit: 10 })).toEqual([current]);
  });

  it('starts from the old file when it was cut short, and tidies up', async () => {
    const journal = at.journal();
    await journal.add(entry('kept'));
    await journal.close();
    await writeFile(`${at.file}.compact`, (await readFile(at.file)).subarray(0, 70));
    const again = at.journal();
    expect(await again.get('kept')).toEqual(entry('kept'));
    await expect(stat(`${at.file}.compact`)).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
