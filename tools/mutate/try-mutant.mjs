import { spawn } from 'node:child_process';

/** Where compiled code of Jest itself is kept between mutants. */
const COMPILED = 'node_modules/.cache/mutate/compiled';

/**
 * Runs specs with a mutant in the sources, in one process.
 *
 * @param {{ root: string, mutant: object | null, specs: string[], limitMs: number, flags?: string[] }} run
 * @returns {Promise<'noticed' | 'not ended' | 'survived'>}
 */
export function tryMutant({ root, mutant, specs, limitMs, flags = [] }) {
  if (specs.length === 0) return Promise.resolve('survived');
  const child = spawn(
    process.execPath,
    [
      '--experimental-vm-modules',
      'node_modules/jest/bin/jest.js',
      '--config',
      'tools/mutate/jest.config.js',
      '--silent',
      '--forceExit',
      '--runInBand',
      ...flags,
      '--runTestsByPath',
      ...specs,
    ],
    {
      cwd: root,
      stdio: 'ignore',
      env: { ...process.env, MUTANT: JSON.stringify(mutant), NODE_COMPILE_CACHE: COMPILED },
      detached: true,
    },
  );
  let isOver = false;
  const limit = setTimeout(() => {
    isOver = true;
    process.kill(-child.pid, 'SIGKILL');
  }, limitMs);
  return new Promise((resolve) => {
    child.once('close', (code) => {
      clearTimeout(limit);
      if (isOver) resolve('not ended');
      else resolve(code === 0 ? 'survived' : 'noticed');
    });
  });
}
