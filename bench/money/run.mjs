// npm run bench:money: grants through BullMQ and bulk messages, beside loops on axios that are written by hand. One run,
// in turns, each client on one and the same core; server and Redis on the others. First: npm run services:install.
import { fork, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { identities } from '../identities.mjs';
import { CLIENTS } from './clients.mjs';

const setting = (name, fallback) => Number(process.env[`BENCH_${name}`] ?? fallback);
const GRANTS = setting('GRANTS', 10_000);
const MESSAGES = setting('MESSAGES', 1_000_000);
const ROUNDS = setting('ROUNDS', 10);
const canPin = cpus().length > 1 && spawnSync('taskset', ['--version']).status === 0;
const elsewhere = canPin ? ['taskset', '-c', `1-${cpus().length - 1}`] : [];

const identity = await identities();
const folder = await mkdtemp(join(tmpdir(), 'bench-money-'));
const redis = await freePort();
const place = ['--port', redis, '--bind', '127.0.0.1', '--dir', folder, '--save', ''];
const store = start('redis-server', ...place, '--appendonly', 'yes', '--appendfsync', 'always');
const server = start(process.execPath, new URL('server.mjs', import.meta.url).pathname);
server.stdin.end(JSON.stringify(identity.server));
const [port] = await once(server.stdout, 'data');
const at = { origin: `https://127.0.0.1:${String(port).trim()}`, redis, ...identity.client };

const clients = [];
for (const name of Object.keys(CLIENTS)) clients.push(await open(name));
const figures = Object.fromEntries(clients.map(({ name }) => [name, { grants: [], messages: [] }]));
for (const [what, count] of [
  ['grants', GRANTS],
  ['messages', MESSAGES],
]) {
  const part = Math.ceil(count / ROUNDS);
  const able = clients.filter(({ does }) => does.includes(what));
  for (const client of able) await client.ask('run', { what, count: Math.ceil(part / 2) }); // warm
  for (let round = 0; round < ROUNDS; round += 1) {
    // There and back, so that a drift of the machine hits both alike.
    for (const client of round % 2 === 0 ? able : [...able].reverse())
      figures[client.name][what].push(await client.ask('run', { what, count: part }));
  }
}
for (const client of clients) await client.ask('close');
server.kill();
store.kill();
await once(store, 'exit');
await rm(folder, { recursive: true, force: true });

console.log(
  `Node ${process.version}, ${cpus()[0]?.model}, ${canPin ? 'client on one core' : 'not pinned'}\n`,
);
console.log('| | | a second | µs of CPU each |\n| --- | --- | --- | --- |');
for (const what of ['grants', 'messages'])
  for (const { name } of clients) {
    const parts = figures[name][what];
    if (parts.length === 0) continue;
    const [perSecond, cpuUs] = ['perSecond', 'cpuUs'].map((figure) =>
      median(parts.map((part) => part[figure])),
    );
    console.log(`| ${what} | ${name} | ${Math.round(perSecond)} | ${cpuUs.toPrecision(3)} |`);
  }

async function open(name) {
  const child = fork(new URL('client.mjs', import.meta.url), {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  if (canPin) spawnSync('taskset', ['-a', '-c', '-p', '0', String(child.pid)]);
  const ask = async (op, options = {}) => {
    child.send({ op, ...options });
    const [{ result, error }] = await once(child, 'message');
    if (error) throw new Error(`${name}: ${error}`);
    return result;
  };
  const { does } = await ask('open', { name, at });
  return { name, ask, does };
}

function start(...command) {
  const [program, ...args] = [...elsewhere, ...command.map(String)];
  const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  process.on('exit', () => child.kill('SIGKILL'));
  if (command[0] === 'redis-server') child.stdout.resume();
  return child;
}

async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port: free } = probe.address();
  probe.close();
  await once(probe, 'close');
  return free;
}

function median(values) {
  return values.toSorted((a, b) => a - b)[values.length >> 1];
}
