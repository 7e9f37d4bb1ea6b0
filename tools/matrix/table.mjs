import { readFile, writeFile } from 'node:fs/promises';

const PAGES = ['docs/compatibility.md', 'docs/compatibility.en.md'];
const BEGIN = '<!-- npm run matrix -->';
const END = '<!-- end -->';

/** The results as a table: a row for each way to run, a column for each Node and major of Nest. */
export function tableOf(results) {
  const rows = [...new Set(results.map((each) => each.row))];
  const columns = [...new Set(results.map((each) => each.column))];
  const cell = (row, column) => {
    const found = results.find((each) => each.row === row && each.column === column);
    if (!found) return '–';
    return found.failure === undefined ? '✓' : '✗';
  };
  return [
    `| | ${columns.join(' | ')} |`,
    `|---|${columns.map(() => ':-:|').join('')}`,
    ...rows.map((row) => `| ${row} | ${columns.map((column) => cell(row, column)).join(' | ')} |`),
  ].join('\n');
}

export async function writeTable(table, root) {
  for (const page of PAGES) {
    const file = new URL(page, root);
    const text = await readFile(file, 'utf8');
    const start = text.indexOf(BEGIN);
    const end = text.indexOf(END);
    if (start < 0 || end < start) throw new Error(`${page} has no place for the table`);
    await writeFile(file, `${text.slice(0, start + BEGIN.length)}\n\n${table}\n\n${text.slice(end)}`);
  }
}
