import { codeOf } from '../helpers/operations.js';
import { useEmulator } from '../helpers/setup.js';

interface Sent {
  detail: { sentPush: [{ contentId: string }] };
}

const deploymentId = '0190163d-8694-739b-aea5-966c26f8ad91';

describe('a message', () => {
  const app = useEmulator();
  const send = (fields: object = {}, who: object = { userKey: 42 }) =>
    app.post('/messenger/send-message', {
      body: { templateSetCode: 'PAID', context: {}, ...fields },
      ...who,
    });
  const bulk = (contextList: unknown[], templateSetCode = 'PAID') =>
    app.post('/messenger/send-bulk-message', { body: { templateSetCode, contextList } });

  beforeEach(() => app.emulator.ledger.clear());

  it('goes to one user and is written down', async () => {
    const report = (await send({ context: { name: '토스' } })).body.success as unknown as Sent;
    expect(report).toMatchObject({ msgCount: 1, sentPushCount: 1, sentSmsCount: 0, fail: { sentPush: [] } });
    const [{ contentId }] = report.detail.sentPush;
    const person = { at: expect.any(Date), appName: 'my-app', userKey: 42, anonKey: null };
    const what = { kind: 'send', templateSetCode: 'PAID', context: { name: '토스' }, contentId };
    expect(app.emulator.ledger.messages).toEqual([{ ...person, ...what, reached: true, reason: null }]);
  });

  it('under test needs the id of the deployment', async () => {
    const body = { templateSetCode: 'PAID', context: {}, deploymentId };
    expect(codeOf(await app.post('/messenger/send-test-message', { body, userKey: 42 }))).toBeUndefined();
    const reply = await app.post('/messenger/send-test-message', {
      body: { ...body, deploymentId: 'x' },
      userKey: 42,
    });
    expect(reply.body.error.data.errorDetails).toMatchObject([{ field: 'deploymentId' }]);
    expect(app.emulator.ledger.messages).toMatchObject([{ kind: 'test' }]);
  });

  it('that does not reach somebody is a SUCCESS all the same', async () => {
    app.emulator.setUnreachable('my-app', { userKey: 42 }, 'PUSH_OFF');
    const report = (await send()).body.success;
    expect(report).toMatchObject({
      msgCount: 1,
      sentPushCount: 0,
      fail: { sentPush: [{ reachedFailReason: 'PUSH_OFF' }] },
    });
    expect(app.emulator.ledger.messages).toMatchObject([{ reached: false, reason: 'PUSH_OFF' }]);
    app.emulator.setUnreachable('my-app', { userKey: 42 }, null);
    expect((await send()).body.success.sentPushCount).toBe(1);
  });

  it.each([
    ['not-approved', '5004'],
    ['forbidden', '4034'],
  ] as const)('of a template that is %s fails with %s', async (status, code) => {
    app.emulator.createTemplate({ templateSetCode: status, status, appName: 'my-app' });
    expect(codeOf(await send({ templateSetCode: status }))).toBe(code);
    expect(codeOf(await bulk([{ userKey: 1, context: {} }], status))).toBe(code);
    expect(app.emulator.ledger.messages).toEqual([]);
  });

  it('takes the channels of its template', async () => {
    app.emulator.createTemplate({ templateSetCode: 'SMS', channels: ['sms', 'alimtalk'], appName: 'my-app' });
    expect((await send({ templateSetCode: 'SMS' })).body.success).toMatchObject({
      sentPushCount: 0,
      sentSmsCount: 1,
      sentAlimtalkCount: 1,
    });
    const wrong = () =>
      app.emulator.createTemplate({ templateSetCode: 'x', channels: ['fax' as never], appName: 'my-app' });
    expect(wrong).toThrow(/channels/);
  });

  it('to an anonymous visitor needs a key that was issued', async () => {
    expect(codeOf(await send({}, { anonKey: 'invented' }))).toBe('4010');
    const anonKey = app.emulator.issueAnonymousKey('my-app');
    expect(codeOf(await send({}, { anonKey }))).toBeUndefined();
    expect(app.emulator.ledger.messages).toMatchObject([{ userKey: null, anonKey }]);
  });

  it('in bulk reaches whom it can and names the others', async () => {
    const anonKey = app.emulator.issueAnonymousKey('my-app');
    app.emulator.setUnreachable('my-app', { userKey: 2 }, 'NOT_AGREED');
    const report = (
      await bulk([
        { userKey: 1, context: {} },
        { userKey: 2, context: {} },
        { anonKey, context: {} },
        { anonKey: 'invented', context: {} },
      ])
    ).body.success;
    expect(report).toMatchObject({ msgCount: 4, sentPushCount: 2 });
    expect(app.emulator.ledger.messages.map(({ reason }) => reason)).toEqual([
      null,
      'NOT_AGREED',
      null,
      'USER_NOT_FOUND',
    ]);
  });

  it('in bulk goes to 1 to 2,500 people at once, each by one key', async () => {
    const people = (count: number) =>
      Array.from({ length: count }, (_, userKey) => ({ userKey, context: {} }));
    expect((await bulk(people(2_500))).body.success.msgCount).toBe(2_500);
    for (const list of [[], people(2_501)]) {
      const { status, body } = await bulk(list);
      expect([status, body.error.data.errorDetails]).toMatchObject([
        400,
        [{ field: 'contextList', rejectedValue: list.length }],
      ]);
    }
    const { body } = await bulk([{ context: {} }, { userKey: 1, anonKey: 'x', context: {} }, { userKey: 1 }]);
    expect(body.error.data.errorDetails.map(({ field }) => field)).toEqual([
      'contextList[0].userKey',
      'contextList[1].userKey',
      'contextList[2].context',
    ]);
  });
});

describe('what is not documented about messages', () => {
  const app = useEmulator({ messages: { templates: 'created', reasonField: 'reachFailReason' } });

  it('can be had the other way', async () => {
    const body = { templateSetCode: 'NEW', context: {} };
    expect(codeOf(await app.post('/messenger/send-message', { body, userKey: 1 }))).toBe('5004');
    app.emulator.createTemplate({ templateSetCode: 'NEW', appName: 'my-app' });
    app.emulator.setUnreachable('my-app', { userKey: 1 }, 'WHY');
    const reply = await app.post('/messenger/send-message', { body, userKey: 1 });
    expect(reply.body.success.fail).toMatchObject({ sentPush: [{ reachFailReason: 'WHY' }] });
  });
});
