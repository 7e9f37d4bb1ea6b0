import type { AppsInTossClient, AppsInTossError, Refund } from 'nestjs-apps-in-toss';
import { OutcomeUnknownError } from 'nestjs-apps-in-toss';
import type { Script } from 'apps-in-toss-emulator';
import { failureOf, MoneyLab } from '../../../helpers/money-lab.js';

const REASON = '단순 변심 (고객 요청)';

describe('pay.refundPayment, over the wire', () => {
  let lab: MoneyLab;
  let client: AppsInTossClient;
  let orders = 0;

  const refunds = (payToken: string) =>
    lab.emulator.ledger.refunds.filter((refund) => refund.payToken === payToken).length;
  const paid = async () => {
    const payment = await lab.approved(client, `refund-${++orders}`);
    await client.pay.executePayment(payment);
    return { ...payment, reason: REASON };
  };

  beforeAll(async () => {
    lab = await MoneyLab.start();
    client = await lab.client();
  });
  afterEach(() => lab.emulator.clearScripts());
  afterAll(() => lab.close());

  it('types the answer', async () => {
    const payment = await paid();
    await expect(client.pay.refundPayment(payment)).resolves.toMatchObject({
      settledBy: 'answer',
      payToken: payment.payToken,
      refundNo: expect.any(String),
      refundedAmount: 10_000,
      refundableAmount: 0,
      approvedAt: expect.any(Date),
    });
  });

  it.each<[string, (script: Script) => unknown]>([
    ['the connection ends', (script) => script.destroyAfterProcessing()],
    ['a gateway answers', (script) => script.gatewayPage(504, { processed: true })],
    [
      'a SUCCESS without amounts',
      (script) => script.answer({ body: { resultType: 'SUCCESS', success: null }, processed: true }),
    ],
    [
      'a known refusal, against the truth',
      (script) => script.fail('REFUND_EXCEED_DAILY', { processed: true }),
    ],
  ])('refunded, and the answer is lost: %s', async (_, fault) => {
    const payment = await paid();
    fault(lab.emulator.script('pay.refundPayment'));
    await expect(client.pay.refundPayment(payment)).resolves.toMatchObject({
      settledBy: 'status',
      payToken: payment.payToken,
      refundedAmount: 10_000,
      transactionId: expect.any(String),
      approvedAt: expect.any(Date),
    });
    expect(refunds(payment.payToken)).toBe(1);
  });

  it('what was refunded before is returned as refunded', async () => {
    const payment = await paid();
    await client.pay.refundPayment(payment);
    await expect(client.pay.refundPayment(payment)).resolves.toMatchObject({ settledBy: 'status' });
    expect(refunds(payment.payToken)).toBe(1);
  });

  it('after the settlement, too', async () => {
    const payment = await paid();
    lab.emulator.settlePayment(payment.payToken);
    lab.emulator.script('pay.refundPayment').destroyAfterProcessing();
    await expect(client.pay.refundPayment(payment)).resolves.toMatchObject({ settledBy: 'status' });
    await expect(client.pay.getPaymentStatus(payment)).resolves.toMatchObject({
      payStatus: 'SETTLEMENT_REFUND_COMPLETE',
    });
  });

  it('not refunded, as the status says after the quiet period', async () => {
    const payment = await paid();
    lab.emulator.script('pay.refundPayment').destroyBeforeProcessing();
    const error = await failureOf<AppsInTossError>(client.pay.refundPayment(payment));
    expect(error).toMatchObject({ code: 'AIT_API_REFUND_NOT_EXECUTED', outcome: 'refused', retryable: true });
    await expect(client.pay.refundPayment(payment)).resolves.toMatchObject({ settledBy: 'answer' });
  });

  it('nothing to refund', async () => {
    const payment = { ...(await lab.approved(client, `refund-${++orders}`)), reason: REASON };
    expect(await failureOf(client.pay.refundPayment(payment))).toMatchObject({
      code: 'AIT_API_NOTHING_TO_REFUND',
      outcome: 'refused',
    });
  });

  it('REFUND_EXCEED_DAILY, confirmed by the status', async () => {
    const payment = await paid();
    lab.emulator.script('pay.refundPayment').fail('REFUND_EXCEED_DAILY');
    expect(await failureOf(client.pay.refundPayment(payment))).toMatchObject({
      code: 'AIT_API_REFUND_DAILY_LIMIT',
      errorCode: 'REFUND_EXCEED_DAILY',
      outcome: 'refused',
    });
  });

  it('stays unknown while nothing can be read, and reconcile() finds out later', async () => {
    const payment = await paid();
    lab.emulator.script('pay.refundPayment').destroyAfterProcessing();
    const reads = lab.emulator.script('pay.getPaymentStatus', { times: Infinity }).gatewayPage(503);
    const error = await failureOf<OutcomeUnknownError<Refund>>(
      client.pay.refundPayment(payment, { deadline: 16_000 }),
    );
    expect(error).toBeInstanceOf(OutcomeUnknownError);
    reads.stop();
    await expect(error.reconcile()).resolves.toMatchObject({ settledBy: 'status' });
  });
});
