import { RETRY_POLICIES } from '../../../lib/api/call/retry/operation-class.js';
import { OPERATIONS } from '../../../lib/api/operations.js';
import { prose } from './markdown-pages.js';

/** Rows of all tables, their cells without code marks; `|` inside a cell does not occur. */
const rows = (page: string): string[][] =>
  prose(page)
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) =>
      line
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim().replaceAll('`', '')),
    );

describe.each(['docs/api.md', 'docs/api.en.md'])('%s', (page) => {
  const operations = rows(page).filter((row) => row.length === 6);
  const words = rows(page).flatMap((row) => (row.length === 2 ? row.slice(0, 1) : []));

  it('lists every operation as it is, in the order of the groups', () => {
    expect(operations).toEqual(
      OPERATIONS.map((each) => [each.name, each.method, each.path, each.host, each.class, each.identity]),
    );
  });

  it('explains every class, and every identity that an operation has', () => {
    expect(words).toEqual(expect.arrayContaining(Object.keys(RETRY_POLICIES)));
    expect(words).toEqual(expect.arrayContaining(OPERATIONS.map(({ identity }) => identity)));
  });
});
