import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';
import { root } from './helpers/root.mjs';

const folder = join(root, '.github/workflows');

for (const file of await readdir(folder)) {
  const text = await readFile(join(folder, file), 'utf8');
  const { permissions, jobs } = parse(text);

  test(`${file}: actions are pinned by the hash of a commit, with the version beside it`, () => {
    const uses = text.split('\n').filter((line) => /\buses:/.test(line));
    assert.ok(uses.length > 0);
    for (const line of uses) assert.match(line, /uses: [\w.-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  test(`${file}: may read, and what it may beyond that stands at the one job that needs it`, () => {
    assert.deepEqual(permissions, { contents: 'read' });
    for (const [name, job] of Object.entries(jobs)) {
      assert.ok(Number(job['timeout-minutes']) > 0, `${name} has no limit of time`);
      if (name !== 'publish') assert.equal(job.permissions, undefined, name);
    }
  });

  test(`${file}: leaves no credential in the work tree`, () => {
    const checkouts = Object.values(jobs).flatMap(({ steps }) =>
      steps.filter(({ uses }) => uses?.startsWith('actions/checkout@')),
    );
    for (const step of checkouts) assert.equal(step.with?.['persist-credentials'], false);
  });
}
