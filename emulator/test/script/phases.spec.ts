import { request } from 'node:https';
import { codeOf, PayCalls } from '../helpers/operations.js';
import { prefix } from '../helpers/call.js';
import { useEmulator } from '../helpers/setup.js';

/** A moment that the test decides on. */
function moment(): { come: () => void; promise: Promise<void> } {
  let come = () => {};
  const promise = new Promise<void>((resolve) => (come = resolve));
  return { come, promise };
}

describe('a script for an operation', () => {
  const app = useEmulator();
  const pay = new PayCalls(app);
  let count = 0;
  const approved = () => pay.approved(`order-${(count += 1)}`);
  const charges = () => app.emulator.ledger.charges.length;
  const turn = () => new Promise((resolve) => setImmediate(resolve));

  beforeEach(() => {
    app.emulator.clearScripts();
    app.emulator.ledger.clear();
  });

  it.each([
    ['envelope', 200, { resultType: 'HTTP_TIMEOUT', success: null, error: null }],
    ['fail', 200, { resultType: 'FAIL', error: { errorCode: 'COMMON_BREAK_TIME_OF_BANK' } }],
    ['bareError', 400, { error: 'invalid_grant' }],
    ['innerError', 200, { resultType: 'SUCCESS', success: { code: -1, errorCode: 'PAUSE_USER' } }],
  ] as const)('answers with %s in its place, or after it acted', async (kind, status, body) => {
    const arm = (processed: boolean) => {
      const script = app.emulator.script('pay.executePayment');
      if (kind === 'envelope') script.envelope('HTTP_TIMEOUT', { processed });
      else if (kind === 'fail') script.fail('COMMON_BREAK_TIME_OF_BANK', { processed });
      else if (kind === 'innerError') script.innerError('PAUSE_USER', { processed });
      else script.bareError('invalid_grant', { processed });
    };
    const payToken = await approved();
    for (const processed of [false, true]) {
      arm(processed);
      expect(await pay.execute(payToken)).toMatchObject({ status, body });
      expect(charges()).toBe(processed ? 1 : 0);
    }
  });

  it('answers with the page of a gateway', async () => {
    app.emulator.script('pay.executePayment').gatewayPage(504);
    const reply = await pay.execute(await approved());
    expect(reply).toMatchObject({ status: 504, headers: { 'content-type': 'text/html', server: 'nginx' } });
    expect(reply.text).toContain('<center><h1>504 Gateway Timeout</h1></center>');
    expect(charges()).toBe(0);
  });

  it('ends the connection before the request is read', async () => {
    app.emulator.script('pay.executePayment').destroyBeforeReading();
    const payToken = await approved();
    const before = app.emulator.ledger.requests.length;
    await expect(pay.execute(payToken)).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect([charges(), app.emulator.ledger.requests.length]).toEqual([0, before]);
  });

  it.each(['stallHead', 'stallBody'] as const)('%s holds the client until it gives up', async (stall) => {
    app.emulator.script('pay.executePayment')[stall]();
    const payToken = await approved();
    const { apiBaseUrl, payBaseUrl, ca } = app.emulator;
    expect(payBaseUrl).not.toBe(apiBaseUrl);
    const { cert, key } = await app.emulator.issueCertificate('my-app', { keyType: 'ec', days: 30 });
    const body = JSON.stringify({ payToken, isTestPayment: false });
    const headers = { 'content-type': 'application/json', 'x-toss-user-key': '42' };
    const sent = request(`${payBaseUrl}${prefix}/pay/execute-payment`, {
      method: 'POST',
      ca,
      cert,
      key,
      headers,
    });
    const heads: number[] = [];
    const ended = new Promise<void>((resolve) => sent.once('close', resolve));
    sent.on('error', () => undefined);
    sent.on('response', (response) => {
      heads.push(response.statusCode ?? 0);
      response.on('error', () => undefined);
      response.once('data', () => sent.destroy());
    });
    sent.end(body);
    while (charges() === 0) await turn();
    if (stall === 'stallHead') sent.destroy();
    await ended;
    expect(heads).toEqual(stall === 'stallHead' ? [] : [200]);
  });

  it.each([
    ['stallBody', (s: ReturnType<typeof app.emulator.script>) => s.stallBody(5)],
    ['stallHead', (s: ReturnType<typeof app.emulator.script>) => s.stallHead(5)],
    ['drip', (s: ReturnType<typeof app.emulator.script>) => s.drip({ bytes: 100, everyMs: 1 })],
  ])('%s ends with the whole answer', async (_, arm) => {
    arm(app.emulator.script('pay.executePayment'));
    expect((await pay.execute(await approved())).body.success.code).toBe(0);
  });

  it('acts later than it answers', async () => {
    const { come, promise } = moment();
    app.emulator.script('pay.executePayment').processWhen(promise).gatewayPage(504);
    const payToken = await approved();
    expect((await pay.execute(payToken)).status).toBe(504);
    expect((await pay.status(payToken)).body.success.payStatus).toBe('PAY_APPROVED');
    expect(app.emulator.ledger.requests.find(({ status }) => status === 504)?.processed).toBe(false);
    come();
    while (charges() === 0) await turn();
    expect((await pay.status(payToken)).body.success.payStatus).toBe('PAY_COMPLETE');
    expect(app.emulator.ledger.requests.find(({ status }) => status === 504)?.processed).toBe(true);
  });

  it('acts after the connection is gone', async () => {
    app.emulator.script('pay.executePayment').processAfter(1).destroyAfterProcessing();
    await expect(pay.execute(await approved())).rejects.toThrow();
    while (charges() === 0) await turn();
  });

  it('answers when it has acted, if nothing else is said', async () => {
    app.emulator.script('pay.executePayment').processAfter(1);
    expect((await pay.execute(await approved())).body.success.code).toBe(0);
  });

  it('closes a connection that looked usable, and so does the emulator itself', async () => {
    const payToken = await approved();
    const reused = () => app.emulator.ledger.requests.at(-1)?.reusedConnection;
    await pay.status(payToken);
    expect(reused()).toBe(true);
    app.emulator.script('pay.getPaymentStatus').closeAfterAnswer();
    expect((await pay.status(payToken)).headers.connection).not.toBe('close');
    await turn();
    await pay.status(payToken).catch(() => pay.status(payToken));
    expect(reused()).toBe(false);
    expect(app.emulator.closeIdleConnections()).toBeGreaterThanOrEqual(1);
    expect(app.emulator.closeIdleConnections()).toBe(0);
    await pay.status(payToken).catch(() => undefined);
  });

  it('lasts until it is stopped, and counts', async () => {
    const script = app.emulator
      .script('pay.getPaymentStatus', { times: Infinity, appName: 'my-app' })
      .fail('X');
    const one = app.emulator.script('*').fail('Y');
    expect(codeOf(await pay.status('t'))).toBe('X');
    expect(codeOf(await pay.status('t', {}, { userKey: 1, app: 'other-app' }))).toBe('Y');
    expect(codeOf(await pay.status('t'))).toBe('X');
    expect([script.used, script.remaining, one.used, one.remaining]).toEqual([2, Infinity, 1, 0]);
    expect(script.stop()).toBe(2);
    expect(codeOf(await pay.status('t'))).toBe('PAYMENT_NOT_FOUND');
  });

  it.each([
    ['an unknown operation', () => app.emulator.script('pay.nothing' as '*')],
    ['a negative processAfter', () => app.emulator.script('*').processAfter(-1)],
    ['a negative stallBody', () => app.emulator.script('*').stallBody(-1)],
    ['drip of nothing', () => app.emulator.script('*').drip({ bytes: 0 })],
  ])('refuses %s', (_, arm) => {
    expect(arm).toThrow(TypeError);
  });
});
