// Runs the `node --test` suites of the folder named first, one after another, or only the files named after it.
// `--tap=<file>` also writes the result as TAP, for the gate.
import { parseArgs } from 'node:util';
import { runTestFiles, testFilesIn } from './test-files.mjs';

const { values, positionals } = parseArgs({ options: { tap: { type: 'string' } }, allowPositionals: true });
const [folder, ...named] = positionals;
const files = named.length > 0 ? named : await testFilesIn(folder);
process.exitCode = await runTestFiles(files, { ...values, concurrency: 1 });
