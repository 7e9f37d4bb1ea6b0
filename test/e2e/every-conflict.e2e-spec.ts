import type { AppsInTossClient } from 'nestjs-apps-in-toss';
import type { ScriptTarget, ScriptedAnswer } from 'apps-in-toss-emulator';
import { MoneyLab } from '../helpers/money-lab.js';

const USER = { userKey: 443_731_104 };
const ORDER = { ...USER, orderNo: 'order-1', payToken: 'token-1' };
const KEY = { ...USER, promotionCode: 'P', key: 'key' };
const TOKENS = {
  tokenType: 'Bearer',
  accessToken: 'a',
  refreshToken: 'r',
  expiresIn: 3_600,
  scope: 'user_key',
};
const PAID = {
  orderNo: 'order-1',
  payToken: 'token-1',
  amount: 1_000,
  paidAmount: 1_000,
  approvalTime: null,
};
const STATUS = { ...PAID, payStatus: 'PAY_COMPLETE', transactions: [] };
const PROFILE = { userKey: 1, scope: 'user_name,user_key', agreedTerms: [] };

type Call = (client: AppsInTossClient) => Promise<unknown>;
const tokens: Call = ({ login }) => login.generateToken({ authorizationCode: 'code', referrer: 'SANDBOX' });
const status: Call = ({ pay }) => pay.getPaymentStatus(ORDER);
const execute: Call = ({ pay }) => pay.executePayment(ORDER);
const order: Call = ({ iap }) => iap.getOrderStatus({ orderId: 'order-1' });
const verify: Call = ({ anonymousKey }) => anonymousKey.verify({ anonKey: 'key' });
const result: Call = ({ promotion }) => promotion.getResult(KEY);
const message: Call = ({ messages }) => messages.send({ ...USER, templateSetCode: 'T', context: {} });

const success = (value: unknown): ScriptedAnswer => ({ body: { resultType: 'SUCCESS', success: value } });
const undelivered = (field: string) =>
  success({ msgCount: 1, detail: {}, fail: { sentPush: [{ contentId: 'c', [field]: '차단' }] } });

/** Where the documentation disagrees with itself, or with what servers say: each reading, and the one result of it. */
const CONFLICTS: ReadonlyArray<
  readonly [what: string, target: ScriptTarget, call: Call, answer: ScriptedAnswer, expected: unknown]
> = [
  ...['3599', 3_599].map(
    (expiresIn) =>
      [
        `expiresIn as a ${typeof expiresIn}`,
        'login.generateToken',
        tokens,
        success({ ...TOKENS, expiresIn }),
        { expiresIn: 3_599 },
      ] as const,
  ),
  ...['user_key user_name', 'user_key,user_name'].map(
    (scope) =>
      [
        `scope "${scope}" of a token`,
        'login.generateToken',
        tokens,
        success({ ...TOKENS, scope }),
        { scope: ['user_key', 'user_name'] },
      ] as const,
  ),
  ...['user_key user_name', 'user_key,user_name'].map(
    (scope) =>
      [
        `scope "${scope}" of a profile`,
        'login.getMe',
        ({ login }: AppsInTossClient) => login.getMe({ accessToken: 'token' }),
        success({ ...PROFILE, scope }),
        { scope: ['user_key', 'user_name'] },
      ] as const,
  ),
  ...['true', true].map(
    (valid) => [`verify as a ${typeof valid}`, 'anonymousKey.verify', verify, success(valid), true] as const,
  ),
  ...[1, '1'].map(
    (cardCompanyCode) =>
      [
        `cardCompanyCode as a ${typeof cardCompanyCode}`,
        'pay.executePayment',
        execute,
        success({ ...PAID, cardCompanyCode }),
        { cardCompanyCode: 1 },
      ] as const,
  ),
  ...[3, '3'].map(
    (spreadOut) =>
      [
        `spreadOut as a ${typeof spreadOut}`,
        'pay.executePayment',
        execute,
        success({ ...PAID, spreadOut }),
        { spreadOut: 3 },
      ] as const,
  ),
  ...[true, 'true'].map(
    (noInterest) =>
      [
        `noInterest as a ${typeof noInterest}`,
        'pay.getPaymentStatus',
        status,
        success({ ...STATUS, card: { noInterest } }),
        { noInterest: true },
      ] as const,
  ),
  ...['PURCHASED', 'PAYMENT_COMPLETED'].map(
    (state) =>
      [
        `${state} means paid`,
        'iap.getOrderStatus',
        order,
        success({ orderId: 'order-1', status: state, statusDeterminedAt: '2026-06-01T09:00:00' }),
        { isPaid: true, status: state },
      ] as const,
  ),
  ...['reachedFailReason', 'reachFailReason'].map(
    (field) =>
      [
        field,
        'messages.send',
        message,
        undelivered(field),
        { failures: [expect.objectContaining({ reachedFailReason: '차단' })] },
      ] as const,
  ),
  ['a result of a promotion as a text', 'promotion.getResult', result, success('SUCCESS'), 'SUCCESS'],
  [
    'an order without a time and a product',
    'iap.getOrderStatus',
    order,
    success({ orderId: 'order-1', status: 'NOT_FOUND', reason: null }),
    { isPaid: false, status: 'NOT_FOUND' },
  ],
  [
    'a status of a payment that nobody knows',
    'pay.getPaymentStatus',
    status,
    success({ ...STATUS, payStatus: 'PAY_SOMETHING_NEW', paidTs: null, extra: 1 }),
    { payStatus: 'PAY_SOMETHING_NEW', extra: 1 },
  ],
  [
    'an envelope without error fields',
    'promotion.getKey',
    ({ promotion }) => promotion.getKey(USER),
    { body: { resultType: 'SUCCESS', success: { key: 'k' }, error: null } },
    { key: 'k' },
  ],
];

