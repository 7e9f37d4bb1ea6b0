import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import request from 'supertest';
import { EmulatedEnvironment } from '../../../test/samples/emulated-environment.js';
import { AppModule } from '../src/app.module.js';

describe('sample/fastify', () => {
  let toss: EmulatedEnvironment;
  let app: NestFastifyApplication;

  beforeAll(async () => {
    toss = await EmulatedEnvironment.start();
    const module = await Test.createTestingModule({ imports: [AppModule] }).compile();
    app = module.createNestApplication<NestFastifyApplication>(new FastifyAdapter(), { logger: false });
    await app.listen(0, '127.0.0.1');
  });
  afterAll(async () => {
    await app.close();
    await toss.close();
  });

  const login = (authorizationCode: string) =>
    request(app.getHttpServer()).post('/login').send({ authorizationCode, referrer: 'DEFAULT' });

  it('logs in, and its filter answers through Fastify', async () => {
    const code = toss.emulator.issueAuthorizationCode('my-app', { userKey: 443_731_104 });
    const first = await login(code);
    expect({ status: first.status, body: first.body }).toEqual({
      status: 200,
      body: { userKey: 443_731_104 },
    });
    expect((await login(code)).status).toBe(401); // the code was spent
  });
});
