import { closeSync } from 'node:fs';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StateFile } from '../../src/state-file/state-file.js';
import { Tables } from '../../src/state/tables.js';

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'state-'));
  path = join(folder, 'state.jsonl');
});
afterEach(() => rm(folder, { recursive: true }));

function open(): { file: StateFile; tables: Tables } {
  const file = StateFile.open(path);
  const tables = new Tables(file.state);
  file.follow(tables);
  return { file, tables };
}

it('gives back what was set, and not what was deleted', () => {
  const { file, tables } = open();
  const table = tables.table<{ n: number }>('some');
  table.set('a', { n: 1 });
  table.set('b', { n: 2 });
  table.set('a', { n: 3 });
  table.delete('b');
  file.close();
  const again = open();
  expect(JSON.parse(JSON.stringify(again.tables))).toEqual({ some: { a: { n: 3 } } });
  again.file.close();
});

it('has written a change when set() returns', async () => {
  const { file, tables } = open();
  tables.table<{ n: number }>('some').set('a', { n: 1 });
  expect(await readFile(path, 'utf8')).toContain('["some","a",{"n":1}]');
  file.close();
});

it('is for its owner only', async () => {
  const { file } = open();
  expect((await stat(path)).mode & 0o077).toBe(0);
  file.close();
});

it('leaves out a last line that was cut off, and says so', async () => {
  const { file, tables } = open();
  const table = tables.table<{ n: number }>('some');
  table.set('a', { n: 1 });
  table.set('b', { n: 2 });
  file.close();
  const text = await readFile(path, 'utf8');
  await writeFile(path, text.slice(0, -5));
  const again = open();
  expect(again.file.torn).toBe(true);
  expect([...again.tables.table('some').keys()]).toEqual(['a']);
  again.file.close();
});

it('takes a last line without its line break', async () => {
  const { file, tables } = open();
  tables.table<{ n: number }>('some').set('a', { n: 1 });
  file.close();
  await writeFile(path, (await readFile(path, 'utf8')).trimEnd());
  const again = open();
  expect({ torn: again.file.torn, size: again.tables.table('some').size }).toEqual({ torn: false, size: 1 });
  again.file.close();
});

it.each<[damage: string, spoil: (text: string) => string, reason: RegExp]>([
  ['a changed byte', (text) => text.replace('"n":1', '"n":7'), /line 2: its checksum/],
  ['a line cut in the middle', (text) => text.replace(/"n":1}]\n/, '\n'), /line 2: its checksum/],
  ['two lines run together', (text) => text.replace('}]\n', '}]'), /line 2: its checksum/],
  [
    'zeros from a crash of the disk',
    (text) => `${text.slice(0, 40)}${'\0'.repeat(20)}\n${text}`,
    /damaged in line 2/,
  ],
  ['another file', () => '{"apps":[]}\n', /is no state of this emulator/],
  ['an empty heading', (text) => `\n${text}`, /is no state of this emulator/],
])('refuses %s with the reason, and changes nothing', async (_, spoil, reason) => {
  const { file, tables } = open();
  const table = tables.table<{ n: number }>('some');
  table.set('a', { n: 1 });
  table.set('b', { n: 2 });
  file.close();
  const spoilt = spoil(await readFile(path, 'utf8'));
  await writeFile(path, spoilt);
  expect(() => StateFile.open(path)).toThrow(reason);
  expect(await readFile(path, 'utf8')).toBe(spoilt);
});

it('refuses a file that another process uses, and not one that a dead one left', async () => {
  await writeFile(`${path}.lock`, String(process.ppid));
  expect(() => StateFile.open(path)).toThrow(/in use by process \d+/);
  await writeFile(`${path}.lock`, '4194303999');
  open().file.close();
  await writeFile(`${path}.lock`, '');
  open().file.close();
  await expect(stat(`${path}.lock`)).rejects.toThrow('ENOENT');
});

it('does not grow without end', async () => {
  const { file, tables } = open();
  const table = tables.table<{ n: number }>('some');
  for (let n = 0; n < 21_000; n += 1) table.set('a', { n });
  expect((await stat(path)).size).toBeLessThan(100_000);
  file.close();
  const again = open();
  expect(again.tables.table('some').get('a')).toEqual({ n: 20_999 });
  again.file.close();
});

it('takes no change any more after one could not be written', () => {
  const { file, tables } = open();
  const table = tables.table<{ n: number }>('some');
  table.set('a', { n: 1 });
  closeSync((file as unknown as { file: number }).file);
  expect(() => table.set('b', { n: 2 })).toThrow(/cannot be written: EBADF/);
  expect(() => table.set('c', { n: 3 })).toThrow(/cannot be written/);
});
