import { setTimeout as pause } from 'node:timers/promises';
import { type INestApplication } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import request from 'supertest';
import { EmulatedEnvironment } from '../../../test/samples/emulated-environment.js';
import { postgresUrl, startPostgres } from '../../../test/services/rig/postgres.js';
import { startRedis } from '../../../test/services/rig/redis.js';
import type { Service } from '../../../test/services/rig/service.js';
import { AppModule } from '../src/app.module.js';

const USER = 443_731_104;

const until = async (done: () => boolean): Promise<void> => {
  while (!done()) await pause(20);
};

describe('sample/grants-outbox', () => {
  let toss: EmulatedEnvironment;
  let services: Service[];
  let app: INestApplication;

  beforeAll(async () => {
    toss = await EmulatedEnvironment.start();
    services = await Promise.all([startPostgres(), startRedis()]);
    const [postgres, redis] = services as [Service, Service];
    toss.emulator.createPromotion({ promotionCode: 'WELCOME', budget: 1_000_000, appName: 'my-app' });
    toss.set({
      DATABASE_URL: postgresUrl(postgres.port),
      REDIS_PORT: String(redis.port),
      RECOVER_EVERY_MS: '500',
      RECOVER_OLDER_THAN_MS: '0',
    });
    const module = await Test.createTestingModule({ imports: [AppModule] }).compile();
    app = module.createNestApplication({ logger: false });
    await app.init();
  });
  afterAll(async () => {
    await app.close();
    for (const service of services) await service.close();
    await toss.close();
  });

  const finish = (mission: string) =>
    request(app.getHttpServer()).post(`/missions/${mission}/finish`).send({ userKey: USER });
  const granted = () => toss.emulator.ledger.grants.length;

  it('answers at once, and the worker pays once however often the mission is finished', async () => {
    const answers = await Promise.all([finish('walk'), finish('walk'), finish('walk')]);
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 202]);
    await until(() => granted() === 1);
    expect((await finish('walk')).status).toBe(202);
    await finish('read');
    await until(() => granted() === 2);
    toss.emulator.ledger.assertNoDoubleSpend();
  });
});
