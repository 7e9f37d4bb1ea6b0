import { describe, expect, it } from '@jest/globals';
import { COMMANDS } from '../../../command/commands.js';
import { runLine } from './run-lines.js';

const KOREAN = /사용법/;
const ENGLISH = /Usage/;
const COLOUR = '\u001b[';

describe('the command line of apps-in-toss', () => {
  it('lists every command', async () => {
    const { code, out } = await runLine(['--help']);
    expect(code).toBe(0);
    for (const name of Object.keys(COMMANDS)) expect(out).toContain(`  ${name} `);
  });

  it.each(Object.keys(COMMANDS))('%s --help is a page in both languages', async (name) => {
    const korean = await runLine([...name.split(' '), '--help']);
    const english = await runLine(['--lang', 'en', ...name.split(' '), '--help']);
    expect([korean.code, english.code]).toEqual([0, 0]);
    expect(korean.out).toMatch(KOREAN);
    expect(english.out).toMatch(ENGLISH);
    expect(english.out).not.toMatch(/[가-힣]/);
  });

  it.each([
    ['nothing', [], 2, /사용법/],
    ['the version', ['--version'], 0, /0\.0\.0/],
  ])('%s', async (_what, args, code, out) => {
    expect(await runLine(args)).toMatchObject({ code, out: expect.stringMatching(out) });
  });

  it.each([
    ['an unknown command', ['dokter'], /dokter/],
    ['a group without a command', ['cert'], /cert inspect/],
    ['an unknown option', ['cert', 'inspect', 'x', '--verbose'], /--verbose/],
    ['an option without its value', ['cert', 'inspect', 'x', '--key'], /--key/],
    ['a missing argument', ['revoke'], /revoke --help/],
    ['one argument too many', ['cert', 'inspect', 'a', 'b'], /cert inspect --help/],
    ['another language', ['cert', 'inspect', 'a', '--lang', 'fr'], /fr/],
    ['another language, alone', ['--lang=fr'], /fr/],
    ['the name of something that every object has', ['constructor'], /constructor/],
  ])('%s is said on standard error, with 2', async (_what, args, words) => {
    const { code, out, err } = await runLine(args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(words);
  });

  it.each([['dokter'], ['cert inspect nowhere']])(
    'with --json `%s` is one JSON value as well',
    async (line) => {
      const { code, out } = await runLine([...line.split(' '), '--json']);
      expect(code).toBe(2);
      expect(JSON.parse(out).error.message).toEqual(expect.any(String));
    },
  );

  it.each([
    [{}, KOREAN],
    [{ LANG: 'ko_KR.UTF-8' }, KOREAN],
    [{ LANG: 'C.UTF-8' }, KOREAN],
    [{ LANG: 'en_US.UTF-8' }, ENGLISH],
    [{ LANG: 'ko_KR.UTF-8', LC_ALL: 'en_GB' }, ENGLISH],
    [{ LANG: 'en_US.UTF-8', LC_ALL: 'ko_KR' }, KOREAN],
  ])('speaks the language of %j', async (env, words) => {
    expect((await runLine(['--help'], { env })).out).toMatch(words);
  });

  it.each([
    [true, {}, true],
    [false, {}, false],
    [true, { NO_COLOR: '1' }, false],
    [true, { NO_COLOR: '' }, true],
    [true, { TERM: 'dumb' }, false],
    [false, { FORCE_COLOR: '1' }, true],
    [true, { FORCE_COLOR: '0' }, false],
  ])('terminal %s, %j: colours %s', async (isTerminal, env, coloured) => {
    expect((await runLine(['--help'], { isTerminal, env })).out.includes(COLOUR)).toBe(coloured);
  });
});
