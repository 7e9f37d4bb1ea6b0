import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { runLine } from '../run-lines.js';
import { copyOf, remove } from './scanned.js';

describe('apps-in-toss scan', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'ait-scan-'));
  });
  afterEach(() => remove(folder));

  const write = (path: string, text: string) => {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  };

  it('says where, what, why and what to write, in either language', async () => {
    write('toss.js', "fetch('https://apps-in-toss-api.toss.im/x', { agent, signal });\n");
    const korean = await runLine(['scan', '--lang', 'ko'], { cwd: folder });
    const english = await runLine(['scan', folder, '--lang', 'en']);
    expect(korean.code).toBe(2);
    expect(korean.out).toMatch(/^toss\.js:1:1 {2}✗ AIT-S001 fetch에 .*\n {2}.*\n {2}→ /);
    expect(english.out).toMatch(/^toss\.js:1:1 {2}✗ AIT-S001 fetch is given .*\n {2}.*\n {2}→ /);
    expect(english.out).toContain('1 files: 1 to mend now, 0 to mend soon.');
  });

  it('explains a rule once, and names every place', async () => {
    const line = "fetch('https://apps-in-toss-api.toss.im/x', { agent, signal });\n";
    write('toss.js', line + line);
    const { out } = await runLine(['scan', folder]);
    expect(out.match(/AIT-S001/g)).toHaveLength(2);
    expect(out.match(/→/g)).toHaveLength(1);
  });

  it('ends with 1 when all of it can wait', async () => {
    write(
      'toss.js',
      "import { Agent } from 'https';\nexport const toss = new Agent({ cert, key });\n// apps-in-toss-api.toss.im\n",
    );
    const { code, out } = await runLine(['scan', folder, '--json']);
    expect(code).toBe(1);
    expect(JSON.parse(out).findings).toMatchObject([
      { code: 'AIT-S005', level: 'soon', line: 2, column: 21 },
    ]);
  });

  it.each([
    ['nothing wrong', "export const host = 'apps-in-toss-api.toss.im';", /찾지 못했어요/],
    ['nothing of Apps in Toss', 'export const x = 1;', /코드가 없어요/],
  ])('%s: 0', async (_what, text, words) => {
    write('index.ts', text);
    expect(await runLine(['scan', folder])).toMatchObject({ code: 0, out: expect.stringMatching(words) });
  });

  it('--json is one value, and holds no secret', async () => {
    const copy = copyOf('projects', 'https-request');
    remove(folder);
    folder = copy.folder;
    const { code, out } = await runLine(['scan', folder, '--json']);
    expect(code).toBe(2);
    expect(JSON.parse(out)).toMatchObject({ callsAppsInToss: true, files: 2, unread: [] });
    expect(JSON.parse(out).findings[0]).toEqual({
      code: 'AIT-S014',
      name: 'key-in-source',
      level: 'broken',
      file: 'src/certificate.ts',
      line: 3,
      column: 20,
      what: { ko: expect.any(String), en: expect.any(String) },
      why: { ko: expect.any(String), en: expect.any(String) },
      instead: { ko: expect.any(String), en: expect.any(String) },
    });
    expect(out).not.toContain(copy.privateKey.split('\n')[1]);
  });

  it('says which file it could not read, and reads the others', async () => {
    write('broken.ts', 'const toss = {{{ ;');
    write('toss.ts', "fetch('https://apps-in-toss-api.toss.im/x', { agent, signal });\n");
    const { code, out } = await runLine(['scan', folder]);
    expect(code).toBe(2);
    expect(out).toMatch(/읽지 못했어요: broken\.ts/);
    expect(out).toContain('AIT-S001');
  });

  it('refuses what is no folder', async () => {
    expect(await runLine(['scan', join(folder, 'nowhere')])).toMatchObject({ code: 2, out: '' });
  });
});
