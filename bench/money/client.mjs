// One client in a process of its own, told over IPC what to do.
import { CLIENTS } from './clients.mjs';

let client;

const OPERATIONS = {
  open: async ({ name, at }) => {
    client = await CLIENTS[name](at);
    return { does: Object.keys(client) };
  },
  run: async ({ what, count }) => {
    const cpu = process.cpuUsage();
    const started = performance.now();
    await client[what](count);
    const { user, system } = process.cpuUsage(cpu);
    return { perSecond: count / ((performance.now() - started) / 1_000), cpuUs: (user + system) / count };
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
