import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { useEmulator } from '../helpers/setup.js';

interface Call {
  readonly method: string | undefined;
  readonly url: string;
  readonly authorization: string | undefined;
  readonly body: { [field: string]: unknown; subscription?: { previous?: object; current: object } };
}

async function read(request: IncomingMessage): Promise<Call> {
  const text = (await request.toArray()).join('');
  const { method, url = '', headers } = request;
  return { method, url, authorization: headers.authorization, body: text === '' ? {} : JSON.parse(text) };
}

describe('calls to the partner', () => {
  const app = useEmulator();
  const calls: Call[] = [];
  let status = 204;
  let server: Server;
  let url: string;

  beforeAll(async () => {
    server = createServer((request, response) => {
      void read(request).then((call) => {
        calls.push(call);
        response.writeHead(status).end();
      });
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
  });
  afterAll(() => void server.close());
  beforeEach(() => {
    calls.length = 0;
    status = 204;
    app.emulator.ledger.clear();
  });
  const appName = 'my-app';
  const credential = Buffer.from('id:password').toString('base64');

  it.each([
    ['POST', 'as-is', credential],
    ['GET', 'base64', Buffer.from(credential).toString('base64')],
  ] as const)('tell of an unlink by %s, the value %s', async (method, credentialSentAs, sent) => {
    const { accessToken } = await app.login({ userKey: 9 });
    app.emulator.setUnlinkCallback({ appName, url: `${url}?a=1`, method, credential, credentialSentAs });
    const delivery = await app.emulator.unlinkUser(appName, 9, 'WITHDRAWAL_TOSS');
    expect(delivery).toEqual({ status: 204, accepted: true });
    const said = { userKey: 9, referrer: 'WITHDRAWAL_TOSS' };
    expect(calls).toEqual([
      {
        method,
        url: method === 'POST' ? '/hook?a=1' : '/hook?a=1&userKey=9&referrer=WITHDRAWAL_TOSS',
        authorization: `Basic ${sent}`,
        body: method === 'POST' ? said : {},
      },
    ]);
    expect((await app.get('/user/oauth2/login-me', { bearer: accessToken })).status).toBe(400);
    expect(app.emulator.ledger.callbacks).toMatchObject([
      { kind: 'unlink', event: said.referrer, userKey: 9, status: 204 },
    ]);
  });

  it('are not made by the remove calls of the API, nor where none is wanted', async () => {
    await app.login({ userKey: 9 });
    await app.post('/user/oauth2/access/remove-by-user-key', { body: { userKey: 9 } });
    expect(calls).toEqual([]);
    await expect(app.emulator.unlinkUser(appName, 9)).rejects.toThrow(/no linked user 9/);
    app.emulator.issueAuthorizationCode('other-app', { userKey: 1 });
    expect(await app.emulator.unlinkUser('other-app', 1)).toBeUndefined();
  });

  it.each([
    ['Bearer', 'Bearer secret'],
    ['Basic', `Basic ${Buffer.from('secret').toString('base64')}`],
  ] as const)('begin with a registration that has to be accepted, %s', async (scheme, authorization) => {
    status = 500;
    const options = { appName, url, credential: 'secret', scheme };
    expect(await app.emulator.registerSubscriptionWebhook(options)).toEqual({ status: 500, accepted: false });
    status = 200;
    expect(await app.emulator.registerSubscriptionWebhook(options)).toEqual({ status: 200, accepted: true });
    expect(calls[1]).toMatchObject({
      authorization,
      body: { eventType: 'callback.registration_verification', occurredAt: expect.any(String) },
    });
  });

  it('tell of the life of a subscription', async () => {
    await app.emulator.registerSubscriptionWebhook({ appName, url });
    const occurredAt = new Date('2026-11-24T00:00:00.123Z');
    const change = (changeReason: 'CREATED' | 'RENEWED' | 'AUTO_RENEW_DISABLED' | 'ON_HOLD' | 'REVOKED') =>
      app.emulator.changeSubscription({
        appName,
        orderId: 'first-order',
        changeReason,
        sku: 'plus',
        occurredAt,
      });
    await change('CREATED');
    await change('AUTO_RENEW_DISABLED');
    await change('REVOKED');
    const [, created, disabled, revoked] = calls;
    expect(created?.authorization).toBeUndefined();
    expect(created?.body).toEqual({
      eventType: 'subscription.status_changed',
      eventVersion: '1.0',
      occurredAt: '2026-11-24T09:00:00.123',
      orderId: 'first-order',
      sku: 'plus',
      changeReason: 'CREATED',
      subscription: { current: { status: 'ACTIVE', accessGranted: true, autoRenew: true, expiresAt: null } },
    });
    expect(disabled?.body.subscription).toMatchObject({
      previous: { autoRenew: true },
      current: { status: 'ACTIVE', autoRenew: false },
    });
    expect(revoked?.body.subscription?.current).toMatchObject({ status: 'REVOKED', accessGranted: false });
    expect(app.emulator.ledger.callbacks).toHaveLength(4);
  });

  it('that reach nobody say why', async () => {
    const closed = createServer().listen(0, '127.0.0.1');
    await once(closed, 'listening');
    const { port } = closed.address() as AddressInfo;
    closed.close();
    await once(closed, 'close');
    const delivery = await app.emulator.registerSubscriptionWebhook({
      appName,
      url: `http://127.0.0.1:${port}`,
    });
    expect(delivery).toEqual({ status: null, accepted: false, fault: 'ECONNREFUSED' });
    await expect(app.emulator.registerSubscriptionWebhook({ appName, url: 'ftp://x' })).rejects.toThrow(
      /url/,
    );
  });
});
