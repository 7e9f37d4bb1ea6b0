import { jest } from '@jest/globals';
import { type FileHandle, mkdir, open, readdir, rm, stat, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { FileOperationJournal } from '../../../../../lib/api/journal/file/file-operation-journal.js';
import { Folder } from '../../../../../lib/api/journal/file/folder.js';
import { entry, next } from '../../../../helpers/journals/entry.js';
import { JournalFolder } from './journal-folder.js';

let at: JournalFolder;
beforeEach(async () => {
  at = await JournalFolder.make();
});
afterEach(async () => {
  jest.restoreAllMocks();
  await at.close();
});

const failing = (code: string) => Object.assign(new Error(code), { code });

/** What all open files have in common. */
async function everyHandle() {
  const path = join(at.folder, 'any');
  const handle = await open(path, 'w');
  await handle.close();
  await rm(path);
  return Object.getPrototypeOf(handle) as Awaited<ReturnType<typeof open>>;
}

describe('a journal file that cannot be', () => {
  it.each(['', 7, undefined])('the path %j is refused', (path) => {
    expect(() => new FileOperationJournal(path as string)).toThrow(
      expect.objectContaining({ code: 'AIT_JOURNAL_OPTION' }),
    );
  });

  it('a folder is no file', async () => {
    await expect(at.journal(at.folder).open()).rejects.toMatchObject({ code: 'AIT_JOURNAL_FAILED' });
  });

  it('says so when the lock cannot be made, and lets go of everything', async () => {
    const real = await Folder.open(at.folder);
    jest.spyOn(real, 'path').mockImplementation((file) => join(at.folder, 'no-folder\0', file));
    jest.spyOn(Folder, 'open').mockResolvedValueOnce(real);
    await expect(at.journal().open()).rejects.toMatchObject({ code: 'AIT_JOURNAL_FAILED' });
    await expect(at.journal().open()).resolves.toBeUndefined();
  });

  it('says so when something that is no lock has the name of one', async () => {
    await mkdir(join(at.folder, '.grants.journal.lock-0'));
    await expect(at.journal().open()).rejects.toMatchObject({ code: 'AIT_JOURNAL_FAILED' });
  });
});

describe('the lock of a journal file', () => {
  it('is tried again when somebody tidied it away before it was up', async () => {
    const real = await Folder.open(at.folder);
    const path = real.path.bind(real);
    let isTidied = false;
    jest.spyOn(real, 'path').mockImplementation((file) => {
      if (isTidied || file.endsWith('.new')) return path(file);
      isTidied = true;
      return join(at.folder, 'gone', file);
    });
    jest.spyOn(Folder, 'open').mockResolvedValueOnce(real);
    await at.journal().open();
    expect(isTidied).toBe(true);
  });

  it('may be gone already when it is given back', async () => {
    const journal = at.journal();
    await journal.open();
    for (const name of await readdir(at.folder)) if (name.includes('.lock-')) await rm(join(at.folder, name));
    await expect(journal.close()).resolves.toBeUndefined();
  });
});

describe('a journal file that is closed meanwhile', () => {
  it('takes nothing that came before and was not begun', async () => {
    const journal = at.journal();
    await journal.open();
    const adding = journal.add(entry('a'));
    const closing = journal.close();
    await expect(adding).rejects.toMatchObject({ code: 'AIT_JOURNAL_CLOSED' });
    await closing;
  });
});

describe('a journal file on a disk in trouble', () => {
  it('never asks again after a failed sync', async () => {
    const journal = at.journal();
    await journal.add(entry('a'));
    jest.spyOn(await everyHandle(), 'datasync').mockRejectedValueOnce(failing('EIO'));
    await expect(journal.add(entry('b'))).rejects.toMatchObject({ code: 'AIT_JOURNAL_STOPPED' });
    await expect(journal.add(entry('c'))).rejects.toMatchObject({ code: 'AIT_JOURNAL_STOPPED' });
    expect(await journal.get('b')).toBeUndefined();
  });

  it('takes back what did not fit, and goes on', async () => {
    const journal = at.journal();
    await journal.add(entry('a'));
    jest.spyOn(await everyHandle(), 'write').mockRejectedValueOnce(failing('ENOSPC') as never);
    await expect(journal.add(entry('b'))).rejects.toMatchObject({ code: 'AIT_JOURNAL_FAILED' });
    expect(await journal.add(entry('b'))).toBe(true);
  });

  it('stops when what did not fit cannot be taken back', async () => {
    const journal = at.journal();
    await journal.add(entry('a'));
    const handles = await everyHandle();
    jest.spyOn(handles, 'write').mockRejectedValueOnce(failing('ENOSPC') as never);
    jest.spyOn(handles, 'truncate').mockRejectedValueOnce(failing('EIO'));
    await expect(journal.add(entry('b'))).rejects.toMatchObject({ code: 'AIT_JOURNAL_STOPPED' });
  });
});

describe('writing a journal file anew', () => {
  async function grow(journal: FileOperationJournal, times: number, id = 'a') {
    let last = entry(id);
    if (!(await journal.add(last))) last = (await journal.get(id))!;
    for (let n = 0; n < times; n += 1) {
      last = next(last);
      expect(await journal.replace(last)).toBe(true);
    }
  }

  it('goes on with the old file where there is no room for a second, and tries again later', async () => {
    const journal = at.journal(at.file, 200);
    await journal.open();
    await symlink('/dev/full', `${at.file}.compact`);
    await grow(journal, 2);
    const before = (await stat(at.file)).size;
    await grow(journal, 20);
    expect((await stat(at.file)).size).toBeLessThan(before * 3);
    expect((await journal.get('a'))?.version).toBe(23);
  });

  it('goes on with the old file when the new one does not come onto the disk, and leaves nothing of it', async () => {
    const journal = at.journal(at.file, 200);
    await journal.open();
    const { ino } = await stat(at.file);
    jest.spyOn(await everyHandle(), 'sync').mockRejectedValueOnce(failing('EIO'));
    await grow(journal, 1);
    const { ino: same, size } = await stat(at.file);
    expect(same).toBe(ino);
    expect((await readdir(at.folder)).filter((name) => !name.startsWith('.'))).toEqual(['grants.journal']);
    await grow(journal, 20); // and does it later
    expect((await stat(at.file)).size).toBeLessThan(size * 5);
    await journal.close();
    expect((await at.journal().get('a'))?.version).toBe(22);
  });

  it('stops when the old file cannot be closed after the change: what was confirmed is in the new one', async () => {
    const journal = at.journal(at.file, 200);
    await journal.open();
    const { ino } = await stat(at.file);
    const confirmed = entry('a');
    // Each open file has a `close` of its own; whose size is asked for before a write is the old one.
    const handles = await everyHandle();
    const { stat: sizeOf } = handles;
    jest.spyOn(handles, 'stat').mockImplementationOnce(async function (this: FileHandle) {
      const close = this.close.bind(this);
      this.close = () => close().then(() => Promise.reject(failing('EIO')));
      return sizeOf.call(this) as never;
    });
    expect(await journal.add(confirmed)).toBe(true);
    await expect(journal.replace(next(confirmed))).rejects.toMatchObject({
      code: 'AIT_JOURNAL_STOPPED',
      cause: { code: 'EIO' },
    });
    expect((await stat(at.file)).ino).not.toBe(ino);
    await journal.close();
    const again = at.journal();
    expect(await again.get('a')).toEqual(confirmed);
    expect(await again.replace(next(confirmed))).toBe(true);
  });

  it('leaves a file alone that somebody else has changed', async () => {
    const before = at.journal();
    await before.add(entry('a'));
    await before.close();
    // Larger than it should be from the beginning, and not its own any more.
    const journal = at.journal(at.file, 1);
    await journal.open();
    await rm(at.file);
    await expect(journal.add(entry('b'))).rejects.toMatchObject({ code: 'AIT_JOURNAL_STOPPED' });
    expect((await readdir(at.folder)).filter((name) => !name.startsWith('.'))).toEqual([]);
  });

  it('holds more entries than one record of it', async () => {
    const journal = at.journal(at.file, 100_000);
    await Promise.all(Array.from({ length: 1_100 }, (_, n) => journal.add(entry(`id-${n}`))));
    await journal.close();
    const again = at.journal();
    for (const id of ['id-0', 'id-499', 'id-500', 'id-1099']) expect((await again.get(id))?.id).toBe(id);
  });
});

describe('a journal file on another system', () => {
  const { platform } = process;
  const folder = process.cwd();
  afterEach(() => {
    Object.defineProperty(process, 'platform', { value: platform });
    process.chdir(folder);
  });

  it.each(['darwin', 'win32'])('works as on %s, and refuses a second journal', async (name) => {
    // What is a pipe on Windows is a file of a strange name here.
    process.chdir(at.folder);
    Object.defineProperty(process, 'platform', { value: name });
    const journal = at.journal();
    expect(await journal.add(entry('a'))).toBe(true);
    await expect(at.journal().open()).rejects.toMatchObject({ code: 'AIT_JOURNAL_IN_USE' });
    await journal.close();
    expect((await at.journal().get('a'))?.id).toBe('a');
  });
});
