import { SampleApp } from '../../../test/samples/sample-app.js';
import { AppModule } from '../src/app.module.js';

describe('sample/health-metrics', () => {
  let sample: SampleApp;

  beforeAll(async () => {
    sample = await SampleApp.start(AppModule);
  });
  afterAll(() => sample.close());

  it('says that it is well, without and with a handshake', async () => {
    const { status, body } = await sample.request().get('/health');
    expect({ status, up: body.status }).toEqual({ status: 200, up: 'ok' });
    expect((await sample.request().get('/health/strict')).status).toBe(200);
  });

  it('counts calls, and shows when the certificate ends', async () => {
    const authorizationCode = sample.toss.emulator.issueAuthorizationCode('my-app');
    await sample.request().post('/login').send({ authorizationCode, referrer: 'DEFAULT' });
    const { text, headers } = await sample.request().get('/metrics');
    expect(headers['content-type']).toContain('text/plain');
    expect(text).toMatch(/^apps_in_toss_client_operations_total\{.*operation="login\.generateToken".*\} 1$/m);
    expect(text).toMatch(/^apps_in_toss_client_cert_not_after_timestamp_seconds\{.*role="serving".*\} \d+/m);
  });
});
