// npm run bench:start: what people wait for when a process starts, in fresh processes that take turns.
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { startEmulator } from '../../emulator/dist/esm/index.js';

const run = promisify(execFile);
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 15);
const program = (name) => fileURLToPath(new URL(`${name}.mjs`, import.meta.url));
const NEST = ['reflect-metadata', '@nestjs/common', '@nestjs/core', '@nestjs/config', 'rxjs'];
const OURS = new URL('../../dist/esm/index.js', import.meta.url).href;

const emulator = await startEmulator();
const { cert, key } = await emulator.issueCertificate('bench');
// Trusted beside the public authorities by Node itself, so that neither app does in its own way what production needs not.
const folder = await mkdtemp(join(tmpdir(), 'bench-start-'));
const ca = join(folder, 'ca.pem');
await writeFile(ca, emulator.ca);
const environment = {
  AIT_CERT: cert,
  AIT_KEY: key,
  AIT_API: emulator.apiBaseUrl,
  NODE_EXTRA_CA_CERTS: ca,
};

/** Each prints one JSON object of figures. */
const CASES = {
  'import axios': () => node(program('import'), [...NEST, '--', 'axios']),
  'import nestjs-apps-in-toss': () => node(program('import'), [...NEST, 'axios', '--', OURS]),
  'first login, by hand on @nestjs/axios': () => login('by-hand'),
  'first login, nestjs-apps-in-toss': () => login('ours'),
};
const figures = Object.fromEntries(Object.keys(CASES).map((name) => [name, []]));
for (const once of Object.values(CASES)) await once(); // the files are in the page cache from here on
for (let round = 0; round < ROUNDS; round += 1) {
  const names = Object.keys(CASES);
  for (const name of round % 2 === 0 ? names : names.toReversed()) figures[name].push(await CASES[name]());
}
await emulator.close();
await rm(folder, { recursive: true });

const median = (name, field) => figures[name].map((one) => one[field]).sort((a, b) => a - b)[ROUNDS >> 1];
const [axios, us, byHand, ours] = Object.keys(CASES);
const rows = [
  ['import, beyond the peers', median(us, 'ms'), median(axios, 'ms'), 0.55],
  ['process start to first login, ms', median(ours, 'ms'), median(byHand, 'ms'), 1.08],
  ['resident memory after it, MiB', median(ours, 'rssMiB'), median(byHand, 'rssMiB'), 1.05],
];
console.log(`Node ${process.version}, ${ROUNDS} fresh processes each, taking turns\n`);
console.log('| | ours | axios, or by hand | ratio | target | |\n| --- | --- | --- | --- | --- | --- |');
for (const [what, mine, theirs, limit] of rows) {
  const ratio = mine / theirs;
  const verdict = ratio <= limit ? 'reached' : 'missed';
  console.log(
    `| ${what} | ${mine.toFixed(1)} | ${theirs.toFixed(1)} | ${ratio.toFixed(2)} | ≤ ${limit} | ${verdict} |`,
  );
}

async function login(name) {
  const code = emulator.issueAuthorizationCode('bench');
  const started = performance.now();
  const { rssMiB } = await node(program(name), [], { ...environment, AIT_CODE: code });
  return { ms: performance.now() - started, rssMiB };
}

async function node(file, args, env = {}) {
  const { stdout } = await run(process.execPath, [file, ...args], { env: { ...process.env, ...env } });
  return JSON.parse(stdout.trim().split('\n').at(-1));
}
