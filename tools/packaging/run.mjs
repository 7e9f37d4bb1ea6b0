// npm run test:packaging: packs both packages once, then checks the tarballs the way users get them.
// `--tap=<file>` also writes the result as TAP, for the gate. `--built`: what is in dist was built just now. Other
// arguments name test files.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { runTestFiles, testFilesIn } from '../testing/test-files.mjs';
import { packAll } from './pack.mjs';

const folder = fileURLToPath(new URL('../../test/packaging/', import.meta.url));
const { values, positionals } = parseArgs({
  options: { tap: { type: 'string' }, built: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const files = positionals.length > 0 ? positionals : await testFilesIn(folder);

const packed = await mkdtemp(join(tmpdir(), 'ait-packed-'));
try {
  await packAll(packed, values.built);
  process.exitCode = await runTestFiles(files, {
    tap: values.tap,
    concurrency: 2,
    env: { AIT_PACKED_FOLDER: packed },
  });
} finally {
  await rm(packed, { recursive: true, force: true });
}
