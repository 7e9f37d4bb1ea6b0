import { SampleApp } from '../../../test/samples/sample-app.js';
import { AppModule } from '../src/app.module.js';
import { Reconciliation } from '../src/reconciliation.js';

describe('sample/payments', () => {
  let sample: SampleApp;

  beforeAll(async () => {
    sample = await SampleApp.start(AppModule, { prepare: (toss) => toss.set({ PATIENCE_MS: '1000' }) });
  });
  afterAll(() => sample.close());

  const begin = async (orderNo: string): Promise<void> => {
    const { body } = await sample.request().post('/payments').send({ userKey: 443_731_104, orderNo });
    sample.toss.emulator.approvePayment(body.payToken);
  };
  const execute = async (orderNo: string) =>
    (await sample.request().post(`/payments/${orderNo}/execute`)).body.state;
  const state = async (orderNo: string) => (await sample.request().get(`/payments/${orderNo}`)).body.state;

  it('takes a payment', async () => {
    await begin('order-1');
    expect(await execute('order-1')).toBe('paid');
  });

  it('is checking while nobody knows, and comes back to it', async () => {
    await begin('order-2');
    // The payment is made, its answer and all reads of the status are lost.
    sample.toss.emulator.script('pay.executePayment', { times: 10 }).destroyAfterProcessing();
    sample.toss.emulator.script('pay.getPaymentStatus', { times: 100 }).destroyAfterProcessing();
    expect(await execute('order-2')).toBe('checking');
    sample.toss.emulator.clearScripts();
    await sample.app.get(Reconciliation).run();
    expect(await state('order-2')).toBe('paid');
    const ofOrder = sample.toss.emulator.ledger.charges.filter(({ orderNo }) => orderNo === 'order-2');
    expect(ofOrder).toHaveLength(1);
    sample.toss.emulator.ledger.assertNoDoubleSpend();
  });
});
