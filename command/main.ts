#!/usr/bin/env node
import { runCommand } from './run-command.js';
import { packageVersion } from './version.js';

// Whoever reads may have read enough (`| head`): no reason to fall over.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});
const code = await runCommand(process.argv.slice(2), {
  cwd: process.cwd(),
  env: process.env,
  isTerminal: process.stdout.isTTY === true,
  version: packageVersion,
  write: (text) => process.stdout.write(text),
  writeError: (text) => process.stderr.write(text),
});
// A resolver that does not answer would keep the process for as long as it likes; but what is still on its way into a
// pipe must not be lost.
process.stdout.write('', () => process.stderr.write('', () => process.exit(code)));
