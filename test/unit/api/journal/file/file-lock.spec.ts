import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, mkdir, readdir, rename, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { entry } from '../../../../helpers/journals/entry.js';
import { JournalFolder } from './journal-folder.js';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const LOADER = pathToFileURL(here('../../../../helpers/typescript-loader.mjs')).href;

let at: JournalFolder;
beforeEach(async () => {
  at = await JournalFolder.make();
});
afterEach(() => at.close());

describe('one living process for a file', () => {
  it('refuses a second journal, through a link as well, until the first is closed', async () => {
    const first = at.journal();
    await first.open();
    await symlink(at.file, join(at.folder, 'link'));
    for (const file of [at.file, join(at.folder, 'link')]) {
      const second = at.journal(file);
      await expect(second.add(entry('a'))).rejects.toMatchObject({
        code: 'AIT_JOURNAL_IN_USE',
        retryable: true,
      });
    }
    const waiting = at.journal();
    await expect(waiting.open()).rejects.toMatchObject({ code: 'AIT_JOURNAL_IN_USE' });
    await first.close();
    await waiting.open(); // a journal that could not be opened tries again
    expect(await waiting.add(entry('a'))).toBe(true);
  });

  it('lets one of many win that come at once', async () => {
    const many = Array.from({ length: 8 }, () => at.journal());
    const opened = await Promise.allSettled(many.map((journal) => journal.open()));
    expect(opened.filter(({ status }) => status === 'fulfilled').length).toBeLessThanOrEqual(1);
  });

  it('a killed process holds nothing, and loses nothing that it had confirmed', async () => {
    for (let round = 0; round < 2; round += 1) {
      const child = spawn(process.execPath, ['--import', LOADER, here('busy-writer.ts'), at.file], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      let said = '';
      child.stdout.setEncoding('utf8');
      child.stdout.on('data', (text: string) => (said += text));
      while (said.split('\n').length <= 40 + round * 7) await once(child.stdout, 'data');
      const blocked = at.journal();
      await expect(blocked.open()).rejects.toMatchObject({ code: 'AIT_JOURNAL_IN_USE' });
      child.kill('SIGKILL');
      await once(child, 'exit');

      const journal = at.journal();
      for (const line of said.split('\n').slice(0, -1)) {
        const [id, version] = line.split(' ');
        expect((await journal.get(String(id)))?.version).toBeGreaterThanOrEqual(Number(version));
      }
      await journal.close();
    }
    expect((await readdir(at.folder)).filter((name) => name.includes('.lock-'))).toEqual([]);
  });

  it('locks files whose path is longer than the address of a socket', async () => {
    const deep = join(at.folder, 'x'.repeat(100), 'y'.repeat(100));
    await mkdir(deep, { recursive: true });
    const file = join(deep, `${'z'.repeat(120)}.journal`);
    const journal = at.journal(file);
    expect(await journal.add(entry('a'))).toBe(true);
    await expect(at.journal(file).open()).rejects.toMatchObject({ code: 'AIT_JOURNAL_IN_USE' });
  });

  it('stops when somebody puts another file in its place', async () => {
    const journal = at.journal();
    await journal.add(entry('a'));
    await copyFile(at.file, join(at.folder, 'backup'));
    await rename(join(at.folder, 'backup'), at.file);
    await expect(journal.add(entry('b'))).rejects.toMatchObject({ code: 'AIT_JOURNAL_STOPPED' });
    await expect(journal.add(entry('c'))).rejects.toMatchObject({ code: 'AIT_JOURNAL_STOPPED' });
    expect(await journal.get('a')).toEqual(entry('a'));
  });

  it('does not make a folder that is missing: a volume may not be mounted', async () => {
    await expect(at.journal(join(at.folder, 'volume', 'journal')).open()).rejects.toMatchObject({
      code: 'AIT_JOURNAL_FAILED',
    });
  });

  it('does nothing after close()', async () => {
    const journal = at.journal();
    await journal.add(entry('a'));
    await Promise.all([journal.close(), journal.close()]);
    await expect(journal.get('a')).rejects.toMatchObject({ code: 'AIT_JOURNAL_CLOSED' });
    await expect(journal.add(entry('b'))).rejects.toMatchObject({ code: 'AIT_JOURNAL_CLOSED' });
  });
});
