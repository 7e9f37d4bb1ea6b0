import * as names from '../../../lib/options/environment/environment-names.js';
import { OPTION_RULES } from '../../../lib/options/checks/option-rules.js';
import { prose } from './markdown-pages.js';

/** Names in code marks in the first cell of each row of a table that has a row for `name`. */
function firstCells(page: string, name: string): string[] {
  const tables = prose(page).split(/\n\n/);
  const table = tables.find((each) => each.includes(`\n| \`${name}\``)) ?? '';
  return table.split('\n').flatMap((row) => marked(row.split(' | ')[0] ?? ''));
}

function marked(text: string): string[] {
  return [...text.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);
}

describe.each(['docs/configuration.md', 'docs/configuration.en.md'])('%s', (page) => {
  it('lists every option', () => {
    expect(firstCells(page, 'certificate').sort()).toEqual(
      ['certificate', ...Object.keys(OPTION_RULES)].sort(),
    );
  });

  it('lists every environment variable, the ones that win first', () => {
    const { CERTIFICATE_NAMES, ...others } = names;
    const pairs = CERTIFICATE_NAMES.map(([cert]) => cert);
    for (const each of [pairs, ...Object.values(others)]) {
      const row = prose(page)
        .split('\n')
        .find((line) => line.startsWith('| ') && line.split(' | ')[0]?.includes(`\`${each[0]}\``));
      expect(marked(row ?? '').filter((name) => each.includes(name))).toEqual(each);
    }
  });

  it('the key of a certificate is named like the certificate', () => {
    for (const [cert, key] of names.CERTIFICATE_NAMES) expect(cert.replace('CERT', 'KEY')).toBe(key);
  });
});
