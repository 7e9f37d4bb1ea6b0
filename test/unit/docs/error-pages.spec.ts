import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { readPage, ROOT } from './markdown-pages.js';

const PAGES = ['docs/errors.md', 'docs/errors.en.md'];

/** Files of the types whose members are the stable codes. */
const UNIONS = [
  'api/errors/api-code.ts',
  'api/journal/journal-code.ts',
  'certificate/faults/certificate-error-code.ts',
  'certificate/faults/certificate-store-code.ts',
  'certificate/faults/certificate-warning.interface.ts',
  'foundation/config-code.ts',
  'transport/fault/transport-code.ts',
];

/** The members of those types. */
function codes(): Set<string> {
  const files = readdirSync(join(ROOT, 'lib'), { recursive: true, encoding: 'utf8' });
  const found = new Set<string>();
  for (const file of files) {
    if (!UNIONS.some((name) => file.endsWith(name))) continue;
    const source = ts.createSourceFile(
      file,
      readFileSync(join(ROOT, 'lib', file), 'utf8'),
      ts.ScriptTarget.ES2022,
    );
    const visit = (node: ts.Node): void => {
      if (ts.isStringLiteral(node) && node.text.startsWith('AIT_')) found.add(node.text);
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return found;
}

/** Rows `| code | meaning | outcome | what to do |`. */
function rows(page: string): string[][] {
  return readPage(page)
    .split('\n')
    .filter((line) => line.startsWith('| `AIT_'))
    .map((line) =>
      line
        .slice(1, -1)
        .split(' | ')
        .map((cell) => cell.trim()),
    );
}

describe('the pages of errors', () => {
  const expected = [...codes()].sort();

  it('finds the codes', () => {
    expect(expected).toEqual(
      expect.arrayContaining(['AIT_API_FAILED', 'AIT_CERT_SWAPPED', 'AIT_NET_DNS', 'AIT_CONFIG_INVALID']),
    );
  });

  it.each(PAGES)('%s has one row for each code, and none for what is no code', (page) => {
    expect(
      rows(page)
        .map(([code]) => code?.replaceAll('`', ''))
        .sort(),
    ).toEqual(expected);
  });

  it.each(PAGES)('%s says of each what it means, what it proves and what to do', (page) => {
    for (const row of rows(page)) {
      expect(row).toHaveLength(4);
      expect(row.every((cell) => cell !== '')).toBe(true);
      expect(row[2]).toMatch(/^(—|`(not-sent|refused|unknown)`(, `(refused|unknown)`)*)$/);
    }
  });

  it('both prove the same', () => {
    const [korean, english] = PAGES.map((page) =>
      rows(page).map(([code, , outcome]) => `${code} ${outcome}`),
    );
    expect(english).toEqual(korean);
  });
});
