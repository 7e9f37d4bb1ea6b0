import { OutcomeUnknownError } from 'nestjs-apps-in-toss';
import { failureOf } from '../../../helpers/mtls-lab.js';
import { APP, wiredClient, type WiredClient } from '../../../helpers/wired-client.js';
import { errorOf, scripted } from '../api-client.js';
import { answer, breaks, fail, success } from '../scripted-transport.js';

const deploymentId = '01985d3b-0000-7000-8000-000000000001';

describe('messages, over the wire', () => {
  let wired: WiredClient;
  beforeAll(async () => void (wired = await wiredClient()));
  afterEach(() => wired.emulator.ledger.clear());
  afterAll(() => wired.close());

  it('send: to a user and to an anonymous key, with what became of it', async () => {
    const { emulator, toss } = wired;
    emulator.createTemplate({ templateSetCode: 'TWO', channels: ['push', 'inbox'] });
    const anonKey = emulator.issueAnonymousKey(APP);
    const report = await toss.messages.send({
      userKey: 5,
      templateSetCode: 'TWO',
      context: { name: '김토스' },
    });
    expect(report).toEqual({
      msgCount: 1,
      sentPushCount: 1,
      sentInboxCount: 1,
      sentSmsCount: 0,
      sentAlimtalkCount: 0,
      sentFriendtalkCount: 0,
      deliveries: [
        { channel: 'push', contentId: expect.any(String), reachedFailReason: null },
        { channel: 'inbox', contentId: expect.any(String), reachedFailReason: null },
      ],
      failures: [],
    });
    await toss.messages.send({ anonKey, templateSetCode: 'TWO' });
    expect(emulator.ledger.messages).toMatchObject([
      { userKey: 5, kind: 'send', context: { name: '김토스' }, reached: true },
      { anonKey, kind: 'send', context: {}, reached: true },
    ]);
  });

  it('a success that reached nobody says so', async () => {
    const { emulator, toss } = wired;
    emulator.setUnreachable(APP, { userKey: 6 }, 'PUSH_OFF');
    const report = await toss.messages.send({ userKey: 6, templateSetCode: 'ANY' });
    expect([report.sentPushCount, report.failures]).toEqual([
      0,
      [{ channel: 'push', contentId: expect.any(String), reachedFailReason: 'PUSH_OFF' }],
    ]);
  });

  it('sendTest: to a deployment', async () => {
    const { emulator, toss } = wired;
    await toss.messages.sendTest({ userKey: 5, templateSetCode: 'ANY', deploymentId });
    expect(emulator.ledger.messages).toMatchObject([{ kind: 'test', userKey: 5 }]);
  });

  it.each([
    ['not-approved', '5004', 'AIT_API_TEMPLATE_NOT_APPROVED'],
    ['forbidden', '4034', 'AIT_API_WORKSPACE_NOT_PERMITTED'],
  ] as const)('a template that is %s: %s', async (status, errorCode, code) => {
    const { emulator, toss } = wired;
    emulator.createTemplate({ templateSetCode: status, status });
    for (const call of [
      toss.messages.send({ userKey: 5, templateSetCode: status }),
      toss.messages.sendTest({ userKey: 5, templateSetCode: status, deploymentId }),
    ])
      expect(await failureOf(call)).toMatchObject({ code, errorCode, outcome: 'refused', retryable: false });
    expect(emulator.ledger.messages).toEqual([]);
  });

  it('a lost answer: not sent again, and nothing to look it up', async () => {
    const { emulator, toss } = wired;
    emulator.script('POST', '/messenger/send-message').destroyAfterProcessing();
    const error = (await failureOf(
      toss.messages.send({ userKey: 5, templateSetCode: 'ANY' }),
    )) as OutcomeUnknownError;
    expect(error).toBeInstanceOf(OutcomeUnknownError);
    expect(error).toMatchObject({ outcome: 'unknown', retryable: false, operation: 'messages.send' });
    expect(await failureOf(error.reconcile())).toMatchObject({ code: 'AIT_API_NOTHING_TO_RECONCILE' });
    expect(emulator.ledger.messages).toHaveLength(1);
  });

  it('a lost answer with at-least-once: sent once more', async () => {
    const { emulator, toss } = wired;
    emulator.script('POST', '/messenger/send-message').destroyAfterProcessing();
    await toss.messages.send({ userKey: 5, templateSetCode: 'ANY' }, { delivery: 'at-least-once' });
    expect(emulator.ledger.messages).toHaveLength(2);
  });
});