describe('where the documentation disagrees, over the wire', () => {
  let lab: MoneyLab;
  let client: AppsInTossClient;

  beforeAll(async () => {
    lab = await MoneyLab.start();
    client = await lab.client();
  });
  afterEach(() => lab.emulator.clearScripts());
  afterAll(() => lab.close());

  it.each(CONFLICTS)('%s', async (_, target, call, answer, expected) => {
    lab.emulator.script(target).answer(answer);
    const found = await call(client);
    if (typeof expected === 'object') expect(found).toMatchObject(expected as object);
    else expect(found).toBe(expected);
  });

  it.each<[string, ScriptedAnswer]>([
    ['HTTP 401', { status: 401, body: { resultType: 'FAIL', error: { errorCode: '4010', reason: '없음' } } }],
    [
      'HTTP 200',
      { body: { resultType: 'FAIL', success: null, error: { errorCode: '4010', reason: '없음' } } },
    ],
  ])('a bad anonymous key is one error, by %s', async (_, answer) => {
    lab.emulator.script('anonymousKey.verify').answer(answer);
    await expect(verify(client)).rejects.toMatchObject({
      code: 'AIT_API_AUTH_INFO_NOT_FOUND',
      errorCode: '4010',
      outcome: 'refused',
    });
  });

  it('a result of a promotion that is an object is refused loudly', async () => {
    lab.emulator.script('promotion.getResult', { times: 9 }).answer(success({ key: 'k' }));
    await expect(result(client)).rejects.toMatchObject({ code: 'AIT_API_RESPONSE_UNEXPECTED' });
  });

  it.each([{ errorCode: 'PAUSE_USER' }, { code: 7, msg: '잔액 부족' }])(
    'a failure inside a SUCCESS is a failure: %j',
    async (inner) => {
      const paying = await lab.approved(client, `inner-${Object.keys(inner).join('-')}`);
      lab.emulator.script('pay.executePayment').answer(success({ ...PAID, ...inner }));
      await expect(client.pay.executePayment(paying)).rejects.toMatchObject({ outcome: 'refused' });
      expect(lab.emulator.ledger.charges).toHaveLength(0);
    },
  );
});

describe('what is sent where the documentation disagrees', () => {
  let lab: MoneyLab;
  let client: AppsInTossClient;

  beforeAll(async () => {
    lab = await MoneyLab.start();
    client = await lab.client();
  });
  afterAll(() => lab.close());

  it('an order is asked for with a user and without', async () => {
    const orderId = lab.emulator.createOrder({ appName: 'my-mini-app', status: 'PURCHASED', ...USER });
    await expect(client.iap.getOrderStatus({ orderId })).resolves.toMatchObject({ isPaid: true });
    await expect(client.iap.getOrderStatus({ orderId, ...USER })).resolves.toMatchObject({ isPaid: true });
  });

  it('a link is removed by its user with a token and without', async () => {
    for (const withToken of [true, false]) {
      const authorizationCode = lab.emulator.issueAuthorizationCode('my-mini-app', { name: '김토스' });
      const { accessToken } = await client.login.generateToken({ authorizationCode, referrer: 'sandbox' });
      const { userKey } = await client.login.getMe({ accessToken });
      const request = { userKey, ...(withToken && { accessToken }) };
      await expect(client.login.removeByUserKey(request)).resolves.toMatchObject({ userKey });
    }
  });

  it.each<[string, Call]>([
    ['a refund without a reason', ({ pay }) => pay.refundPayment({ ...ORDER, reason: '' })],
    ['a status without its order', ({ pay }) => pay.getPaymentStatus({ ...ORDER, orderNo: '' })],
  ])('%s is not sent', async (_, call) => {
    await expect(call(client)).rejects.toMatchObject({ code: 'AIT_API_ARGUMENT', outcome: 'not-sent' });
  });

  it('a payment that is a test is one from its beginning to its end, at the host of Toss Pay', async () => {
    const tests = await lab.client({ testPayments: true });
    const order = await lab.approved(tests, 'order-test');
    await expect(tests.pay.executePayment(order)).resolves.toMatchObject({ mode: 'TEST' });
    await expect(tests.pay.getPaymentStatus(order)).resolves.toMatchObject({ mode: 'TEST' });
    const live = await lab.approved(client, 'order-live');
    await expect(client.pay.executePayment(live)).resolves.toMatchObject({ mode: 'LIVE' });
  });
});
