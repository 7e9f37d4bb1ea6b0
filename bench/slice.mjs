// Whether the bench runs, and nothing else: times are measured on a machine that has nothing else to do.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folder = await mkdtemp(join(tmpdir(), 'bench-'));
const small = { PROCESSES: 1, ROUNDS: 1, REQUESTS: 100, WARM_UP: 50, MEMORY_REQUESTS: 100, BURSTS: 1 };
for (const [name, value] of Object.entries(small)) process.env[`BENCH_${name}`] = String(value);
process.env.BENCH_CONNECTIONS = '10';
process.env.BENCH_RESULTS = join(folder, 'results.json');
process.env.BENCH_CLIENTS = 'floor;ours, typed client;ours, axiosRef;ours, HttpService;@nestjs/axios';
try {
  await import('./run.mjs');
} finally {
  await rm(folder, { recursive: true, force: true });
}
