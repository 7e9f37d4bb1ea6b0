import { setTimeout as pause } from 'node:timers/promises';
import { SampleApp } from '../../../test/samples/sample-app.js';
import { postgresUrl, startPostgres } from '../../../test/services/rig/postgres.js';
import { startRedis } from '../../../test/services/rig/redis.js';
import type { Service } from '../../../test/services/rig/service.js';
import { AppModule } from '../src/app.module.js';

const USER = 443_731_104;

const until = async (done: () => boolean): Promise<void> => {
  while (!done()) await pause(20);
};

describe('sample/grants-outbox', () => {
  let sample: SampleApp;
  let services: Service[];

  beforeAll(async () => {
    services = await Promise.all([startPostgres(), startRedis()]);
    const [postgres, redis] = services as [Service, Service];
    sample = await SampleApp.start(AppModule, {
      prepare: (toss) => {
        toss.emulator.createPromotion({ promotionCode: 'WELCOME', budget: 1_000_000, appName: 'my-app' });
        toss.set({
          DATABASE_URL: postgresUrl(postgres.port),
          REDIS_PORT: String(redis.port),
          RECOVER_EVERY_MS: '500',
          RECOVER_OLDER_THAN_MS: '0',
        });
      },
    });
  });
  afterAll(async () => {
    await sample.close();
    for (const service of services) await service.close();
  });

  const finish = (mission: string) =>
    sample.request().post(`/missions/${mission}/finish`).send({ userKey: USER });
  const granted = () => sample.toss.emulator.ledger.grants.length;

  it('answers at once, and the worker pays once however often the mission is finished', async () => {
    const answers = await Promise.all([finish('walk'), finish('walk'), finish('walk')]);
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 202]);
    await until(() => granted() === 1);
    expect((await finish('walk')).status).toBe(202);
    await finish('read');
    await until(() => granted() === 2);
    sample.toss.emulator.ledger.assertNoDoubleSpend();
  });
});
