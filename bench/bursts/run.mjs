// npm run bench:bursts: 200 calls at once over a distance, cold and then warm, ours beside clients without a gate.
import { fork, spawn, spawnSync } from 'node:child_process';
import { cpus } from 'node:os';
import { identities } from '../identities.mjs';

const setting = (name, fallback) => process.env[`BENCH_${name}`] ?? fallback;
const ROUNDS = Number(setting('ROUNDS', 5));
const SIZE = Number(setting('SIZE', 200));
const ROUND_TRIPS = setting('ROUND_TRIPS', '0,2,20,80,150').split(',').map(Number);
const SERVERS = setting('SERVERS', 'kept,slow').split(',');
const OURS = 'ours, typed client';
const BARE = 'floor';
const PEERS = [BARE, 'undici, request'];
const file = (name) => new URL(name, import.meta.url).pathname;
const canPin = cpus().length > 1 && spawnSync('taskset', ['--version']).status === 0;

const identity = await identities();
const server = await program([file('../server.mjs')], identity.server);
console.log(
  `Node ${process.version}, ${SIZE} calls at once, ${ROUNDS} rounds, medians; ours / the better peer`,
);
console.log(
  '| server | round trip ms | cold ms | better peer | ratio | stall ms | bare stall | ratio | warm ms | better peer | ratio |',
);
console.log('| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |');
for (const kind of SERVERS) {
  const front = await program([file('front.mjs'), server.ports[kind], ...ROUND_TRIPS]);
  for (const roundTrip of ROUND_TRIPS) {
    const origin = `https://127.0.0.1:${front.ports[roundTrip]}`;
    const figures = {};
    for (let round = 0; round < ROUNDS; round += 1) {
      const names = [OURS, ...PEERS];
      for (const name of round % 2 ? names.toReversed() : names)
        (figures[name] ??= []).push(await bursts(name, origin));
    }
    console.log(row(kind, roundTrip, figures));
  }
  front.stop();
}
server.stop();

function row(kind, roundTrip, figures) {
  const of = (name, field) => median(figures[name].map((one) => one[field]));
  const better = (field) => Math.min(...PEERS.map((name) => of(name, field)));
  const cells = [];
  for (const [field, peer] of [
    ['coldMs', better('coldMs')],
    ['stallMs', of(BARE, 'stallMs')],
    ['warmMs', better('warmMs')],
  ]) {
    const ours = of(OURS, field);
    cells.push(ours.toFixed(0), peer.toFixed(0), (ours / peer).toFixed(2));
  }
  return `| ${kind} | ${roundTrip} | ${cells.join(' | ')} |`;
}

function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  return (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2;
}

/** A cold burst and a warm one in a fresh process. */
async function bursts(name, origin) {
  const child = fork(file('../client.mjs'), { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  if (canPin) spawnSync('taskset', ['-a', '-p', '1', String(child.pid)]);
  const ask = (op, options = {}) =>
    new Promise((resolve, reject) => {
      child.once('message', ({ result, error }) =>
        error ? reject(new Error(`${name}: ${error}`)) : resolve(result),
      );
      child.send({ op, ...options });
    });
  // Code is warm from calls to another address, and the pool is cold. It is the same client, as in an application: for a
  // second one the compiler would begin anew.
  const near = `https://127.0.0.1:${server.ports.kept}`;
  await ask('open', { name, at: { origin: near, elsewhere: origin, ...identity.client } });
  // After fewer than some thousand calls the compiler is still at work on them in the bursts.
  await ask('warm', { requests: 5_000 });
  const result = await ask('coldAndWarm', { size: SIZE });
  await ask('close');
  return result;
}

async function program(args, input) {
  const command = canPin ? ['taskset', '2', process.execPath] : [process.execPath];
  const child = spawn(command[0], [...command.slice(1), ...args.map(String)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  child.stdin.end(input && JSON.stringify(input));
  const ports = await new Promise((resolve) =>
    child.stdout.once('data', (chunk) => resolve(JSON.parse(String(chunk)))),
  );
  return { ports, stop: () => child.kill() };
}
