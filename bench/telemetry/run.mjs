// npm run bench:telemetry: what somebody who listens costs a call, in CPU time of the whole process. Every variant is a
// process of its own; rounds are interleaved, there and back, and a ratio is that of two rounds side by side.
import { fork, spawn, spawnSync } from 'node:child_process';
import { identities } from '../identities.mjs';
import { CLIENTS } from './clients.mjs';

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 12);
const REQUESTS = Number(process.env.BENCH_REQUESTS ?? 1_500);
const WARM_UP = Number(process.env.BENCH_WARM_UP ?? 3_000);
const OFF = 'off';

const identity = await identities();
const server = spawn('taskset', ['2', process.execPath, new URL('../server.mjs', import.meta.url).pathname], {
  stdio: ['pipe', 'pipe', 'inherit'],
});
server.stdin.end(JSON.stringify(identity.server));
const ports = await new Promise((resolve) => server.stdout.once('data', (data) => resolve(JSON.parse(data))));
const at = { origin: `https://127.0.0.1:${ports.kept}`, ...identity.client };

const clients = [];
for (const name of Object.keys(CLIENTS)) {
  const child = fork(new URL('../client.mjs', import.meta.url), {
    execArgv: ['--expose-gc'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, BENCH_CLIENTS_MODULE: './telemetry/clients.mjs' },
  });
  spawnSync('taskset', ['-a', '-p', '1', String(child.pid)]);
  const ask = (op, options = {}) =>
    new Promise((resolve, reject) => {
      child.once('message', ({ result, error }) => (error ? reject(new Error(error)) : resolve(result)));
      child.send({ op, ...options });
    });
  await ask('open', { name, at });
  await ask('warm', { requests: WARM_UP });
  clients.push({ name, ask, rounds: [] });
}
for (let round = 0; round < ROUNDS; round += 1) {
  for (const order of [clients, [...clients].reverse()]) {
    for (const { ask, rounds } of order) rounds.push((await ask('atOnce', { requests: REQUESTS })).cpuUs);
  }
}
for (const { ask } of clients) await ask('close');
server.kill();

const off = clients.find(({ name }) => name === OFF).rounds;
console.log('| variant | CPU of a call, µs | against off |\n|---|---|---|');
for (const { name, rounds } of clients) {
  const ratio = median(rounds.map((us, round) => us / off[round]));
  const added = name.endsWith('its own part') ? ratio : ratio - 1;
  console.log(`| ${name} | ${median(rounds).toFixed(1)} | ${(added * 100).toFixed(1)} % |`);
}

function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  return (sorted[Math.floor((sorted.length - 1) / 2)] + sorted[Math.ceil((sorted.length - 1) / 2)]) / 2;
}
