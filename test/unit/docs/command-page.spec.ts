import { describe, expect, it } from '@jest/globals';
import { COMMANDS } from '../../../command/commands.js';
import { ALL_CHECKS } from '../../../command/doctor/checks/all-checks.js';
import { readPage } from './markdown-pages.js';

const PAGES = [
  ['docs/command.md', 'ko'],
  ['docs/command.en.md', 'en'],
] as const;

describe.each(PAGES)('%s', (page, language) => {
  const rows = readPage(page)
    .split('\n')
    .filter((line) => line.startsWith('| `AIT-D'))
    .map((line) =>
      line
        .slice(1, -1)
        .split(' | ')
        .map((cell) => cell.trim()),
    );

  it('has a row for every check, in its words', () => {
    const wanted = ALL_CHECKS.map(({ code, title, why }) => [`\`${code}\``, title[language], why[language]]);
    expect(rows).toEqual(wanted);
  });

  it('names every command', () => {
    for (const name of Object.keys(COMMANDS)) expect(readPage(page)).toContain(`\`${name}\``);
  });
});

describe('the checks of the doctor', () => {
  it('are numbered without gaps, each code once', () => {
    const wanted = ALL_CHECKS.map((_, index) => `AIT-D${String(index + 1).padStart(3, '0')}`);
    expect(ALL_CHECKS.map(({ code }) => code)).toEqual(wanted);
  });
});
