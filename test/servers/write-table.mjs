// Runs the tests against real servers and writes what they found into docs/diagnosis.md and docs/diagnosis.en.md,
// between the two marks. Run from the root of the repository: node test/servers/write-table.mjs
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tables } from './rig/table.mjs';

const PAGES = { ko: 'docs/diagnosis.md', en: 'docs/diagnosis.en.md' };
const MARKS = /(<!-- table -->\n)[\s\S]*?(<!-- \/table -->)/;

const folder = mkdtempSync(join(tmpdir(), 'findings-'));
const file = join(folder, 'findings.json');
try {
  const { status } = spawnSync('npm', ['run', '--silent', 'test:servers'], {
    stdio: 'inherit',
    env: { ...process.env, DIAGNOSIS_FINDINGS: file },
  });
  if (status === 0) write(findingsIn(readFileSync(file, 'utf8')));
  else process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true });
}

function findingsIn(text) {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
}

function write(findings) {
  for (const [language, page] of Object.entries(PAGES)) {
    const text = readFileSync(page, 'utf8');
    writeFileSync(
      page,
      text.replace(MARKS, (_, open, close) => `${open}\n${tables(findings, language)}\n\n${close}`),
    );
  }
  console.log(figures(findings));
}

/** The sums, of the client of this package. */
function figures(findings) {
  const mine = findings.filter(({ client }) => client === 'ours');
  const count = (field) =>
    ['exact', 'ambiguous', 'wrong'].map(
      (grade) => `${mine.filter((each) => each[field] === grade).length} ${grade}`,
    );
  return `${mine.length} cells; from the error alone: ${count('firstGrade').join(', ')}; with the probe: ${count('lastGrade').join(', ')}`;
}
