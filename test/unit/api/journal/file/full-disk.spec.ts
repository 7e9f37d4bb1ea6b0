import { execFile } from 'node:child_process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { entry } from '../../../../helpers/journals/entry.js';
import { JournalFolder } from './journal-folder.js';

const run = promisify(execFile);
const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const LOADER = pathToFileURL(here('../../../../helpers/typescript-loader.mjs')).href;

let at: JournalFolder;
beforeEach(async () => {
  at = await JournalFolder.make();
});
afterEach(() => at.close());

describe('a disk that is full', () => {
  it('refuses what does not fit, keeps what did, and takes smaller things', async () => {
    // A limit on the size of files stands in for the end of the disk: it cuts a write in the middle as well.
    const command = 'ulimit -f 4; exec "$0" --import "$1" "$2" "$3"';
    const { stdout } = await run('bash', [
      '-c',
      command,
      process.execPath,
      LOADER,
      here('filler.ts'),
      at.file,
    ]);
    const said = JSON.parse(stdout) as {
      kept: string[];
      refused: string[];
      code: string;
      afterwards: boolean;
    };
    expect(said.code).toBe('AIT_JOURNAL_FAILED');
    expect(said.kept.length).toBeGreaterThan(2);
    expect(said.refused.length).toBeGreaterThan(3);
    expect(said.afterwards).toBe(true);

    const journal = at.journal();
    for (const id of said.kept) expect((await journal.get(id))?.id).toBe(id);
    for (const id of said.refused) expect(await journal.add(entry(id))).toBe(true);
  });
});
