import { type CallStart, CALL_START_CHANNEL, MemoryOperationJournal } from 'nestjs-apps-in-toss';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { BUYER, failureOf, MoneyLab } from '../../helpers/money-lab.js';
import { Heard } from '../../helpers/heard.js';
import { APP, wiredClient, type WiredClient } from '../../helpers/wired-client.js';

describe('every call is published when it is over', () => {
  let heard: Heard;
  let wired: WiredClient;

  beforeAll(async () => {
    wired = await wiredClient({}, { rateLimit: { perMinute: { app: 100_000 } } });
  });
  afterAll(() => wired.close());
  beforeEach(() => {
    heard = new Heard();
  });
  afterEach(() => heard.stop());

  it('with what it was, what it took and how it ended', async () => {
    const { toss, emulator } = wired;
    await toss.login.generateToken({
      authorizationCode: emulator.issueAuthorizationCode(APP),
      referrer: 'DEFAULT',
    });
    const { port, hostname } = new URL(emulator.apiBaseUrl);
    expect(heard.calls).toMatchObject([
      {
        miniApp: { name: 'default' },
        door: 'client',
        operation: 'login.generateToken',
        host: 'api',
        serverAddress: hostname,
        serverPort: Number(port),
        method: 'POST',
        route: '/api-partner/v1/apps-in-toss/user/oauth2/generate-token',
        outcome: 'success',
        httpStatus: 200,
        attempts: [{ outcome: 'success', httpStatus: 200, isReused: false }],
      },
    ]);
    const [{ waits, attempts, durationMs, start }] = heard.calls as [(typeof heard.calls)[0]];
    expect(start).toBe(heard.starts[0]);
    expect(waits.connection).toBe(attempts[0]?.connectionMs);
    expect(durationMs).toBeGreaterThanOrEqual(waits.connection);
  });

  it('with the code, the attempts and the pause of one that was repeated and failed', async () => {
    const { toss, emulator } = wired;
    emulator.script('login.getMe', { times: 2 }).fail('4095');
    await failureOf(toss.login.getMe({ accessToken: 'no-token' }));
    expect(heard.calls).toMatchObject([
      {
        operation: 'login.getMe',
        outcome: 'refused',
        code: 'AIT_API_RATE_LIMITED',
        errorCode: '4095',
        attempts: [{ code: 'AIT_API_RATE_LIMITED' }, { code: 'AIT_API_RATE_LIMITED', isReused: true }],
      },
    ]);
    expect(heard.calls[0]?.waits.retry).toBeGreaterThan(0);
  });

  it('through axiosRef under the name of the operation with that path, and never with the path of a caller', async () => {
    const module = wired.http.axiosRef;
    await module
      .get('/api-partner/v1/apps-in-toss/user/oauth2/login-me?name=%EC%9D%B4%EC%88%9C%EC%8B%A0')
      .catch(() => undefined);
    await module.get('/api-partner/v1/apps-in-toss/people/01012345678').catch(() => undefined);
    expect(heard.calls).toMatchObject([
      { door: 'http', operation: 'login.getMe', method: 'GET' },
      { door: 'http', operation: 'other', outcome: 'refused', code: 'HTTP_404', httpStatus: 404 },
    ]);
    expect(heard.calls[1]).not.toHaveProperty('route');
    expect(JSON.stringify(heard.calls)).not.toMatch(/01012345678|name=/);
  });

  it('once for a call through interceptors', async () => {
    const { axiosRef } = wired.http;
    const handler = axiosRef.interceptors.request.use((config) => config);
    await failureOf(wired.toss.login.getMe({ accessToken: 'no-token' }));
    axiosRef.interceptors.request.eject(handler);
    expect(heard.calls.map(({ door, operation }) => [door, operation])).toEqual([['client', 'login.getMe']]);
  });

  it('also one that an argument stopped', async () => {
    await failureOf(wired.toss.login.getMe({ accessToken: '' }));
    expect(heard.calls).toMatchObject([{ operation: 'login.getMe', outcome: 'not-sent', attempts: [] }]);
  });

  it.each<[string, (start: CallStart) => void]>([
    ['calls it twice', ({ around }) => around((run) => [run(), run()])],
    ['never calls it', ({ around }) => around(() => undefined)],
    [
      'throws',
      ({ around }) =>
        around(() => {
          throw new Error('a view that fails');
        }),
    ],
    ['answers in its place', ({ around }) => around(() => Promise.resolve('something else'))],
  ])('is made once by a wrapper that %s', async (_, wrap) => {
    const listener = (message: unknown): void => wrap(message as CallStart);
    subscribe(CALL_START_CHANNEL, listener);
    try {
      const error = await failureOf(wired.toss.login.getMe({ accessToken: 'no-token' }));
      expect(error).toMatchObject({ outcome: 'refused' });
      expect(heard.calls).toHaveLength(1);
      expect(heard.calls[0]?.attempts).toHaveLength(1);
    } finally {
      unsubscribe(CALL_START_CHANNEL, listener);
    }
  });
});

describe('calls that are made of others', () => {
  let lab: MoneyLab;
  let heard: Heard;

  beforeAll(async () => {
    lab = await MoneyLab.start({ keys: 'ec' });
  });
  afterAll(() => lab.close());
  afterEach(() => heard.stop());

  it('are one event each, beside those that they are made of', async () => {
    const client = await lab.client({ journal: new MemoryOperationJournal() });
    lab.emulator.createPromotion({ promotionCode: 'WELCOME', budget: 1_000 });
    heard = new Heard();
    await client.promotion.grant({ ...BUYER, promotionCode: 'WELCOME', amount: 10, grantId: 'g-1' });
    const seen = heard.calls.map(({ operation, attempts }) => [operation, attempts.length]);
    expect(seen.at(-1)).toEqual(['promotion.grant', 0]);
    expect(seen).toContainEqual(['promotion.execute', 1]);
  });

  it('say whether the answer or a read of the status settled a payment', async () => {
    const client = await lab.client();
    const plain = await lab.approved(client, 'order-1');
    const lost = await lab.approved(client, 'order-2');
    heard = new Heard();
    await client.pay.executePayment(plain);
    lab.emulator.script('pay.executePayment').destroyAfterProcessing();
    await client.pay.executePayment(lost);
    const executed = heard.calls.filter(({ operation }) => operation === 'pay.executePayment');
    expect(executed.map(({ settledBy, outcome }) => [settledBy, outcome])).toEqual([
      ['answer', 'success'],
      ['status', 'success'],
    ]);
    expect(executed[1]?.attempts).toMatchObject([{ outcome: 'unknown' }]);
    expect(heard.calls.some(({ operation }) => operation === 'pay.getPaymentStatus')).toBe(true);
  });
});
