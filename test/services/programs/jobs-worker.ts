// A process that works on jobs until it is killed, or that is killed between a plan and its job. Its options come as JSON.
import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { createPostgresBackend } from 'bullmq';
import pg from 'pg';
import { AppsInTossModule } from '../../../lib/apps-in-toss.module.js';
import type { GrantRequest } from '../../../lib/api/promotion/promotion.interface.js';
import { AppsInTossJobs, AppsInTossJobsModule } from '../../../lib/bullmq/index.js';
import type { AppsInTossModuleOptions } from '../../../lib/options/apps-in-toss-options.interface.js';
import { SqlOperationJournal } from '../../../lib/sql/index.js';

const {
  app,
  journalUrl,
  connection,
  isPostgres,
  limiter = false,
  recovery,
  dyingGrant,
} = JSON.parse(process.argv[2] ?? '') as {
  app: AppsInTossModuleOptions;
  journalUrl: string;
  connection: object;
  isPostgres: boolean;
  limiter?: { max: number; duration: number };
  recovery?: { interval: number; olderThan: number };
  dyingGrant?: GrantRequest;
};
const pool = new pg.Pool({ connectionString: journalUrl });
pool.on('error', () => undefined);
const journal = new SqlOperationJournal({
  dialect: 'postgres',
  query: (sql, parameters) => pool.query(sql, parameters),
});
/** The worker's app. */
// eslint-disable-next-line typescript/no-extraneous-class -- Nest wants a class
class WorkerModule {}
const root = {
  module: WorkerModule,
  imports: [
    AppsInTossModule.forRoot({ ...app, journal, ...(recovery && { recovery }), isGlobal: true }),
    AppsInTossJobsModule.forRoot({
      connection,
      journal,
      ...(isPostgres && { backend: createPostgresBackend as never }),
      worker: dyingGrant === undefined,
      concurrency: 4,
      limiter,
      recoverEvery: 1_000,
      recoverOlderThan: 3_000,
      workerOptions: { lockDuration: 3_000, stalledInterval: 1_000, drainDelay: 1 },
    }),
  ],
};
const worker = await NestFactory.createApplicationContext(root, { logger: ['error', 'warn'] });
process.send?.('ready');
if (dyingGrant) {
  const jobs = worker.get(AppsInTossJobs);
  jobs.queue.add = () => new Promise(() => process.kill(process.pid, 'SIGKILL'));
  await jobs.grant(dyingGrant);
}
