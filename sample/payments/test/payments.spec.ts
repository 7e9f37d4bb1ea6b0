import { type INestApplication } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import request from 'supertest';
import { EmulatedEnvironment } from '../../../test/samples/emulated-environment.js';
import { AppModule } from '../src/app.module.js';
import { Reconciliation } from '../src/reconciliation.js';

describe('sample/payments', () => {
  let toss: EmulatedEnvironment;
  let app: INestApplication;

  beforeAll(async () => {
    toss = await EmulatedEnvironment.start();
    toss.set({ PATIENCE_MS: '1000' });
    const module = await Test.createTestingModule({ imports: [AppModule] }).compile();
    app = module.createNestApplication({ logger: false });
    await app.init();
  });
  afterAll(async () => {
    await app.close();
    await toss.close();
  });

  const server = () => request(app.getHttpServer());
  const begin = async (orderNo: string): Promise<void> => {
    const { body } = await server().post('/payments').send({ userKey: 443_731_104, orderNo });
    toss.emulator.approvePayment(body.payToken);
  };
  const execute = async (orderNo: string) => (await server().post(`/payments/${orderNo}/execute`)).body.state;
  const state = async (orderNo: string) => (await server().get(`/payments/${orderNo}`)).body.state;

  it('takes a payment', async () => {
    await begin('order-1');
    expect(await execute('order-1')).toBe('paid');
  });

  it('is checking while nobody knows, and comes back to it', async () => {
    await begin('order-2');
    // The payment is made, its answer and all reads of the status are lost.
    toss.emulator.script('pay.executePayment', { times: 10 }).destroyAfterProcessing();
    toss.emulator.script('pay.getPaymentStatus', { times: 100 }).destroyAfterProcessing();
    expect(await execute('order-2')).toBe('checking');
    toss.emulator.clearScripts();
    await app.get(Reconciliation).run();
    expect(await state('order-2')).toBe('paid');
    const ofOrder = toss.emulator.ledger.charges.filter(({ orderNo }) => orderNo === 'order-2');
    expect(ofOrder).toHaveLength(1);
    toss.emulator.ledger.assertNoDoubleSpend();
  });
});
