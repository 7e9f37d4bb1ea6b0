// Who is measured. `open` gets { origin, redis, cert, key, ca } and returns { grants(count), messages(count), close }.
import https from 'node:https';
import { AppsInTossClient, AppsInTossModule } from '../../dist/esm/index.js';
import { AppsInTossJobs, AppsInTossJobsModule } from '../../dist/esm/bullmq/index.js';
import { RedisOperationJournal } from '../../dist/esm/redis/index.js';

const PREFIX = '/api-partner/v1/apps-in-toss';
const CHUNK = 2_500;
const AT_ONCE = 50;
/** Of ours: as many as of the others. */
const JOBS_AT_ONCE = Number(process.env.BENCH_JOBS_AT_ONCE ?? AT_ONCE);
let last = 0;

function* recipients(count) {
  for (let userKey = 1; userKey <= count; userKey += 1)
    yield { userKey, context: { product: '사과', left: 3 } };
}

/** As an application has it: BullMQ and a journal that forgets nothing, both on Redis. */
async function ours({ origin, redis, cert, key, ca }) {
  await import('reflect-metadata');
  const { NestFactory } = await import('@nestjs/core');
  const { Redis } = await import('ioredis');
  const client = new Redis(redis);
  const journal = new RedisOperationJournal(client);
  /** The app. */
  // eslint-disable-next-line typescript/no-extraneous-class -- Nest wants a class
  class Bench {}
  const root = {
    module: Bench,
    imports: [
      AppsInTossModule.forRoot({
        certificate: { cert, key },
        ca,
        apiBaseUrl: origin,
        payBaseUrl: origin,
        journal,
        isGlobal: true,
      }),
      AppsInTossJobsModule.forRoot({
        connection: { host: '127.0.0.1', port: redis },
        journal,
        concurrency: JOBS_AT_ONCE,
        limiter: false,
        recoverEvery: false,
      }),
    ],
  };
  const app = await NestFactory.createApplicationContext(root, { logger: ['error'] });
  const jobs = app.get(AppsInTossJobs);
  const toss = app.get(AppsInTossClient);
  return {
    async grants(count) {
      await spread(count, JOBS_AT_ONCE, async () => {
        const userKey = (last += 1);
        await jobs.grant({
          userKey,
          promotionCode: 'P',
          amount: 10,
          grantId: `bench:${process.pid}:${userKey}`,
        });
      });
      await emptied(jobs.queue);
      const dead = await jobs.deadLetters();
      const open = await journal.unfinished({ limit: 1 });
      if (dead.length + open.length > 0)
        throw new Error(`not all were paid: ${dead[0]?.reason ?? open[0]?.id}`);
    },
    async messages(count) {
      const { sent } = await toss.messages
        .sendBulk({ templateSetCode: 'T', recipients: recipients(count) })
        .summary();
      if (sent !== count) throw new Error(`${sent} of ${count} were sent`);
    },
    async close() {
      await app.close();
      client.disconnect();
    },
  };
}

/** What is written by hand: axios, a keep-alive agent with the pair, a loop. Nothing is on record anywhere. */
async function byHand(at) {
  const { grant, messages, close } = await handWritten(at);
  return { grants: (count) => spread(count, AT_ONCE, () => grant((last += 1))), messages, close };
}

/**
 * The same as a job: what is written by hand where a grant must not be lost with its process. It has no journal, so a job
 * that is begun again pays again.
 */
async function byHandInJobs(at) {
  const { Queue, Worker } = await import('bullmq');
  const { grant, close } = await handWritten(at);
  const options = { connection: { host: '127.0.0.1', port: at.redis } };
  const queue = new Queue('by-hand', options);
  const work = async ({ data: { userKey } }) => grant(userKey);
  const worker = new Worker('by-hand', work, { ...options, concurrency: AT_ONCE });
  await worker.waitUntilReady();
  return {
    async grants(count) {
      await spread(count, AT_ONCE, () =>
        queue.add('grant', { userKey: (last += 1) }, { removeOnComplete: true }),
      );
      await emptied(queue);
      if ((await queue.getFailedCount()) > 0) throw new Error('not all were paid');
    },
    async close() {
      await worker.close();
      await queue.close();
      close();
    },
  };
}

async function handWritten({ origin, cert, key, ca }) {
  const { default: axios } = await import('axios');
  const httpsAgent = new https.Agent({ keepAlive: true, cert, key, ca });
  const instance = axios.create({ baseURL: origin + PREFIX, httpsAgent, timeout: 10_000 });
  const post = async (path, body, headers) => {
    const { data } = await instance.post(path, body, { headers });
    if (data.resultType !== 'SUCCESS') throw new Error(data.error?.errorCode);
    return data.success;
  };
  return {
    async grant(userKey) {
      const headers = { 'x-toss-user-key': String(userKey) };
      const { key: promotionKey } = await post('/promotion/execute-promotion/get-key', {}, headers);
      const asked = { promotionCode: 'P', key: promotionKey };
      await post('/promotion/execute-promotion', { ...asked, amount: 10 }, headers);
      const result = await post('/promotion/execution-result', asked, headers);
      if (result !== 'SUCCESS') throw new Error(result);
    },
    async messages(count) {
      let contextList = [];
      const send = async () => {
        await post('/messenger/send-bulk-message', { templateSetCode: 'T', contextList });
        contextList = [];
      };
      for (const recipient of recipients(count)) if (contextList.push(recipient) === CHUNK) await send();
      if (contextList.length > 0) await send();
    },
    close: () => httpsAgent.destroy(),
  };
}

export const CLIENTS = {
  ours,
  'by hand, on axios': byHand,
  'by hand, on axios in BullMQ': byHandInJobs,
};

async function emptied(queue) {
  for (;;) {
    const { waiting, active, delayed, prioritized = 0 } = await queue.getJobCounts();
    if (waiting + active + delayed + prioritized === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

async function spread(count, atOnce, one) {
  let left = count;
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (left-- > 0) await one();
    }),
  );
}
