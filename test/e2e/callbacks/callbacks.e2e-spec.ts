import { jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import {
  base64,
  CallbacksApp,
  PLATFORMS,
  SUBSCRIPTION,
  subscriptionBody,
  UNLINK,
} from '../../helpers/callbacks-app.js';

const logged: string[] = [];

beforeAll(() => {
  for (const level of ['warn', 'error'] as const)
    jest.spyOn(Logger.prototype, level).mockImplementation((...line) => void logged.push(line.join(' ')));
});
beforeEach(() => void logged.splice(0));
afterAll(() => jest.restoreAllMocks());

describe.each(PLATFORMS)('calls that Toss makes, on %s', (platform) => {
  let app: CallbacksApp;

  beforeAll(async () => void (app = await CallbacksApp.start(undefined, { platform })));
  beforeEach(() => app.listener.reset());
  afterAll(() => app.close());

  it('unlink by POST and by GET reaches the handler as a typed event', async () => {
    expect(await app.unlink()).toMatchObject({ status: 200, body: '{}' });
    const query = '?userKey=443731104&referrer=WITHDRAWAL_TOSS';
    const get = await app.call(`${UNLINK.path}${query}`, {
      method: 'GET',
      authorization: `Basic ${base64(UNLINK.credential)}`,
    });
    expect(get).toMatchObject({ status: 200, body: '{}' });
    expect(app.listener.unlinks).toEqual([
      { userKey: 443_731_104, referrer: 'UNLINK' },
      { userKey: 443_731_104, referrer: 'WITHDRAWAL_TOSS' },
    ]);
  });

  it('a subscription event reaches the handler, with its times read', async () => {
    expect(await app.subscription()).toMatchObject({ status: 204, body: '' });
    expect(app.listener.subscriptions).toEqual([
      {
        eventKey: expect.stringMatching(
          /^01985d3b-0000-7000-8000-000000000001:2026-08-20T10:11:12\.345678:[0-9a-f]{16}$/,
        ),
        eventType: 'subscription.status_changed',
        eventVersion: '1.0',
        occurredAt: '2026-08-20T10:11:12.345678',
        occurredDate: new Date('2026-08-20T01:11:12.345Z'),
        orderId: '01985d3b-0000-7000-8000-000000000001',
        sku: 'monthly',
        changeReason: 'CREATED',
        subscription: {
          previous: null,
          current: {
            status: 'ACTIVE',
            accessGranted: true,
            autoRenew: true,
            expiresAt: null,
            expiresDate: null,
          },
        },
      },
    ]);
  });

  it.each(['Basic', 'Bearer', 'basic', 'BEARER'])('%s, as it is, encoded once and twice', async (scheme) => {
    const value = SUBSCRIPTION.credential;
    for (const shown of [value, base64(value), base64(base64(value)), base64(value).replace(/=+$/, '')]) {
      expect(await app.subscription({ authorization: `${scheme} ${shown}` })).toMatchObject({ status: 204 });
      const { credential } = UNLINK;
      const own = shown === value ? credential : base64(credential);
      expect(await app.unlink({ authorization: `${scheme} ${own}` })).toMatchObject({ status: 200 });
    }
  });

  it.each([
    ['no header', ''],
    ['a scheme without a value', 'Basic'],
    ['a value without a scheme', base64(UNLINK.credential)],
    ['another scheme', `Digest ${base64(UNLINK.credential)}`],
    ['another value', `Basic ${base64('partner:another-value')}`],
    ['encoded three times', `Basic ${base64(base64(base64(UNLINK.credential)))}`],
    ['the credential of the other callback', `Bearer ${SUBSCRIPTION.credential}`],
    ['a value that only begins right', `Basic ${base64(UNLINK.credential)}AAAA`],
  ])('%s: 401, and no handler is called', async (_, authorization) => {
    expect(await app.unlink({ authorization })).toMatchObject({
      status: 401,
      body: '{"statusCode":401,"message":"Unauthorized"}',
    });
    expect(app.listener.unlinks).toEqual([]);
  });

  it.each<[string, unknown]>([
    ['userKey', { referrer: 'UNLINK' }],
    ['userKey', { userKey: 307515147.5, referrer: 'UNLINK' }],
    ['userKey', { userKey: '307515147.0', referrer: 'UNLINK' }],
    ['userKey', { userKey: 2 ** 53, referrer: 'UNLINK' }],
    ['referrer', { userKey: 1 }],
    ['body', [1]],
  ])('an unlink with a bad %s: 400 names the field', async (field, body) => {
    const answer = await app.unlink({ body });
    expect(answer.status).toBe(400);
    expect(JSON.parse(answer.body).message).toContain(`"${field}"`);
    expect(app.listener.unlinks).toEqual([]);
  });

  it.each<[string, object]>([
    ['eventType', { eventType: undefined }],
    ['orderId', { orderId: null }],
    ['occurredAt', { occurredAt: 1 }],
    ['changeReason', { changeReason: '' }],
    ['subscription', { subscription: undefined }],
    ['subscription.current', { subscription: {} }],
    [
      'subscription.current.accessGranted',
      { subscription: { current: { status: 'ACTIVE', autoRenew: true } } },
    ],
  ])('a subscription event with a bad %s: 400 names the field', async (field, more) => {
    const answer = await app.subscription({ body: subscriptionBody(more) });
    expect(answer.status).toBe(400);
    expect(JSON.parse(answer.body).message).toContain(`"${field}"`);
    expect(app.listener.subscriptions).toEqual([]);
  });

  it('a handler that throws: 500 without its words, so that Toss may try again', async () => {
    app.listener.error = new Error('the database of the user is away');
    for (const answer of [await app.unlink(), await app.subscription()]) {
      expect(answer).toMatchObject({
        status: 500,
        body: '{"statusCode":500,"message":"Internal Server Error"}',
      });
    }
    expect(logged).toEqual([
      expect.stringContaining('@OnTossUnlink() on Listener.unlinked failed'),
      expect.stringContaining('@OnTossSubscription() on Listener.changed failed'),
    ]);
    app.listener.error = undefined;
    expect(await app.unlink()).toMatchObject({ status: 200 });
  });

  it('JSON that is none: 400 without a stack trace', async () => {
    const response = await fetch(`${app.url}${UNLINK.path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Basic ${base64(UNLINK.credential)}` },
      body: '{"userKey":',
    });
    expect(response.status).toBe(400);
    expect(await response.text()).not.toMatch(/at .*\.(js|ts)/);
  });

  it('other methods: 405 with the ones there are', async () => {
    const answer = await app.unlink({ method: 'PUT' });
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, POST']);
    const get = await app.subscription({ method: 'GET', body: undefined });
    expect([get.status, get.headers.get('allow')]).toEqual([405, 'POST']);
  });

  it('the verification of the URL is answered with 204, with or without a version, and no handler is called', async () => {
    for (const more of [{}, { eventVersion: '1.0' }]) {
      const body = {
        eventType: 'callback.registration_verification',
        occurredAt: '2026-08-20T10:00:00',
        ...more,
      };
      expect(await app.subscription({ body })).toMatchObject({ status: 204, body: '' });
    }
    expect(app.listener.subscriptions).toEqual([]);
    expect(logged).toEqual([]);
  });

  it('an event that this version does not know is answered and logged', async () => {
    const body = subscriptionBody({ eventType: 'subscription.price_changed' });
    expect(await app.subscription({ body })).toMatchObject({ status: 204 });
    expect(app.listener.subscriptions).toEqual([]);
    expect(logged).toEqual([expect.stringContaining('"subscription.price_changed"')]);
  });

  it("the console's test button: a preflight and a readable answer, for pages of toss.im only", async () => {
    const origin = 'https://apps-in-toss.toss.im';
    const preflight = await app.unlink({
      method: 'OPTIONS',
      authorization: '',
      body: undefined,
      headers: {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization',
      },
    });
    expect(preflight.status).toBe(204);
    expect(Object.fromEntries(preflight.headers)).toMatchObject({
      'access-control-allow-origin': origin,
      'access-control-allow-methods': 'GET, POST',
      'access-control-allow-headers': 'authorization, content-type',
      vary: 'Origin',
    });
    const call = await app.unlink({ headers: { origin } });
    expect([call.status, call.headers.get('access-control-allow-origin')]).toEqual([200, origin]);
    const refused = await app.unlink({ headers: { origin }, authorization: 'Basic no' });
    expect([refused.status, refused.headers.get('access-control-allow-origin')]).toEqual([401, origin]);
    for (const foreign of ['https://toss.im.example.com', 'http://toss.im', 'https://eviltoss.im', 'null']) {
      const answer = await app.unlink({ headers: { origin: foreign } });
      expect(answer.headers.get('access-control-allow-origin')).toBeNull();
    }
  });

  it('two events of the same time have keys of their own; the same event again has the same', async () => {
    const paused = subscriptionBody({ changeReason: 'PAUSED' });
    await app.subscription();
    await app.subscription({ body: paused });
    await app.subscription({ body: Object.fromEntries(Object.entries(subscriptionBody()).reverse()) });
    const [first, second, again] = app.listener.subscriptions.map(({ eventKey }) => eventKey);
    expect(first).not.toBe(second);
    expect(again).toBe(first);
  });
});
