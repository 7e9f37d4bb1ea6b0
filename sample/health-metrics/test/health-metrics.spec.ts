import { type INestApplication } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import request from 'supertest';
import { EmulatedEnvironment } from '../../../test/samples/emulated-environment.js';
import { AppModule } from '../src/app.module.js';

describe('sample/health-metrics', () => {
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

  const server = () => request(app.getHttpServer());

  it('says that it is well, without and with a handshake', async () => {
    const { status, body } = await server().get('/health');
    expect({ status, up: body.status }).toEqual({ status: 200, up: 'ok' });
    expect((await server().get('/health/strict')).status).toBe(200);
  });

  it('counts calls, and shows when the certificate ends', async () => {
    const authorizationCode = toss.emulator.issueAuthorizationCode('my-app');
    await server().post('/login').send({ authorizationCode, referrer: 'DEFAULT' });
    const { text, headers } = await server().get('/metrics');
    expect(headers['content-type']).toContain('text/plain');
    expect(text).toMatch(/^apps_in_toss_client_operations_total\{.*operation="login\.generateToken".*\} 1$/m);
    expect(text).toMatch(/^apps_in_toss_client_cert_not_after_timestamp_seconds\{.*role="serving".*\} \d+/m);
  });
});
