import { execFile } from 'node:child_process';

/** Runs a program to its end. Never rejects for an exit code: the test says which one it expects. */
export function run(file, args, options = {}) {
  return new Promise((resolve) => {
    const limits = { maxBuffer: 64 * 1024 * 1024, timeout: 240_000, killSignal: 'SIGKILL' };
    const child = execFile(file, args, { ...limits, ...options }, (error, stdout, stderr) => {
      resolve({ code: error ? (typeof error.code === 'number' ? error.code : 1) : 0, stdout, stderr });
    });
    child.stdin?.end();
  });
}
