import { SampleApp } from '../../../test/samples/sample-app';
import { AppModule } from '../src/app.module';

describe('sample/nest-11-commonjs', () => {
  let sample: SampleApp;

  beforeAll(async () => {
    sample = await SampleApp.start(AppModule);
  });
  afterAll(() => sample.close());

  it('runs as CommonJS on Nest 11', () => {
    expect(require.resolve('@nestjs/common')).toContain('nest-11');
  });

  it('logs in', async () => {
    const authorizationCode = sample.toss.emulator.issueAuthorizationCode('my-app', { userKey: 443_731_104 });
    const { status, body } = await sample
      .request()
      .post('/login')
      .send({ authorizationCode, referrer: 'DEFAULT' });
    expect({ status, body }).toEqual({ status: 200, body: { userKey: 443_731_104 } });
  });
});
