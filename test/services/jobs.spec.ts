import { createPostgresBackend } from 'bullmq';
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import pg from 'pg';
import { AppsInTossJobs, AppsInTossJobsModule } from '../../lib/bullmq/index.js';
import { AppsInTossModule } from '../../lib/apps-in-toss.module.js';
import type { AppsInTossModuleOptions } from '../../lib/options/apps-in-toss-options.interface.js';
import { SqlOperationJournal } from '../../lib/sql/index.js';
import { Emulated } from '../helpers/emulated.js';
import { postgresUrl, startPostgres } from './rig/postgres.js';
import { startRedis } from './rig/redis.js';
import type { Service } from './rig/service.js';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const LOADER = pathToFileURL(here('../helpers/typescript-loader.mjs')).href;
const GRANTS = 60;
const LIMIT_MS = 100_000;

/** Asks again until it is so; what is waited for happens in other processes. */
async function until(what: string, isSo: () => Promise<boolean> | boolean): Promise<void> {
  const end = performance.now() + LIMIT_MS;
  for (;;) {
    if (await Promise.resolve(isSo()).catch(() => false)) return;
    if (performance.now() > end) throw new Error(`not within ${LIMIT_MS} ms: ${what}`);
    await pause(100);
  }
}

describe.each(['Redis', 'PostgreSQL'])('jobs on %s', (kind) => {
  const isPostgres = kind === 'PostgreSQL';
  let database: Service;
  let store: Service;
  let emulated: Emulated;
  let app: AppsInTossModuleOptions;
  let pool: pg.Pool;
  let journal: SqlOperationJournal;
  let jobs: AppsInTossJobs;
  let connection: object;
  const workers = new Set<ChildProcess>();

  const startWorker = async (more: object = {}): Promise<ChildProcess> => {
    const options = { app, journalUrl: postgresUrl(database.port), connection, isPostgres, ...more };
    const child = fork(here('programs/jobs-worker.ts'), [JSON.stringify(options)], {
      execArgv: ['--no-warnings', '--import', LOADER],
    });
    workers.add(child);
    const [word] = (await Promise.race([once(child, 'message'), once(child, 'exit')])) as [unknown];
    if (word !== 'ready') throw new Error('a worker did not start');
    return child;
  };
  const killWorker = async (child: ChildProcess): Promise<void> => {
    workers.delete(child);
    child.kill('SIGKILL');
    await once(child, 'exit');
  };

  beforeAll(async () => {
    database = await startPostgres();
    store = isPostgres ? database : await startRedis();
    emulated = await Emulated.start();
    emulated.emulator.createPromotion({
      promotionCode: 'WELCOME',
      budget: 10_000_000,
      appName: 'my-mini-app',
    });
    app = { ...(await emulated.options()), deadline: 5_000 };
    pool = new pg.Pool({ connectionString: postgresUrl(database.port) });
    pool.on('error', () => undefined);
    journal = new SqlOperationJournal({
      dialect: 'postgres',
      query: (sql, parameters) => pool.query(sql, parameters),
    });
    await journal.migrate();
    connection = isPostgres
      ? { connectionString: postgresUrl(database.port), migrate: true }
      : { host: '127.0.0.1', port: store.port };
    const module = await emulated.module([
      AppsInTossModule.forRoot({ ...app, journal, isGlobal: true }),
      AppsInTossJobsModule.forRoot({
        connection,
        journal,
        worker: false,
        attempts: 3,
        ...(isPostgres && { backend: createPostgresBackend as never }),
      }),
    ]);
    jobs = module.get(AppsInTossJobs);
  });

  afterAll(async () => {
    for (const child of workers) await killWorker(child);
    await emulated.close();
    await pool.end();
    await store.close();
    await database.close();
  });

  const paid = (): number => emulated.emulator.ledger.grants.length;
  const grantOf = (userKey: number) => ({
    userKey,
    promotionCode: 'WELCOME',
    amount: 100,
    grantId: `mission:${kind}:${userKey}`,
  });
  const unfinished = async (): Promise<number> =>
    (await journal.unfinished({ kind: 'promotion.grant', limit: 1_000 })).length;

  it('pays each grant once while workers are killed and the store is restarted', async () => {
    const first = await Promise.all([startWorker(), startWorker(), startWorker()]);
    for (let n = 1; n <= GRANTS; n += 1) await jobs.grant(grantOf(n));

    await until('some grants are paid', () => paid() >= GRANTS / 6);
    await killWorker(first[0] as ChildProcess);
    await until('more grants are paid', () => paid() >= GRANTS / 3);
    await store.kill();
    await store.start();
    await killWorker(first[1] as ChildProcess);
    await startWorker();
    await until('nearly all grants are paid', () => paid() >= (GRANTS * 2) / 3);
    await killWorker(first[2] as ChildProcess);
    await startWorker();

    await until('nothing is unfinished', async () => (await unfinished()) === 0);
    const people = emulated.emulator.ledger.grants.map(({ userKey }) => userKey);
    expect(people).toHaveLength(GRANTS);
    expect(new Set(people).size).toBe(GRANTS);
    emulated.emulator.ledger.assertNoDoubleSpend();
  });

  it('finds again what the queue forgot', async () => {
    const before = paid();
    for (let n = 1; n <= 10; n += 1) await jobs.grant(grantOf(1_000 + n));
    await jobs.queue.drain(true);
    // As well as what never came into the queue: its process stopped between the commit and the job.
    await until('all ten are paid', async () => (await unfinished()) === 0);
    expect(paid()).toBe(before + 10);
    emulated.emulator.ledger.assertNoDoubleSpend();
  });

  it('pays once what was planned by a process that was killed before it had made the job', async () => {
    const before = paid();
    const dying = await startWorker({ dyingGrant: grantOf(1_500) });
    if (dying.exitCode === null && dying.signalCode === null) await once(dying, 'exit');
    workers.delete(dying);
    expect(dying.signalCode).toBe('SIGKILL');
    expect(await journal.get(`mission:${kind}:1500`)).toBeDefined();
    await until('it is paid', async () => (await unfinished()) === 0);
    // Who asks again, as a client does that got no answer, gets the same grant.
    await jobs.grant(grantOf(1_500));
    await until(
      'its job is done',
      async () => (await jobs.queue.getJobCountByTypes('wait', 'active', 'delayed')) <= 1,
    );
    expect(paid()).toBe(before + 1);
    emulated.emulator.ledger.assertNoDoubleSpend();
  });

  it('says why it gave a grant up, and tries again when asked', async () => {
    emulated.emulator.createPromotion({
      promotionCode: 'SOON',
      budget: 1_000,
      status: 'stopped',
      appName: 'my-mini-app',
    });
    const request = { ...grantOf(2_001), promotionCode: 'SOON' };
    await jobs.grant(request);
    await until('it is a dead letter', async () => (await jobs.deadLetters()).length > 0);
    const [letter] = await jobs.deadLetters();
    expect(letter).toMatchObject({
      kind: 'grant',
      id: request.grantId,
      code: 'AIT_API_PROMOTION_STOPPED',
      outcome: 'refused',
      reason: expect.stringContaining('AIT_API_PROMOTION_STOPPED') as string,
      hint: { ko: expect.stringMatching(/[가-힣]/) as string },
    });
    const before = paid();
    emulated.emulator.updatePromotion('SOON', { status: 'running' });
    await jobs.grant(request);
    await until('it is paid', () => paid() === before + 1);
    await until('it is no dead letter any more', async () => (await jobs.deadLetters()).length === 0);
  });

  it('sends each chunk of a bulk message at most once, and shows how far it is', async () => {
    emulated.emulator.createTemplate({ templateSetCode: 'RESTOCK', appName: 'my-mini-app' });
    const recipients = Array.from({ length: 2_300 }, (_, n) => ({ userKey: 10_000 + n, context: {} }));
    const request = { templateSetCode: 'RESTOCK', recipients };
    expect(await jobs.sendBulk('restock-1', request, { chunkSize: 500 })).toEqual({
      chunks: 5,
      recipients: 2_300,
    });
    await jobs.sendBulk('restock-1', request, { chunkSize: 500 }); // asked again: nothing is added
    await until('all chunks are done', async () => (await jobs.bulkProgress('restock-1')).done === 5);
    expect(await jobs.bulkProgress('restock-1')).toEqual({
      chunks: 5,
      waiting: 0,
      done: 5,
      failed: 0,
      unknown: 0,
      sent: 2_300,
      maybeSent: 0,
    });
    const reached = emulated.emulator.ledger.messages.map(({ userKey }) => userKey);
    expect(new Set(reached).size).toBe(2_300);
    expect(reached).toHaveLength(2_300);
  });

  it('does not send a chunk again whose worker was killed in the middle of it', async () => {
    for (const worker of workers) await killWorker(worker);
    const first = await startWorker();
    emulated.emulator.ledger.clear();
    const recipients = Array.from({ length: 1_200 }, (_, n) => ({ userKey: 20_000 + n, context: {} }));
    // The messages have gone out, and nobody hears of it.
    emulated.emulator.script('messages.sendBulk').at('processed', () => killWorker(first));
    await jobs.sendBulk('restock-2', { templateSetCode: 'RESTOCK', recipients }, { chunkSize: 400 });
    await until('its worker is gone', () => first.signalCode !== null);
    await startWorker();
    await until('nothing is left to do', async () => (await jobs.bulkProgress('restock-2')).waiting === 0);
    const { done, unknown, failed, sent, maybeSent } = await jobs.bulkProgress('restock-2');
    // A chunk that the same worker had begun at that moment may have been sent as well, as far as anybody can tell.
    expect(done + unknown).toBe(3);
    expect(unknown).toBeGreaterThan(0);
    expect({ failed, sent, maybeSent }).toEqual({ failed: 0, sent: done * 400, maybeSent: unknown * 400 });
    const reached = emulated.emulator.ledger.messages.map(({ userKey }) => userKey);
    expect(new Set(reached).size).toBe(reached.length);
    const letters = (await jobs.deadLetters()).filter(({ id }) => id === 'restock-2');
    expect(letters).toHaveLength(unknown);
    expect(letters[0]).toMatchObject({ code: 'AIT_API_CHUNK_UNKNOWN', outcome: 'unknown' });
    expect(letters[0]?.reason).toContain('may have been sent');
    // Nothing is left to do for any machine, and nothing is looked for any more.
    expect(await journal.unfinished({ kind: 'messages.bulk', limit: 10 })).toEqual([]);
    // Asked for again: it stays unknown.
    await jobs.sendBulk('restock-2', { templateSetCode: 'RESTOCK', recipients }, { chunkSize: 400 });
    expect(await jobs.bulkProgress('restock-2')).toMatchObject({ waiting: 0, unknown });
    for (const { chunk } of letters) await jobs.decideChunk('restock-2', chunk!, 'sent');
    await until('they are no dead letters', async () => {
      const left = await jobs.deadLetters();
      return !left.some(({ id }) => id === 'restock-2');
    });
    expect(await jobs.bulkProgress('restock-2')).toMatchObject({ done: 3, unknown: 0, sent: 1_200 });
    expect(emulated.emulator.ledger.messages).toHaveLength(reached.length);
  });

  it('asks a person about a chunk whose answer was lost, and sends it when they say it never went out', async () => {
    emulated.emulator.ledger.clear();
    const recipients = Array.from({ length: 300 }, (_, n) => ({ userKey: 30_000 + n, context: {} }));
    const request = { templateSetCode: 'RESTOCK', recipients };
    const ledger = () => emulated.emulator.ledger.messages.length;
    // The first arrives nowhere, the second is sent; of neither comes an answer.
    emulated.emulator.script('messages.sendBulk').destroyBeforeProcessing();
    emulated.emulator.script('messages.sendBulk').destroyAfterProcessing();
    await jobs.sendBulk('restock-3', request, { chunkSize: 150 });
    const maybe = { chunks: 2, waiting: 0, done: 0, failed: 0, unknown: 2, sent: 0, maybeSent: 300 };
    await until('both are unknown', async () => (await jobs.bulkProgress('restock-3')).unknown === 2);
    expect(await jobs.bulkProgress('restock-3')).toEqual(maybe);
    expect(ledger()).toBe(150);
    const arrived = emulated.emulator.ledger.messages[0]!.userKey! < 30_150 ? 0 : 1;
    await expect(jobs.decideChunk('restock-3', 2, 'sent')).rejects.toMatchObject({
      code: 'AIT_API_CHUNK_NOT_UNKNOWN',
    });
    await jobs.decideChunk('restock-3', arrived, 'sent');
    await jobs.decideChunk('restock-3', 1 - arrived, 'not-sent');
    await until('both are done', async () => (await jobs.bulkProgress('restock-3')).done === 2);
    expect(await jobs.bulkProgress('restock-3')).toMatchObject({ sent: 300, maybeSent: 0 });
    expect(new Set(emulated.emulator.ledger.messages.map(({ userKey }) => userKey)).size).toBe(300);
    expect(ledger()).toBe(300);
  });

  it('tries a refused chunk again when the same send is asked for, once the reason is put right', async () => {
    emulated.emulator.ledger.clear();
    const recipients = [{ userKey: 40_001 }, { userKey: 40_002 }];
    const request = { templateSetCode: 'RESTOCK', recipients };
    emulated.emulator.script('messages.sendBulk').fail('5004');
    await jobs.sendBulk('restock-4', request);
    await until('it is refused', async () => (await jobs.bulkProgress('restock-4')).failed === 1);
    const letter = (await jobs.deadLetters()).find(({ id }) => id === 'restock-4');
    expect(letter).toMatchObject({ code: 'AIT_API_TEMPLATE_NOT_APPROVED', outcome: 'refused', chunk: 0 });
    await jobs.sendBulk('restock-4', request);
    await until('it is sent', async () => (await jobs.bulkProgress('restock-4')).done === 1);
    expect(emulated.emulator.ledger.messages).toHaveLength(2);
  });

  it('keeps a limit across workers, with recovery beside them, and pays each grant once', async () => {
    for (const worker of workers) await killWorker(worker);
    emulated.emulator.ledger.clear();
    const more = { limiter: { max: 4, duration: 1_000 }, recovery: { interval: 200, olderThan: 30_000 } };
    await Promise.all([startWorker(more), startWorker(more)]);
    for (let n = 1; n <= 20; n += 1) await jobs.grant(grantOf(3_000 + n));
    await until('all are paid', () => paid() >= 20);
    const times = emulated.emulator.ledger.grants.map(({ at }) => at.getTime()).sort((a, b) => a - b);
    // Five times four: the last four begin four seconds after the first, give or take how long a grant takes.
    expect(times.at(-1)! - times[0]!).toBeGreaterThan(3_000);
    await until('nothing is unfinished', async () => (await unfinished()) === 0);
    expect(new Set(emulated.emulator.ledger.grants.map(({ userKey }) => userKey)).size).toBe(paid());
    expect(paid()).toBe(20);
  });
});