describe('messages and their conflicts', () => {
  const send = (client: ReturnType<typeof scripted>['client']) =>
    client.messages.send({ userKey: 1, templateSetCode: 'A' });

  it.each(['reachedFailReason', 'reachFailReason'])('the reason spelt %s', async (name) => {
    const { client } = scripted([
      success({ msgCount: 1, fail: { sentAlimtalk: [{ contentId: 'c', [name]: 'BLOCKED' }] } }),
    ]);
    expect((await send(client)).failures).toEqual([
      { channel: 'alimtalk', contentId: 'c', reachedFailReason: 'BLOCKED' },
    ]);
  });

  it('channels that this version does not know, and a report with holes, are no failure', async () => {
    const { client } = scripted([
      success({ msgCount: '2', detail: { sentRcs: [{}, 1, null], other: 'x' }, fail: null }),
    ]);
    expect(await send(client)).toMatchObject({
      msgCount: 2,
      sentPushCount: 0,
      deliveries: [{ channel: 'rcs', contentId: null, reachedFailReason: null }],
      failures: [],
    });
  });

  it('a SUCCESS without a report may have been sent', async () => {
    const { client } = scripted([success(null)]);
    expect(await errorOf(send(client))).toMatchObject({ code: 'AIT_API_OUTCOME_UNKNOWN' });
  });

  it.each([
    ['HTTP 200', fail('4095', 200, { retryAfterSeconds: 60 })],
    ['HTTP 429', answer('slow down', 429, { 'retry-after': '60' })],
  ])('too many calls, as %s: nothing was sent, and when to come back', async (_, step) => {
    const { client } = scripted([step]);
    expect(await errorOf(send(client))).toMatchObject({
      code: 'AIT_API_RATE_LIMITED',
      outcome: 'refused',
      retryAfterMs: 60_000,
    });
  });

  it.each([
    [400, 'INVALID_PARAMETER', 'AIT_API_INVALID_PARAMETER'],
    [401, '4010', 'AIT_API_AUTH_INFO_NOT_FOUND'],
    [403, '4034', 'AIT_API_WORKSPACE_NOT_PERMITTED'],
    [200, '9999', 'AIT_API_FAILED'],
  ])('HTTP %d with %s: %s, refused', async (status, errorCode, code) => {
    const { client } = scripted([fail(errorCode, status)]);
    expect(await errorOf(send(client))).toMatchObject({ code, errorCode, outcome: 'refused' });
  });

  it('an attempt that proved to be not sent is repeated', async () => {
    const { client } = scripted([breaks('not-sent'), success({ msgCount: 1 })]);
    expect(await send(client)).toMatchObject({ msgCount: 1 });
  });

  it('tells all mistakes at once, and sends nothing', async () => {
    const { client, transport } = scripted([]);
    const wrong = { userKey: 1, templateSetCode: ' ', context: [], deploymentId: 'latest' };
    const error = await failureOf(client.messages.sendTest(wrong as never));
    expect(error).toMatchObject({
      code: 'AIT_API_ARGUMENT',
      outcome: 'not-sent',
      operation: 'messages.sendTest',
    });
    for (const name of ['templateSetCode', 'context', 'deploymentId'])
      expect(error.message).toContain(`"${name}"`);
    expect(transport.requests).toEqual([]);
  });

  it.each([
    [{ templateSetCode: 'A' }, 'neither'],
    [{ templateSetCode: 'A', userKey: 1, anonKey: 'k' }, 'both'],
  ])('%j: %s is no identity', async (request, word) => {
    const { client } = scripted([]);
    const error = await failureOf(client.messages.send(request as never));
    expect([error.code, error.message]).toEqual(['AIT_API_IDENTITY', expect.stringContaining(word)]);
  });

  it('a delivery that there is not', async () => {
    const { client } = scripted([]);
    const call = client.messages.send(
      { userKey: 1, templateSetCode: 'A' },
      { delivery: 'exactly-once' as never },
    );
    expect(await failureOf(call)).toMatchObject({ code: 'AIT_API_ARGUMENT', operation: 'messages.send' });
  });
});
