import { type INestApplication } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import request from 'supertest';
import { EmulatedEnvironment } from '../../../test/samples/emulated-environment';
import { AppModule } from '../src/app.module';

describe('sample/nest-11-commonjs', () => {
  let toss: EmulatedEnvironment;
  let app: INestApplication;

  beforeAll(async () => {
    toss = await EmulatedEnvironment.start();
    const module = await Test.createTestingModule({ imports: [AppModule] }).compile();
    app = module.createNestApplication({ logger: false });
    await app.init();
  });
  afterAll(async () => {
    await app.close();
    await toss.close();
  });

  it('runs as CommonJS on Nest 11', () => {
    expect(require.resolve('@nestjs/common')).toContain('nest-11');
  });

  it('logs in', async () => {
    const authorizationCode = toss.emulator.issueAuthorizationCode('my-app', { userKey: 443_731_104 });
    const { status, body } = await request(app.getHttpServer())
      .post('/login')
      .send({ authorizationCode, referrer: 'DEFAULT' });
    expect({ status, body }).toEqual({ status: 200, body: { userKey: 443_731_104 } });
  });
});
