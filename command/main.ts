#!/usr/bin/env node
import { runCommand } from './run-command.js';
import { packageVersion } from './version.js';

// Whoever reads may have read enough (`| head`): no reason to fall over.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});
// Not `process.exit`: what is still on its way into a pipe would be lost.
process.exitCode = await runCommand(process.argv.slice(2), {
  cwd: process.cwd(),
  env: process.env,
  isTerminal: process.stdout.isTTY === true,
  version: packageVersion,
  write: (text) => process.stdout.write(text),
  writeError: (text) => process.stderr.write(text),
});
