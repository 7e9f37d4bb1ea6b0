import type { Script } from 'apps-in-toss-emulator';
import type { AppsInTossClient, OutcomeUnknownError, Payment } from 'nestjs-apps-in-toss';
import { AppsInTossApiError, AppsInTossError, OutcomeUnknownError as Unknown } from 'nestjs-apps-in-toss';
import { failureOf, MoneyLab } from '../../../helpers/money-lab.js';

describe('pay.executePayment, over the wire', () => {
  let lab: MoneyLab;
  let client: AppsInTossClient;
  let orders = 0;

  const approved = (amount?: number) => lab.approved(client, `order-${++orders}`, amount);
  const charges = (payToken: string) =>
    lab.emulator.ledger.charges.filter((charge) => charge.payToken === payToken).length;

  beforeAll(async () => {
    lab = await MoneyLab.start();
    client = await lab.client();
  });
  afterEach(() => lab.emulator.clearScripts());
  afterAll(() => lab.close());

  it('types the answer, with its time as a Date beside the text', async () => {
    const payment = await approved(12_000);
    const paid = await client.pay.executePayment(payment);
    expect(paid).toMatchObject({
      settledBy: 'answer',
      orderNo: payment.orderNo,
      payToken: payment.payToken,
      amount: 12_000,
      paidAmount: 12_000,
      mode: 'LIVE',
      payMethod: 'TOSS_MONEY',
      accountBankCode: '092',
      cardCompanyCode: null,
    });
    expect(paid.transactionId).toMatch(/./);
    expect(paid.approvalTime).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
    expect(Math.abs(paid.approvedAt!.getTime() - Date.now())).toBeLessThan(60_000);
  });

  it('accepts text and numbers for the fields of a card', async () => {
    const { payToken } = await client.pay.makePayment({
      userKey: 443_731_104,
      orderNo: `card-${++orders}`,
      productDesc: '원두',
      amount: 1_000,
      amountTaxFree: 0,
      enablePayMethods: 'CARD',
    });
    lab.emulator.approvePayment(payToken);
    const payment = { userKey: 443_731_104, payToken, orderNo: `card-${orders}` };
    const card = { cardCompanyCode: 3, spreadOut: 0, noInterest: false, cardMethodType: 'CREDIT' };
    await expect(client.pay.executePayment(payment)).resolves.toMatchObject(card);
    await expect(client.pay.getPaymentStatus(payment)).resolves.toMatchObject(card);
  });

  it.each<[string, (script: Script) => unknown]>([
    ['the connection ends', (script) => script.destroyAfterProcessing()],
    ['half of the answer comes', (script) => script.truncateBody()],
    ['a gateway answers', (script) => script.gatewayPage(502, { processed: true })],
    ['HTTP_TIMEOUT', (script) => script.envelope('HTTP_TIMEOUT', { processed: true })],
    ['INTERNAL_ERROR', (script) => script.fail('INTERNAL_ERROR', { processed: true })],
    ['a code that nobody knows', (script) => script.fail('SOMETHING_NEW', { processed: true })],
    ['a failure inside a SUCCESS', (script) => script.innerError('SOMETHING_NEW', { processed: true })],
    [
      'a SUCCESS without amounts',
      (script) => script.answer({ body: { resultType: 'SUCCESS', success: {} }, processed: true }),
    ],
    [
      'a known refusal, against the truth',
      (script) => script.fail('COMMON_BREAK_TIME_OF_BANK', { processed: true }),
    ],
  ])('charged, and the answer is lost: %s', async (_, fault) => {
    const payment = await approved();
    fault(lab.emulator.script('pay.executePayment'));
    const paid = await client.pay.executePayment(payment);
    expect(paid).toMatchObject({
      settledBy: 'status',
      orderNo: payment.orderNo,
      amount: 10_000,
      paidAmount: 10_000,
    });
    expect(paid.transactionId).toBe(lab.emulator.ledger.charges.at(-1)!.transactionId);
    expect(charges(payment.payToken)).toBe(1);
  });

  it('the answer of another payment settles nothing', async () => {
    const [one, other] = [await approved(), await approved()];
    const { settledBy: _, approvedAt: __, ...answer } = await client.pay.executePayment(other);
    lab.emulator
      .script('pay.executePayment')
      .answer({ body: { resultType: 'SUCCESS', success: answer }, processed: true });
    await expect(client.pay.executePayment(one)).resolves.toMatchObject({
      settledBy: 'status',
      payToken: one.payToken,
    });
  });

  it('says "not charged" only after the quiet period, and may be asked again', async () => {
    const payment = await approved();
    lab.emulator.script('pay.executePayment').destroyBeforeProcessing();
    const began = performance.now();
    const error = await failureOf<AppsInTossError>(client.pay.executePayment(payment));
    expect(error).toBeInstanceOf(AppsInTossApiError);
    expect(error).toMatchObject({
      code: 'AIT_API_PAYMENT_NOT_EXECUTED',
      outcome: 'refused',
      retryable: true,
      operation: 'pay.executePayment',
    });
    expect(error.attempts.map(({ outcome }) => outcome)).toEqual(['unknown']);
    // Ten seconds of the protocol.
    expect(performance.now() - began).toBeGreaterThan(490);
    expect(charges(payment.payToken)).toBe(0);
    await expect(client.pay.executePayment(payment)).resolves.toMatchObject({ settledBy: 'answer' });
  });

  it('a request that arrives within the quiet period is found', async () => {
    const payment = await approved();
    lab.emulator.script('pay.executePayment').processAfter(150).gatewayPage(504);
    await expect(client.pay.executePayment(payment)).resolves.toMatchObject({ settledBy: 'status' });
    expect(charges(payment.payToken)).toBe(1);
  });

  it('what was charged before is returned as paid, not charged again', async () => {
    const payment = await approved();
    await client.pay.executePayment(payment);
    await expect(client.pay.executePayment(payment)).resolves.toMatchObject({
      settledBy: 'status',
      paidAmount: 10_000,
    });
    expect(charges(payment.payToken)).toBe(1);
  });

  it.each<[string, string, (payToken: string) => void]>([
    ['the buyer cancelled', 'AIT_API_PAYMENT_CANCELLED', (payToken) => lab.emulator.cancelPayment(payToken)],
  ])('a definite no: %s', async (_, code, act) => {
    const payment = await approved();
    act(payment.payToken);
    const error = await failureOf<AppsInTossError>(client.pay.executePayment(payment));
    expect(error).toMatchObject({ code, outcome: 'refused', operation: 'pay.executePayment' });
  });

  it('the buyer has not approved', async () => {
    const payment = { userKey: 1, orderNo: `standby-${++orders}` };
    const { payToken } = await client.pay.makePayment({
      ...payment,
      productDesc: 'x',
      amount: 1,
      amountTaxFree: 0,
    });
    const error = await failureOf<AppsInTossError>(client.pay.executePayment({ ...payment, payToken }));
    expect(error).toMatchObject({
      code: 'AIT_API_PAYMENT_NOT_APPROVED',
      errorCode: 'EXECUTE_PAY_NOT_APPROVED',
      outcome: 'refused',
    });
  });

  it('charged, and refunded since', async () => {
    const payment = await approved();
    await client.pay.executePayment(payment);
    await client.pay.refundPayment({ ...payment, reason: '단순 변심' });
    const error = await failureOf<AppsInTossError>(client.pay.executePayment(payment));
    expect(error).toMatchObject({ code: 'AIT_API_PAYMENT_REFUNDED', outcome: 'refused' });
  });

  it.each([
    ['COMMON_INVALID_API_KEY', 'AIT_API_MERCHANT_KEY'],
    ['COMMON_BREAK_TIME_OF_BANK', 'AIT_API_BANK_MAINTENANCE'],
    ['PAUSE_USER', 'AIT_API_PAYMENT_USER_PAUSED'],
    ['EXECUTE_PAY_NOT_APPROVED', 'AIT_API_PAYMENT_NOT_APPROVED'],
    ['INVALID_PARAMETER', 'AIT_API_INVALID_PARAMETER'],
  ])('%s, confirmed by the status', async (errorCode, code) => {
    const payment = await approved();
    lab.emulator.script('pay.executePayment').fail(errorCode);
    const error = await failureOf<AppsInTossError>(client.pay.executePayment(payment));
    expect(error).toMatchObject({ code, errorCode, outcome: 'refused' });
    expect(error.hint.ko).toMatch(/요\./);
  });

  it('a known failure inside a SUCCESS is a failure', async () => {
    const payment = await approved();
    lab.emulator.script('pay.executePayment').innerError('COMMON_BREAK_TIME_OF_BANK', { msg: '은행 점검' });
    const error = await failureOf<AppsInTossError>(client.pay.executePayment(payment));
    expect(error).toMatchObject({
      code: 'AIT_API_BANK_MAINTENANCE',
      errorCode: 'COMMON_BREAK_TIME_OF_BANK',
      reason: '은행 점검',
      resultType: 'SUCCESS',
      outcome: 'refused',
    });
  });

  it('a refusal whose status cannot be read is unknown', async () => {
    const payment = await approved();
    lab.emulator.script('pay.executePayment').fail('COMMON_BREAK_TIME_OF_BANK');
    const reads = lab.emulator.script('pay.getPaymentStatus', { times: Infinity }).gatewayPage(503);
    const error = await failureOf<OutcomeUnknownError<Payment>>(client.pay.executePayment(payment));
    expect(error).toBeInstanceOf(Unknown);
    expect(error.cause.code).toBe('AIT_API_BANK_MAINTENANCE');
    reads.stop();
    expect(await failureOf(error.reconcile())).toMatchObject({ code: 'AIT_API_PAYMENT_NOT_EXECUTED' });
  });

  it('a rate limit is a rate limit', async () => {
    const payment = await approved();
    lab.emulator.script('pay.executePayment').fail('4095', { data: { retryAfterSeconds: 3_600 } });
    expect(await failureOf(client.pay.executePayment(payment))).toMatchObject({
      code: 'AIT_API_RATE_LIMITED',
      retryable: true,
      retryAfterMs: 3_600_000,
    });
  });

  it('stays unknown while nothing can be read, and reconcile() finds out later', async () => {
    const payment = await approved();
    lab.emulator.script('pay.executePayment').destroyAfterProcessing();
    const reads = lab.emulator.script('pay.getPaymentStatus', { times: Infinity }).gatewayPage(503);
    const error = await failureOf<OutcomeUnknownError<Payment>>(
      client.pay.executePayment(payment, { deadline: 24_000 }),
    );
    expect(error).toBeInstanceOf(Unknown);
    expect(error).toMatchObject({ outcome: 'unknown', operation: 'pay.executePayment' });
    expect(error.hint.ko).toContain('확인 중이에요');
    expect(reads.used).toBeGreaterThan(1);
    const still = await failureOf<OutcomeUnknownError<Payment>>(error.reconcile());
    expect(still).toBeInstanceOf(Unknown);
    reads.stop();
    await expect(still.reconcile()).resolves.toMatchObject({ settledBy: 'status', orderNo: payment.orderNo });
  });

  it('keeps reading while it is in progress', async () => {
    const slow = await MoneyLab.start({ pay: { progressMs: 60_000 } });
    try {
      const other = await slow.client();
      const payment = await slow.approved(other, 'slow-1');
      slow.emulator.script('pay.executePayment').destroyAfterProcessing();
      const paying = other.pay.executePayment(payment);
      while (
        slow.emulator.ledger.requests.filter(({ operation }) => operation === 'pay.getPaymentStatus').length <
        2
      )
        await new Promise((resolve) => setImmediate(resolve));
      slow.emulator.clock.advance(60_000);
      await expect(paying).resolves.toMatchObject({ settledBy: 'status' });
    } finally {
      await slow.close();
    }
  });

  it('an abort ends the wait, not the truth', async () => {
    const payment = await approved();
    lab.emulator.script('pay.executePayment').stallHead();
    const abort = new AbortController();
    const paying = client.pay.executePayment(payment, { signal: abort.signal });
    while (charges(payment.payToken) === 0) await new Promise((resolve) => setImmediate(resolve));
    abort.abort();
    const error = await failureOf<OutcomeUnknownError<Payment>>(paying);
    expect(error).toBeInstanceOf(Unknown);
    await expect(error.reconcile()).resolves.toMatchObject({ settledBy: 'status' });
  });
});
