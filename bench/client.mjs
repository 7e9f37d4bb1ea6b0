// One client in a process of its own. Speaks with bench/run.mjs over IPC: { op } in, figures out.
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';

const { CLIENTS } = await import(process.env.BENCH_CLIENTS_MODULE ?? './clients.mjs');

const begun = performance.now();
let client;
let at;
let open;

const OPERATIONS = {
  /** Opens the client and makes the first request of the process. */
  async open({ name, at: address }) {
    at = address;
    open = (origin) => CLIENTS[name]({ ...at, origin });
    client = await open(at.origin);
    const opened = performance.now();
    await client.call();
    return { importMs: opened - begun, firstMs: performance.now() - opened };
  },
  warm: ({ requests }) => spread(requests, 50).then(() => ({})),
  sequential: async ({ requests }) => {
    const times = [];
    for (let i = 0; i < requests; i += 1) {
      const started = performance.now();
      await client.call();
      times.push(performance.now() - started);
    }
    times.sort((a, b) => a - b);
    return { p50Ms: quantile(times, 0.5), p99Ms: quantile(times, 0.99) };
  },
  atOnce: async ({ requests, concurrency = 50 }) => {
    const cpu = process.cpuUsage();
    const started = performance.now();
    await spread(requests, concurrency);
    const { user, system } = process.cpuUsage(cpu);
    return {
      cpuUs: (user + system) / requests,
      userUs: user / requests,
      perSecond: requests / ((performance.now() - started) / 1_000),
    };
  },
  /** 200 calls in one turn: through connections that are open, or (cold) by a client that has opened none yet. */
  burst: async ({ cold = false, size = 200 }) => {
    const by = cold ? await open(at.origin) : client;
    const figures = await burstOf(by, size);
    if (cold) await by.close();
    return figures;
  },
  /** 200 calls in one turn to where the client has opened no connection yet, and again a little later. */
  coldAndWarm: async ({ size }) => {
    const cold = await burstOf({ call: client.callElsewhere }, size);
    await new Promise((resolve) => setTimeout(resolve, 500));
    const warm = await burstOf({ call: client.callElsewhere }, size);
    return { coldMs: cold.ms, stallMs: cold.stallMs, warmMs: warm.ms };
  },
  /** One by one, each on a connection of its own, because the server closes after each answer. */
  connections: async ({ origin, count, warmUp = 10 }) => {
    const other = await open(origin);
    for (let i = 0; i < warmUp; i += 1) await other.call();
    const cpu = process.cpuUsage();
    for (let i = 0; i < count; i += 1) await other.call();
    const { user, system } = process.cpuUsage(cpu);
    await other.close();
    return { cpuUs: (user + system) / count };
  },
  memory: async ({ requests }) => {
    globalThis.gc?.();
    const before = process.memoryUsage();
    await spread(requests, 50);
    globalThis.gc?.();
    const after = process.memoryUsage();
    return {
      heapMiB: (after.heapUsed - before.heapUsed) / 2 ** 20,
      rssMiB: (after.rss - before.rss) / 2 ** 20,
    };
  },
  close: async () => {
    await client.close();
    setTimeout(() => process.exit(0), 100).unref();
    return {};
  },
};

process.on('message', async ({ op, ...options }) => {
  try {
    process.send({ result: await OPERATIONS[op](options) });
  } catch (error) {
    process.send({ error: error.stack ?? String(error) });
  }
  if (op === 'close') process.disconnect();
});

async function burstOf(by, size) {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  await new Promise((resolve) => setTimeout(resolve, 20));
  delay.enable();
  const started = performance.now();
  await Promise.all(Array.from({ length: size }, () => by.call()));
  const ms = performance.now() - started;
  // The last standstill is only seen by a timer after it.
  await new Promise((resolve) => setTimeout(resolve, 5));
  delay.disable();
  return { ms, stallMs: delay.max / 1e6 };
}

async function spread(requests, concurrency) {
  let left = requests;
  await Promise.all(
    Array.from({ length: concurrency }, async () => {
      while (left-- > 0) await client.call();
    }),
  );
}

function quantile(sorted, q) {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))];
}
