import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { PaymentView, RequestView } from '../../src/console/views/views.interface.js';
import { agentOf, call } from '../helpers/call.js';
import type { CallOptions } from '../helpers/call.js';
import { useDesk } from './helpers.js';

const desk = useDesk();
const headers = { 'x-toss-user-key': '42' };
let pair: { cert: string; key: string };
beforeAll(async () => {
  pair = await desk.platform.emulator.issueCertificate('my-app');
});

function post(path: string, options: CallOptions) {
  const { emulator } = desk.platform;
  return call(emulator, agentOf(emulator, pair), 'POST', path, { headers, ...options });
}

async function makePayment(orderNo: string): Promise<string> {
  const body = { orderNo, productDesc: 'coffee', amount: 4500, amountTaxFree: 0, isTestPayment: false };
  return String((await post('/pay/make-payment', { host: 'pay', body })).body.success['payToken']);
}

const execute = (payToken: string, orderNo: string) =>
  post('/pay/execute-payment', { host: 'pay', body: { payToken, orderNo, isTestPayment: false } });

const payments = async () =>
  (await desk.call<{ payments: PaymentView[] }>('GET', '/api/apps/my-app/payments')).json.payments;

it('a payment waits for its buyer, is approved by click, and is counted until then', async () => {
  const payToken = await makePayment('order-1');
  const waiting = async () =>
    (await desk.call<{ waiting: Record<string, number> }>('GET', '/api/overview')).json.waiting;
  expect(await waiting()).toEqual({ 'my-app': 1 });
  const approved = await desk.call<{ payment: PaymentView }>('POST', `/api/payments/${payToken}/approve`);
  expect(approved.json.payment.status).toBe('PAY_APPROVED');
  expect(await waiting()).toEqual({});
  expect((await execute(payToken, 'order-1')).body.resultType).toBe('SUCCESS');
  expect(await payments()).toMatchObject([{ status: 'PAY_COMPLETE', amount: 4500, userKey: 42 }]);
  const { json } = await desk.call<{ totals: object; double: string[] }>('GET', '/api/ledger?app=my-app');
  expect(json).toMatchObject({ totals: { charges: { count: 1, sum: 4500 } }, double: [] });
});

it.each(['approve', 'cancel', 'settle'])(
  '%s of a payment that is not there is refused with the reason',
  async (what) => {
    const { status, json } = await desk.call('POST', `/api/payments/nothing/${what}`);
    expect({ status, code: json.error.code }).toEqual({ status: 409, code: 'REFUSED' });
  },
);

it('a fault is armed for one request, played, and over', async () => {
  const body = { operation: 'pay.executePayment', kind: 'cut-after', times: 1 };
  await desk.call('POST', '/api/faults', { body });
  const payToken = await makePayment('order-2');
  await desk.call('POST', `/api/payments/${payToken}/approve`);
  await expect(execute(payToken, 'order-2')).rejects.toThrow();
  expect((await payments())[0]?.status).toBe('PAY_COMPLETE');
  const [request] = (await desk.call<{ requests: RequestView[] }>('GET', '/api/requests')).json.requests;
  expect(request).toMatchObject({ outcome: 'cut', fault: expect.stringContaining('destroyAfterProcessing') });
  expect((await desk.call<{ faults: object[] }>('GET', '/api/faults')).json.faults).toEqual([]);
});

it.each([
  'cut-before',
  'late-3s',
  'late-30s',
  'truncate',
  'gateway-502',
  'gateway-502-after',
  'timeout',
  'internal-error',
  'rate-limit',
])('the fault %s stands until it is stopped', async (kind) => {
  const body = { operation: 'pay.getPaymentStatus', kind };
  const { json } = await desk.call<{ fault: { id: number; left: null } }>('POST', '/api/faults', { body });
  expect(json.fault.left).toBeNull();
  expect((await desk.call('DELETE', `/api/faults/${json.fault.id}`)).status).toBe(200);
  expect((await desk.call<{ faults: object[] }>('GET', '/api/faults')).json.faults).toEqual([]);
});

it.each([
  { operation: 'pay.executePayment', kind: 'nonsense' },
  { operation: 'nonsense', kind: 'truncate' },
  { operation: 'pay.executePayment', kind: 'truncate', times: 0 },
])('arms nothing for %j', async (body) => {
  expect((await desk.call('POST', '/api/faults', { body })).status).toBeGreaterThanOrEqual(400);
});

it('promotions and orders are made and changed', async () => {
  const promotions = '/api/apps/my-app/promotions';
  expect((await desk.call('POST', promotions, { body: { promotionCode: 'HI', budget: 1_000 } })).status).toBe(
    200,
  );
  expect((await desk.call('POST', promotions, { body: { promotionCode: 'HI', budget: 1_000 } })).status).toBe(
    409,
  );
  const stopped = await desk.call('PUT', `${promotions}/HI`, { body: { status: 'stopped' } });
  expect(stopped.json).toMatchObject({ promotion: { status: 'stopped', budget: 1_000 } });
  const made = await desk.call<{ order: { orderId: string } }>('POST', '/api/apps/my-app/orders', {
    body: {},
  });
  const path = `/api/orders/${made.json.order.orderId}`;
  const changed = await desk.call('PUT', path, { body: { status: 'REFUNDED' } });
  expect(changed.json).toMatchObject({ order: { status: 'REFUNDED' } });
});

it('a callback is sent to the app, and what it answered is told', async () => {
  const heard: string[] = [];
  const app = createServer((request, response) => {
    heard.push(`${request.method} ${request.headers.authorization}`);
    response.writeHead(204).end();
  });
  await new Promise<void>((resolve) => app.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(app.address() as AddressInfo).port}/unlink`;
  await desk.call('POST', '/api/apps/my-app/codes', { body: { userKey: 7 } });
  const path = '/api/apps/my-app/callbacks/unlink';
  await desk.call('PUT', path, { body: { url, credential: 'secret' } });
  const { json } = await desk.call('POST', path, { body: { userKey: 7 } });
  expect(json).toEqual({ delivery: { status: 204, accepted: true } });
  expect(heard).toEqual(['POST Basic secret']);
  expect((await desk.call('POST', path, { body: { userKey: 7 } })).status).toBe(409);
  await new Promise((resolve) => app.close(resolve));
});

it('a certificate that was deleted is refused in the way and from the moment that were chosen', async () => {
  const { emulator } = desk.platform;
  const issued = await emulator.issueCertificate('my-app', { name: 'old' });
  const agent = () => agentOf(emulator, issued);
  await desk.call('PUT', '/api/refusals', { body: { time: 'later', style: 'gateway-400' } });
  await desk.call('DELETE', `/api/apps/my-app/certificates/${encodeURIComponent(issued.fingerprint256)}`);
  expect((await call(emulator, agent(), 'GET', '/nowhere')).status).toBe(404);
  emulator.clock.advance(11 * 60_000);
  expect((await call(emulator, agent(), 'GET', '/nowhere')).status).toBe(400);
  await desk.call('PUT', '/api/refusals', { body: { style: 'cut' } });
  await expect(call(emulator, agent(), 'GET', '/nowhere')).rejects.toThrow();
});
