import { spawn } from 'node:child_process';

const LIMIT_MS = 240_000;

/** Whether a spec notices the mutant: it fails, or never ends. */
export function isKilled(root, mutant, specs) {
  if (specs.length === 0) return Promise.resolve(false);
  const args = ['--experimental-vm-modules', 'node_modules/jest/bin/jest.js'];
  const child = spawn(
    process.execPath,
    [
      ...args,
      '--config',
      'tools/mutate/jest.config.js',
      '--silent',
      '--forceExit',
      '--runTestsByPath',
      ...specs,
    ],
    { cwd: root, stdio: 'ignore', env: { ...process.env, MUTANT: JSON.stringify(mutant) }, detached: true },
  );
  const limit = setTimeout(() => process.kill(-child.pid, 'SIGKILL'), LIMIT_MS);
  return new Promise((resolve) => {
    child.once('close', (code) => {
      clearTimeout(limit);
      resolve(code !== 0);
    });
  });
}
