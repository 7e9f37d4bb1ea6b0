import { scripted } from '../api-client.js';
import { breaks, success } from '../scripted-transport.js';

/** What is no error of this package is a defect, of ours or of an interceptor: it is never taken for an outcome. */
const DEFECT = new TypeError('a defect');
const defective = (): never => {
  throw DEFECT;
};
const PAYMENT = { userKey: 7, orderNo: 'order-1', payToken: 'token-1' };

describe('a defect', () => {
  it('of the transport comes out as it is', async () => {
    const { client } = scripted([defective]);
    await expect(client.pay.getPaymentStatus(PAYMENT)).rejects.toBe(DEFECT);
  });

  it('of the transport is no outcome of a payment', async () => {
    const { client, transport } = scripted([defective, success({})]);
    await expect(client.pay.executePayment(PAYMENT)).rejects.toBe(DEFECT);
    expect(transport.unused).toBe(1);
  });

  it('of a status read after a lost answer is not waited out', async () => {
    const { client } = scripted([breaks('unknown'), defective]);
    await expect(client.pay.executePayment(PAYMENT)).rejects.toBe(DEFECT);
  });
});
