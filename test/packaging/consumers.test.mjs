import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { compile, installConsumer, lastLineOf } from './helpers/consumer.mjs';
import { doctorAlarms } from './helpers/command.mjs';
import { temporaryFolder } from './helpers/temporary-folder.mjs';

const consumers = [
  { name: 'nest-11-esm', nest: '11.', moduleKind: 'esm' },
  { name: 'nest-11-cjs', nest: '11.', moduleKind: 'cjs', isExamined: true },
  { name: 'nest-12-esm', nest: '12.', moduleKind: 'esm', isExamined: true },
  { name: 'nest-12-cjs', nest: '12.', moduleKind: 'cjs' },
];

const parent = await temporaryFolder(after, 'ait-consumers-');

describe('the packed packages in an app of their users', { concurrency: 2 }, () => {
  for (const { name, nest, moduleKind, isExamined = false } of consumers) {
    describe(name, { concurrency: 1 }, () => {
      let folder;
      const installed = () => folder ?? assert.fail(`${name} is not installed`);

      test('installs', async () => {
        folder = await installConsumer(name, parent);
        const manifest = await readFile(join(folder, 'node_modules/@nestjs/core/package.json'), 'utf8');
        assert.ok(JSON.parse(manifest).version.startsWith(nest));
      });

      if (isExamined) {
        test('its doctor finds nothing wrong with it', async () => {
          assert.deepEqual(await doctorAlarms(installed(), { emulated: true }), []);
        });
      }

      test('compiles', () => compile(installed()));

      test('logs in over mutual TLS, reads the profile, reports the certificate, and ends', async () => {
        const { issued, health, ...rest } = await lastLineOf(installed(), 'dist/main.js');
        assert.deepEqual(rest, {
          moduleKind,
          login: { accessToken: 'string', userKey: 'number' },
          usedCode: { apiError: true, outcome: 'refused', hint: 'string' },
        });
        assert.equal(health.status, 200);
        assert.equal(health.body.status, 'ok');
        const { status, certificate } = health.body.info['apps-in-toss'];
        const { commonName, fingerprint256, state } = certificate;
        assert.deepEqual(
          { status, commonName, fingerprint256, state },
          { status: 'up', commonName: 'my-mini-app', fingerprint256: issued, state: 'valid' },
        );
      });

      test('knows the errors of the other copy when it has the package twice', async () => {
        const same = { base: true, same: true, other: false, guard: true };
        assert.deepEqual(await lastLineOf(installed(), 'both-copies.mjs'), {
          oneCopy: false,
          importedSeenByRequired: same,
          requiredSeenByImported: same,
          plainError: { base: false, same: false, other: false, guard: false },
        });
      });

      test('gives the file of a journal to one copy, and shares a journal between both', async () => {
        const second = (...ids) => ({ refused: ['AIT_JOURNAL_IN_USE', 'AIT_JOURNAL_IN_USE'], kept: ids });
        assert.deepEqual(await lastLineOf(installed(), 'one-journal.mjs'), {
          importedFirst: second('imported-1', 'imported-2', null, 'required-2'),
          requiredFirst: second('required-1', 'required-2', null, 'imported-2'),
          race: { both: 0, lost: 0 },
          shared: { status: 'SUCCESS', granted: 3, after: 'AIT_JOURNAL_CLOSED' },
        });
      });
    });
  }
});
