import type { AppsInTossClient, AppsInTossError } from 'nestjs-apps-in-toss';
import { OutcomeUnknownError } from 'nestjs-apps-in-toss';
import { failureOf, MoneyLab } from '../../../helpers/money-lab.js';

describe('pay.billing (experimental), over the wire', () => {
  let lab: MoneyLab;
  let client: AppsInTossClient;
  const who = { userKey: 7 };

  beforeAll(async () => {
    lab = await MoneyLab.start();
    client = await lab.client();
  });
  afterAll(() => lab.close());

  const active = async () => {
    const { wrappedToken } = await client.pay.billing.createKey({ ...who, productDesc: '월 구독' });
    lab.emulator.approveBillingKey(wrappedToken);
    return { ...who, wrappedToken };
  };

  it('creates, charges, reads and removes', async () => {
    const key = await active();
    const charge = { ...key, orderNo: 'sub-1', productDesc: '월 구독', amount: 4_900 };
    await expect(client.pay.billing.execute(charge)).resolves.toMatchObject({
      orderNo: 'sub-1',
      amount: 4_900,
    });
    await expect(client.pay.billing.getStatus(key)).resolves.toMatchObject({ status: 'ACTIVE' });
    await expect(client.pay.billing.removeKey(key)).resolves.toMatchObject({ status: 'REMOVED' });
    expect(lab.emulator.ledger.charges).toHaveLength(1);
  });

  it('does not repeat a charge whose answer was lost, and says that nothing can be read', async () => {
    const key = await active();
    lab.emulator.script('pay.billing.execute').destroyAfterProcessing();
    const charge = { ...key, orderNo: 'sub-2', productDesc: '월 구독', amount: 4_900 };
    const error = await failureOf<OutcomeUnknownError>(client.pay.billing.execute(charge));
    expect(error).toBeInstanceOf(OutcomeUnknownError);
    expect(await failureOf(error.reconcile())).toMatchObject({ code: 'AIT_API_NOTHING_TO_RECONCILE' });
    expect(lab.emulator.ledger.charges.filter(({ orderNo }) => orderNo === 'sub-2')).toHaveLength(1);
  });

  it('sees a failure inside a SUCCESS', async () => {
    const key = await active();
    lab.emulator.script('pay.billing.execute').innerError('COMMON_BREAK_TIME_OF_BANK');
    const charge = { ...key, orderNo: 'sub-3', productDesc: '월 구독', amount: 4_900 };
    expect(await failureOf(client.pay.billing.execute(charge))).toMatchObject({
      code: 'AIT_API_BANK_MAINTENANCE',
    });
  });

  it('names all that is wrong with a request, and knows two hosts', async () => {
    const bad = { ...who, wrappedToken: ' ', orderNo: '', productDesc: '', amount: 0 };
    const error = await failureOf<AppsInTossError & { fieldErrors: { field: string }[] }>(
      client.pay.billing.execute(bad),
    );
    expect(error.fieldErrors.map(({ field }) => field)).toEqual([
      'orderNo',
      'productDesc',
      'amount',
      'wrappedToken',
    ]);
    const key = { ...who, wrappedToken: 'x' };
    expect(await failureOf(client.pay.billing.getStatus(key, { host: 'other' as 'api' }))).toMatchObject({
      code: 'AIT_API_ARGUMENT',
    });
    expect(await failureOf(client.pay.billing.createKey(undefined as never))).toMatchObject({
      code: 'AIT_API_ARGUMENT',
    });
  });
});
