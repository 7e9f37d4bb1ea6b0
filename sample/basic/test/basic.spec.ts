import { join } from 'node:path';
import { type INestApplication, Logger } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { ClientCertificateStore } from 'nestjs-apps-in-toss';
import request from 'supertest';
import { AppModule } from '../src/app.module.js';
import { Emulated } from '../../../test/helpers/emulated.js';

const APP_NAME = 'my-mini-app';

describe('sample/basic', () => {
  let emulated: Emulated;
  let app: INestApplication;
  let fingerprint256: string;
  const environment = { ...process.env };

  beforeAll(async () => {
    Logger.overrideLogger(false);
    emulated = await Emulated.start();
  });
  beforeEach(async () => {
    const { emulator } = emulated;
    const directory = await emulated.folder();
    const issued = await emulator.issueCertificate(APP_NAME, { directory, keyType: 'ec' });
    ({ fingerprint256 } = issued);
    process.env = {
      ...environment,
      APPS_IN_TOSS_CERT: issued.certPath,
      APPS_IN_TOSS_KEY: issued.keyPath,
      APPS_IN_TOSS_API_BASE_URL: emulator.apiBaseUrl,
      APPS_IN_TOSS_PAY_BASE_URL: emulator.payBaseUrl,
      APPS_IN_TOSS_CA: emulator.ca,
      APPS_IN_TOSS_DECRYPTION_KEY: emulator.decryption.key,
      APPS_IN_TOSS_DECRYPTION_AAD: emulator.decryption.aad,
      GRANTS_JOURNAL: join(directory, 'grants.journal'),
    };
    const module = await Test.createTestingModule({ imports: [AppModule] }).compile();
    app = emulated.closeLater(module.createNestApplication({ logger: false }));
    await app.init();
  });
  afterEach(() => emulated.closeApps());
  afterAll(async () => {
    process.env = environment;
    await emulated.close();
  });

  const server = () => request(app.getHttpServer());
  const code = (userKey = 443_731_104) =>
    emulated.emulator.issueAuthorizationCode(APP_NAME, { userKey, name: '김토스' });
  const login = (authorizationCode: unknown) =>
    server().post('/login').send({ authorizationCode, referrer: 'DEFAULT' });
  const me = (accessToken: string) => server().get('/me').set('authorization', `Bearer ${accessToken}`);

  const signedIn = async (userKey: number) => {
    const { body } = await login(code(userKey)).expect(200);
    return (path: string) => server().post(path).set('authorization', `Bearer ${body.accessToken}`);
  };
  const charges = (orderNo: string) =>
    emulated.emulator.ledger.charges.filter((charge) => charge.orderNo === orderNo);

  it('logs in, reads the profile in plain text, and keeps refresh token and CI to itself', async () => {
    const tokens = await login(code());
    expect({ status: tokens.status, body: tokens.body }).toEqual({
      status: 200,
      body: {
        accessToken: expect.any(String),
        expiresIn: expect.any(Number),
        scope: expect.arrayContaining(['user_name']),
      },
    });
    const profile = await me(tokens.body.accessToken);
    expect({ status: profile.status, body: profile.body }).toEqual({
      status: 200,
      body: {
        userKey: 443_731_104,
        name: '김토스',
        phone: '01012345678',
        email: 'toss@example.com',
        birthday: '19900101',
        gender: 'MALE',
        scope: tokens.body.scope,
      },
    });
  });

  it('health: the certificate; with ?probe=true also what both hosts say to it', async () => {
    const { status, body } = await server().get('/health');
    expect({ status, ours: body.details['apps-in-toss'] }).toEqual({
      status: 200,
      ours: {
        status: 'up',
        certificate: expect.objectContaining({ commonName: APP_NAME, fingerprint256, state: 'valid' }),
        standby: [],
      },
    });
    const probed = await server().get('/health?probe=true');
    expect(probed.body.details['apps-in-toss'].probe).toEqual([
      { origin: emulated.emulator.apiBaseUrl, verdict: 'accepted' },
      { origin: emulated.emulator.payBaseUrl, verdict: 'accepted' },
    ]);
  });

  it.each([
    ['an unknown code', 401, 'AIT_API_INVALID_GRANT', 'refused', () => login('no-such-code')],
    ['an unknown token', 401, 'AIT_API_INVALID_GRANT', 'refused', () => me('no-such-token')],
    ['no body', 400, 'AIT_API_ARGUMENT', 'not-sent', () => server().post('/login')],
    ['a code that is no text', 400, 'AIT_API_ARGUMENT', 'not-sent', () => login({ $ne: '' })],
  ] as const)('%s: %i %s', async (_, statusCode, expectedCode, outcome, send) => {
    const { status, body } = await send();
    expect({ status, body }).toEqual({
      status: statusCode,
      body: { statusCode, code: expectedCode, outcome, message: expect.stringMatching(/요\.$/) },
    });
  });

  it('a used code: 401', async () => {
    const once = code();
    await login(once).expect(200);
    await login(once).expect(401);
  });

  it.each(['', 'Bearer', 'Basic abc', 'Bearer a b'])(
    'authorization "%s": 401, and Toss is not asked',
    async (header) => {
      const { requests } = emulated.emulator.ledger;
      const before = requests.length;
      await server().get('/me').set('authorization', header).expect(401);
      expect(emulated.emulator.ledger.requests.length).toBe(before);
    },
  );

  it('a rate limit: 503 with Retry-After', async () => {
    const error = { errorCode: '4095', reason: 'too many', data: { retryAfterSeconds: 30 } };
    emulated.emulator
      .script('POST', '/user/oauth2/generate-token')
      .answer({ status: 200, body: { resultType: 'FAIL', success: null, error } });
    const { status, body, headers } = await login(code());
    expect({ status, code: body.code, retryAfter: headers['retry-after'] }).toEqual({
      status: 503,
      code: 'AIT_API_RATE_LIMITED',
      retryAfter: '30',
    });
  });

  it('a gateway is down while the profile is read: 503, nothing was changed', async () => {
    emulated.emulator
      .script('GET', '/user/oauth2/login-me', { times: 3 })
      .answer({ status: 502, headers: { 'content-type': 'text/html' }, body: '<html>Bad Gateway</html>' });
    const { body } = await login(code()).expect(200);
    const { status, body: answer } = await me(body.accessToken);
    expect({ status, outcome: answer.outcome }).toEqual({ status: 503, outcome: 'unknown' });
  });

  it('no certificate is usable: 500, nothing was sent, and health is down', async () => {
    await app.get(ClientCertificateStore).revoke(fingerprint256);
    const { status, body } = await login(code());
    expect({ status, outcome: body.outcome }).toEqual({ status: 500, outcome: 'not-sent' });
    const { status: healthStatus, body: health } = await server().get('/health');
    expect({ healthStatus, ours: health.error['apps-in-toss'].status }).toEqual({
      healthStatus: 503,
      ours: 'down',
    });
  });

  it('the certificate is deleted in the console: the probe says down', async () => {
    emulated.emulator.deleteCertificate(fingerprint256);
    const { status, body } = await server().get('/health?probe=true');
    expect({
      status,
      verdicts: body.error['apps-in-toss'].probe.map(({ verdict }: { verdict: string }) => verdict),
    }).toEqual({ status: 503, verdicts: ['refused', 'refused'] });
  });

  describe('money', () => {
    it('an order that the buyer agreed to is paid once, also when it is asked for twice', async () => {
      const post = await signedIn(501);
      const { orderNo, payToken } = (await post('/orders').expect(200)).body;
      emulated.emulator.approvePayment(payToken);
      const paid = { orderNo, paidAmount: 4_500 };
      expect((await post(`/orders/${orderNo}/pay`)).body).toEqual({ ...paid, settledBy: 'answer' });
      expect((await post(`/orders/${orderNo}/pay`)).body).toEqual({ ...paid, settledBy: 'status' });
      expect(charges(orderNo)).toHaveLength(1);
    });

    it('the answer is lost: the status tells', async () => {
      const post = await signedIn(502);
      const { orderNo, payToken } = (await post('/orders')).body;
      emulated.emulator.approvePayment(payToken);
      emulated.emulator.script('pay.executePayment').destroyAfterProcessing();
      const { status, body } = await post(`/orders/${orderNo}/pay`);
      expect({ status, settledBy: body.settledBy }).toEqual({ status: 200, settledBy: 'status' });
      expect(charges(orderNo)).toHaveLength(1);
    });

    it('the buyer has not agreed: 409, and nothing is taken', async () => {
      const post = await signedIn(503);
      const { orderNo } = (await post('/orders')).body;
      const { status, body } = await post(`/orders/${orderNo}/pay`);
      expect({ status, outcome: body.outcome }).toEqual({ status: 409, outcome: 'refused' });
      expect(charges(orderNo)).toEqual([]);
    });

    it("somebody else's order: 404", async () => {
      const { orderNo, payToken } = (await (await signedIn(504))('/orders')).body;
      emulated.emulator.approvePayment(payToken);
      await (await signedIn(505))(`/orders/${orderNo}/pay`).expect(404);
      expect(charges(orderNo)).toEqual([]);
    });

    it('points that are asked for twice, also at once, are paid once', async () => {
      emulated.emulator.createPromotion({ promotionCode: 'WELCOME', budget: 100_000 });
      const post = await signedIn(506);
      const answers = await Promise.all([post('/rewards/welcome'), post('/rewards/welcome')]);
      answers.push(await post('/rewards/welcome'));
      for (const { status, body } of answers)
        expect({ status, body }).toEqual({
          status: 200,
          body: { grantId: 'welcome:506', status: 'SUCCESS' },
        });
      expect(emulated.emulator.ledger.grants.filter(({ userKey }) => userKey === 506)).toHaveLength(1);
    });
  });
});
