import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { JournalEntry } from '../../../../../lib/api/journal/operation-journal.interface.js';
import { readRecords } from '../../../../../lib/api/journal/file/records.js';
import { entry, next } from '../../../../helpers/journals/entry.js';
import { JournalFolder } from './journal-folder.js';

let at: JournalFolder;
beforeEach(async () => {
  at = await JournalFolder.make();
});
afterEach(() => at.close());

/** A journal with five records, and after how many bytes each of them was confirmed. */
async function written(): Promise<{ bytes: Buffer; confirmed: (readonly [number, JournalEntry])[] }> {
  const journal = at.journal();
  const confirmed: (readonly [number, JournalEntry])[] = [];
  const first = entry('가', { data: { note: '😀' } });
  const second = next(first, { state: 'keyed' });
  const steps = [
    [() => journal.add(first), first],
    [() => journal.replace(second), second],
    [() => journal.add(entry('b')), entry('b')],
    [() => journal.replace(next(second, { state: 'sending' })), next(second, { state: 'sending' })],
    [() => journal.add(entry('c', { isFinished: true })), entry('c', { isFinished: true })],
  ] as const;
  for (const [step, kept] of steps) {
    expect(await step()).toBe(true);
    confirmed.push([(await readFile(at.file)).length, kept]);
  }
  await journal.close();
  return { bytes: await readFile(at.file), confirmed };
}

/** In small pieces, as a stream gives them. */
async function* only(bytes: Buffer): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += 50) yield bytes.subarray(at, at + 50);
}

describe('a journal file that ends anywhere', () => {
  it('holds what was confirmed until there', async () => {
    const { bytes, confirmed } = await written();
    for (let length = 0; length <= bytes.length; length += 1) {
      const content = await readRecords(only(bytes.subarray(0, length)));
      const expected = new Map(confirmed.filter(([end]) => end <= length).map(([, kept]) => [kept.id, kept]));
      expect([length, content]).toEqual([length, expect.objectContaining({ entries: expected })]);
    }
  });

  it('goes on from there', async () => {
    const { bytes, confirmed } = await written();
    const file = join(at.folder, 'cut');
    const around = confirmed.flatMap(([end]) => [end - 1, end, end + 1]);
    for (const length of [0, 1, 40, ...around].filter((each) => each <= bytes.length)) {
      await writeFile(file, bytes.subarray(0, length));
      const journal = at.journal(file);
      expect(await journal.add(entry('after'))).toBe(true);
      await journal.close();
      const again = at.journal(file);
      const kept = confirmed.filter(([end]) => end <= length).map(([, each]) => each.id);
      const ids = ['가', 'b', 'c', 'after'];
      const there = await Promise.all(ids.map(async (id) => (await again.get(id)) !== undefined));
      expect([length, there]).toEqual([length, ids.map((id) => id === 'after' || kept.includes(id))]);
      await again.close();
    }
  });

  it('drops an end of zeros, which a file system may leave after a crash', async () => {
    const { bytes, confirmed } = await written();
    const end = confirmed.at(-2)?.[0] ?? 0;
    await writeFile(at.file, Buffer.concat([bytes.subarray(0, end), Buffer.alloc(bytes.length - end)]));
    const journal = at.journal();
    expect(await journal.get('c')).toBeUndefined();
    expect((await journal.get('가'))?.state).toBe('sending');
  });

  it('drops a last record with a changed byte', async () => {
    const { bytes, confirmed } = await written();
    const end = confirmed.at(-2)?.[0] ?? 0;
    for (let byte = end; byte < bytes.length - 1; byte += 7) {
      const changed = Buffer.from(bytes);
      changed.writeUInt8((changed[byte] ?? 0) ^ 0x01, byte);
      await writeFile(at.file, changed);
      const journal = at.journal();
      expect([byte, await journal.get('c')]).toEqual([byte, undefined]);
      expect((await journal.get('가'))?.state).toBe('sending');
      await journal.close();
    }
  });

  it.each([
    ['a record before the last', (bytes: Buffer) => bytes.writeUInt8(0x21, 120)],
    ['the first line', (bytes: Buffer) => bytes.writeUInt8(0x21, 12)],
  ])('refuses a file in which %s was changed, and leaves it as it is', async (_, damage) => {
    const { bytes } = await written();
    damage(bytes);
    await writeFile(at.file, bytes);
    await expect(at.journal().get('a')).rejects.toMatchObject({ code: 'AIT_JOURNAL_DAMAGED' });
    expect(await readFile(at.file)).toEqual(bytes);
  });

  it('does not take the file of somebody else for its own', async () => {
    await writeFile(at.file, 'userKey,amount\n1,100');
    await expect(at.journal().add(entry('a'))).rejects.toMatchObject({ code: 'AIT_JOURNAL_DAMAGED' });
    expect(await readFile(at.file, 'utf8')).toBe('userKey,amount\n1,100');
  });
});
