// npm run bench: see bench/README.md.
import { fork, spawn, spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { CLIENTS } from './clients.mjs';
import { identities } from './identities.mjs';
import { table } from './table.mjs';
import { targets } from './targets.mjs';

const setting = (name, fallback) => Number(process.env[`BENCH_${name}`] ?? fallback);
const PROCESSES = setting('PROCESSES', 3);
const ROUNDS = setting('ROUNDS', 9);
const REQUESTS = setting('REQUESTS', 1_000);
const MEMORY_REQUESTS = setting('MEMORY_REQUESTS', 50_000);
const WARM_UP = setting('WARM_UP', 5_000);
const BURSTS = setting('BURSTS', 3);
const CONNECTIONS = setting('CONNECTIONS', 60);
const names = process.env.BENCH_CLIENTS?.split(';').map((name) => name.trim()) ?? Object.keys(CLIENTS);
const unknown = names.filter((name) => !Object.hasOwn(CLIENTS, name));
if (unknown.length > 0) throw new Error(`BENCH_CLIENTS: no such client: ${unknown.join('; ')}`);
const canPin = cpus().length > 1 && spawnSync('taskset', ['--version']).status === 0;

const identity = await identities();
const server = await startServer();
const at = { origin: server.origins.kept, ...identity.client };
const figures = Object.fromEntries(names.map((name) => [name, {}]));

for (let number = 0; number < PROCESSES; number += 1) {
  const clients = [];
  for (const name of names) clients.push(await openClient(name));
  for (const client of clients) await client.ask('warm', { requests: WARM_UP });
  for (let round = 0; round < ROUNDS; round += 1) {
    // There and back, so that a drift of the machine hits everybody alike.
    for (const order of [clients, [...clients].reverse()]) {
      for (const client of order) {
        client.record('atOnce', await client.ask('atOnce', { requests: REQUESTS }), round);
        client.record('sequential', await client.ask('sequential', { requests: REQUESTS / 4 }), round);
      }
    }
    console.error(`process ${number + 1} of ${PROCESSES}, round ${round + 1} of ${ROUNDS}`);
  }
  for (const client of clients) {
    for (let burst = 0; burst < BURSTS; burst += 1) {
      client.record('warmBurst', await client.ask('burst'));
      client.record('coldBurst', await client.ask('burst', { cold: true }));
    }
    const { full, resumed } = server.origins;
    client.record('fullConnection', await client.ask('connections', { origin: full, count: CONNECTIONS }));
    client.record(
      'resumedConnection',
      await client.ask('connections', { origin: resumed, count: CONNECTIONS }),
    );
  }
  if (number === 0) {
    for (const client of clients)
      client.record('memory', await client.ask('memory', { requests: MEMORY_REQUESTS }));
  }
  for (const client of clients) await client.close();
}
server.stop();

const results = {
  node: process.version,
  cpu: cpus()[0]?.model,
  pinned: canPin,
  PROCESSES,
  ROUNDS,
  REQUESTS,
  figures,
};
const target = process.env.BENCH_RESULTS ?? new URL('results.json', import.meta.url);
await writeFile(target, `${JSON.stringify(results, null, 2)}\n`);
console.log(`${table(results)}\n\n${targets(results)}`);

async function openClient(name) {
  const file = new URL('client.mjs', import.meta.url);
  const child = fork(file, { execArgv: ['--expose-gc'], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  if (canPin) spawnSync('taskset', ['-a', '-p', '1', String(child.pid)]);
  const ask = (op, options = {}) =>
    new Promise((resolve, reject) => {
      child.once('message', ({ result, error }) =>
        error ? reject(new Error(`${name}: ${error}`)) : resolve(result),
      );
      child.send({ op, ...options });
    });
  const record = (figure, values) => (figures[name][figure] ??= []).push(values);
  record('start', await ask('open', { name, at }));
  return { ask, record, close: () => ask('close') };
}

async function startServer() {
  const file = new URL('server.mjs', import.meta.url).pathname;
  const command = canPin ? ['taskset', '2', process.execPath, file] : [process.execPath, file];
  const child = spawn(command[0], command.slice(1), { stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.end(JSON.stringify(identity.server));
  const ports = await new Promise((resolve) =>
    child.stdout.once('data', (chunk) => resolve(JSON.parse(String(chunk)))),
  );
  const origins = Object.fromEntries(
    Object.entries(ports).map(([kind, port]) => [kind, `https://127.0.0.1:${port}`]),
  );
  return { origins, stop: () => child.kill() };
}
