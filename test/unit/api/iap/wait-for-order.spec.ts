import { failureOf } from '../../../helpers/mtls-lab.js';
import { wiredClient } from '../../../helpers/wired-client.js';
import { errorOf, scripted } from '../api-client.js';
import { breaks, fail, success } from '../scripted-transport.js';

const order = (status: string) => success({ orderId: 'o-1', status });

describe('iap.waitForOrderStatus', () => {
  it('over the wire: not there, then in progress, then paid', async () => {
    const wired = await wiredClient();
    try {
      const orderId = wired.emulator.createOrder({ notFoundMs: 300, inProgressMs: 300 });
      expect(await wired.toss.iap.waitForOrderStatus({ orderId })).toMatchObject({ isPaid: true });
      expect(wired.emulator.ledger.requests.length).toBeGreaterThanOrEqual(2);
    } finally {
      await wired.close();
    }
  });

  it.each(['PURCHASED', 'FAILED', 'REFUNDED', 'MINIAPP_MISMATCH', 'SOMETHING_NEW'])(
    '%s ends it at once',
    async (status) => {
      const { client, transport } = scripted([order(status)]);
      expect(await client.iap.waitForOrderStatus({ orderId: 'o-1' })).toMatchObject({ status });
      expect(transport.requests).toHaveLength(1);
    },
  );

  it.each(['NOT_FOUND', 'ORDER_IN_PROGRESS', 'ERROR'])('%s is looked at again', async (status) => {
    const { client } = scripted([order(status), order('PURCHASED')]);
    expect(await client.iap.waitForOrderStatus({ orderId: 'o-1' })).toMatchObject({ isPaid: true });
  });

  it('gives the last one seen when the time is over', async () => {
    const { client, transport } = scripted([order('NOT_FOUND'), order('ORDER_IN_PROGRESS')]);
    expect(await client.iap.waitForOrderStatus({ orderId: 'o-1' }, { timeout: 600 })).toMatchObject({
      status: 'ORDER_IN_PROGRESS',
    });
    expect(transport.requests).toHaveLength(2);
  });

  it('a read that fails is an error, not a status', async () => {
    const { client } = scripted([order('NOT_FOUND'), fail('4034')]);
    expect(await errorOf(client.iap.waitForOrderStatus({ orderId: 'o-1' }))).toMatchObject({
      errorCode: '4034',
    });
  });

  it('no read has more time than is left', async () => {
    const { client, transport } = scripted([breaks('unknown', false)]);
    await errorOf(client.iap.waitForOrderStatus({ orderId: 'o-1' }, { timeout: 1_000, retries: 0 }));
    expect(transport.requests[0]?.deadline.left).toBeLessThanOrEqual(1_000);
  });

  it('an abort ends it', async () => {
    const abort = new AbortController();
    const { client } = scripted([
      (request) => {
        abort.abort();
        return order('NOT_FOUND')(request);
      },
    ]);
    expect(
      await errorOf(client.iap.waitForOrderStatus({ orderId: 'o-1' }, { signal: abort.signal })),
    ).toMatchObject({
      code: 'AIT_ABORTED',
    });
  });

  it.each([0, -1, Number.NaN, '5'])('a timeout of %j is none', async (timeout) => {
    const { client } = scripted([]);
    const call = client.iap.waitForOrderStatus({ orderId: 'o-1' }, { timeout: timeout as number });
    expect(await failureOf(call)).toMatchObject({
      code: 'AIT_API_ARGUMENT',
      operation: 'iap.waitForOrderStatus',
    });
  });
});
