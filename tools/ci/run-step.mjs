import { spawn } from 'node:child_process';

/** Runs one step with its output going straight to the terminal, and tells what it counted. */
export async function runStep(
  { name, command: [file, ...args], counts, limitMs },
  folder,
  print = console.log,
) {
  print(`\n== ${name}`);
  const started = Date.now();
  const { ok, why } = await runToTheEnd(file, args, limitMs, folder);
  const seconds = (Date.now() - started) / 1000;
  const counted = counts ? counts() : { passed: ok ? 1 : 0, failed: ok ? 0 : 1 };
  // A suite that ended badly although its numbers look well (killed, crashed afterwards) has not passed.
  if (!ok && counted.failed === 0) counted.failed = 1;
  // Neither has a suite in which nothing ran.
  if (ok && counted.passed + counted.failed === 0) counted.failed = 1;
  print(`== ${name}: ${counted.failed === 0 ? 'ok' : `FAILED${why}`} (${seconds.toFixed(1)} s)`);
  return { name, ...counted, seconds };
}

function runToTheEnd(file, args, limitMs, folder) {
  return new Promise((resolve) => {
    const env = { ...process.env, CI: 'true', TMPDIR: folder };
    // A group of its own, so that a limit also ends what the step started.
    const child = spawn(file, args, { stdio: ['ignore', 'inherit', 'inherit'], env, detached: true });
    const endGroup = () => {
      try {
        process.kill(-child.pid, 'SIGKILL');
      } catch {
        // it is over already
      }
    };
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      endGroup();
    }, limitMs);
    process.prependOnceListener('exit', endGroup); // before the work folder goes
    child.once('error', (error) => finish(false, `, could not be started: ${error.message}`));
    child.once('close', (code, signal) => {
      if (late) finish(false, `, stopped after ${limitMs / 1000} s`);
      else finish(code === 0, code === 0 ? '' : ` with ${signal ?? `exit code ${code}`}`);
    });
    function finish(ok, why) {
      clearTimeout(timer);
      process.removeListener('exit', endGroup);
      resolve({ ok, why });
    }
  });
}
