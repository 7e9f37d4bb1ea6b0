// npm run bench:command: from the start of a process to its first output, beside a bare Node.js; fresh processes, taking
// turns, in an empty folder.
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 15);
const bin = resolve('dist/command/apps-in-toss.js');
const CASES = {
  'bare Node.js': ['-e', 'console.log(1)'],
  '--version': [bin, '--version'],
  '--help': [bin, '--help'],
  'doctor --offline': [bin, 'doctor', '--offline'],
  scan: [bin, 'scan', '.'],
};

const cwd = await mkdtemp(join(tmpdir(), 'ait-bench-command-'));
const seen = Object.fromEntries(Object.keys(CASES).map((name) => [name, []]));
for (let round = 0; round < ROUNDS; round += 1) {
  for (const [name, args] of Object.entries(CASES)) seen[name].push(await firstOutput(args));
}
await rm(cwd, { recursive: true });

console.log('| | ms to the first output, median | beyond bare Node.js |\n|---|---|---|');
const bare = median(seen['bare Node.js']);
for (const [name, times] of Object.entries(seen)) {
  console.log(`| ${name} | ${median(times).toFixed(0)} | ${(median(times) - bare).toFixed(0)} |`);
}

function firstOutput(args) {
  return new Promise((done, fail) => {
    const start = performance.now();
    let at;
    const child = spawn(process.execPath, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', () => (at ??= performance.now() - start));
    child.once('close', () => (at === undefined ? fail(new Error(`${args} said nothing`)) : done(at)));
  });
}

function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}
