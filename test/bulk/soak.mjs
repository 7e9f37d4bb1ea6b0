// npm run soak:bulk: a million recipients through sendBulk, over real mutual TLS, while requests fail, get lost and come
// late. The server counts for each person; every chunk's word is held against it. Memory has to stay flat.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { identities } from '../../bench/identities.mjs';
import { AppsInTossClient, AppsInTossModule } from '../../dist/esm/index.js';
import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';

const RECIPIENTS = Number(process.env.BULK_RECIPIENTS ?? 1_000_000);
const SEED = Number(process.env.BULK_SEED ?? Date.now() % 2 ** 31);
const CONCURRENCY = Number(process.env.BULK_CONCURRENCY ?? 4);
const MB = 2 ** 20;
/** More than this above its first level is no flat line. */
const MOST_GROWTH_MB = 12;
const OUTCOMES = ['none', 'sent', 'unknown', 'refused', 'not-sent'];

const identity = await identities();
const server = fork(new URL('server.mjs', import.meta.url));
server.send({ begin: true, identity: identity.server, recipients: RECIPIENTS, seed: SEED });
const [{ port }] = await once(server, 'message');
const origin = `https://127.0.0.1:${port}`;
const { cert, key, ca } = identity.client;
const module = AppsInTossModule.forRoot({
  certificate: { cert, key },
  ca,
  apiBaseUrl: origin,
  payBaseUrl: origin,
  isGlobal: true,
});
const app = await NestFactory.createApplicationContext(module, { logger: ['error'] });
const toss = app.get(AppsInTossClient);

function* everybody() {
  for (let userKey = 1; userKey <= RECIPIENTS; userKey += 1)
    yield { userKey, context: { name: `사람 ${userKey}` } };
}

const told = new Uint8Array(RECIPIENTS + 1);
const mistakes = [];
const heaps = [];
const total = { sent: 0, unknown: 0, refused: 0, notSent: 0, chunks: 0, failures: 0 };
const began = performance.now();
let cursor = 0;
let parts = 0;
// In parts, as by a process that is stopped and started again: each goes on from the cursor of the last.
while (cursor < RECIPIENTS) {
  parts += 1;
  const options = { concurrency: CONCURRENCY, cursor };
  const bulk = toss.messages.sendBulk({ templateSetCode: 'A', recipients: everybody() }, options);
  for await (const { recipients, outcome, from, index } of bulk) {
    if (from !== cursor) mistakes.push(`a chunk from ${from}, expected ${cursor}`);
    cursor += recipients.length;
    for (const { userKey } of recipients) {
      if (told[userKey] !== 0) mistakes.push(`${userKey} stands in two chunks`);
      told[userKey] = OUTCOMES.indexOf(outcome);
    }
    if (index % 10 === 9) {
      globalThis.gc();
      heaps.push(process.memoryUsage());
    }
    if (parts < 4 && index === 60) bulk.stop();
  }
  const summary = await bulk.summary();
  for (const name of Object.keys(total)) total[name] += summary[name];
  if (summary.cursor !== cursor) mistakes.push(`the cursor is ${summary.cursor}, expected ${cursor}`);
}
const seconds = (performance.now() - began) / 1_000;
await app.close();

server.send({ begin: false });
const [book] = await once(server, 'message');
const counts = Buffer.from(book.counts, 'base64');
for (let userKey = 1; userKey <= RECIPIENTS; userKey += 1) {
  const [times, outcome] = [counts[userKey], OUTCOMES[told[userKey]]];
  const fits =
    outcome === 'sent' ? times === 1 : outcome === 'unknown' ? times <= 1 : outcome !== 'none' && times === 0;
  if (!fits) mistakes.push(`${userKey}: ${outcome}, but got ${times}`);
}
const heap = heaps.map(({ heapUsed }) => heapUsed / MB);
const rss = heaps.map(({ rss: bytes }) => bytes / MB);
const level = heap[Math.min(4, heap.length - 1)];
const highest = Math.max(...heap);
if (highest - level > MOST_GROWTH_MB) mistakes.push(`the heap grew from ${level} to ${highest} MB`);
const round = (numbers) => numbers.map((number) => Math.round(number));
console.log(
  JSON.stringify({
    seed: SEED,
    recipients: RECIPIENTS,
    seconds: Math.round(seconds),
    perSecond: Math.round(RECIPIENTS / seconds),
    parts,
    ...total,
    requests: book.fates,
    heapMB: round([level, highest, heap.at(-1)]),
    rssMB: round([rss[Math.min(4, rss.length - 1)], Math.max(...rss), rss.at(-1)]),
    mistakes: mistakes.length,
  }),
);
for (const mistake of mistakes.slice(0, 10)) console.error(mistake);
process.exitCode = mistakes.length === 0 ? 0 : 1;
