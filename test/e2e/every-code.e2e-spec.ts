import { type AppsInTossClient, AppsInTossError } from 'nestjs-apps-in-toss';
import type { ScriptTarget } from 'apps-in-toss-emulator';
import { failureOf, MoneyLab } from '../helpers/money-lab.js';

const USER = { userKey: 443_731_104 };
const ORDER = { ...USER, orderNo: 'order-1', payToken: 'token-1' };
const ONCE = { retries: 0 };

type Call = (client: AppsInTossClient) => Promise<unknown>;

/** One call of each operation whose errors the documentation names. */
const CALLS = {
  'login.generateToken': ({ login }) =>
    login.generateToken({ authorizationCode: 'code', referrer: 'DEFAULT' }, ONCE),
  'login.refreshToken': ({ login }) => login.refreshToken({ refreshToken: 'token' }, ONCE),
  'login.removeByAccessToken': ({ login }) => login.removeByAccessToken({ accessToken: 'token' }, ONCE),
  'login.getMe': ({ login }) => login.getMe({ accessToken: 'token' }, ONCE),
  'login.removeByUserKey': ({ login }) => login.removeByUserKey(USER, ONCE),
  'messages.send': ({ messages }) => messages.send({ ...USER, templateSetCode: 'T', context: {} }, ONCE),
  'messages.sendTest': ({ messages }) =>
    messages.sendTest(
      {
        ...USER,
        templateSetCode: 'T',
        context: {},
        deploymentId: '7f0d7a5c-3f0e-4a39-9d0c-3a5e0b6b3c11',
      },
      ONCE,
    ),
  'messages.sendBulk': async ({ messages }) => {
    const recipients = [{ ...USER, context: {} }];
    for await (const { error } of messages.sendBulk({ templateSetCode: 'T', recipients }, ONCE))
      if (error) throw error;
  },
  'anonymousKey.verify': ({ anonymousKey }) => anonymousKey.verify({ anonKey: 'key' }, ONCE),
  'anonymousKey.exchange': ({ anonymousKey }) => anonymousKey.exchange({ code: 'code' }, ONCE),
  'iap.getOrderStatus': ({ iap }) => iap.getOrderStatus({ orderId: 'order-1' }, ONCE),
  'pay.makePayment': ({ pay }) =>
    pay.makePayment(
      { ...USER, orderNo: 'order-1', productDesc: '커피', amount: 1_000, amountTaxFree: 0 },
      ONCE,
    ),
  'pay.getPaymentStatus': ({ pay }) => pay.getPaymentStatus(ORDER, ONCE),
  'promotion.getKey': ({ promotion }) => promotion.getKey(USER, ONCE),
  'promotion.execute': ({ promotion }) =>
    promotion.execute({ ...USER, promotionCode: 'P', key: 'key', amount: 10 }, ONCE),
  'promotion.getResult': ({ promotion }) =>
    promotion.getResult({ ...USER, promotionCode: 'P', key: 'key' }, ONCE),
} satisfies Partial<Record<ScriptTarget, Call>>;

type Name = keyof typeof CALLS;
const PROMOTION: Name[] = ['promotion.getKey', 'promotion.execute', 'promotion.getResult'];
const MESSAGES: Name[] = ['messages.send', 'messages.sendTest', 'messages.sendBulk'];
const PAY: Name[] = ['pay.makePayment', 'pay.getPaymentStatus'];

/** What the documentation says of a code: where it comes, what it is called here, and whether something was done. */
const CODES: ReadonlyArray<
  readonly [errorCode: string, where: readonly Name[], code: string, unknown?: true]
> = [
  ['4050', ['login.generateToken'], 'AIT_API_LOGIN_NOT_SET_UP'],
  ['BAD_REQUEST_RETRIEVE_CERT_RESULT_EXCEEDED_LIMIT', ['login.getMe'], 'AIT_API_PROFILE_LIMIT_REACHED'],
  ['USER_KEY_NOT_FOUND', ['login.getMe', 'login.removeByUserKey'], 'AIT_API_USER_KEY_NOT_FOUND'],
  ['USER_NOT_FOUND', ['login.getMe', 'login.removeByUserKey'], 'AIT_API_USER_NOT_FOUND'],
  ['4034', MESSAGES, 'AIT_API_WORKSPACE_NOT_PERMITTED'],
  ['5004', MESSAGES, 'AIT_API_TEMPLATE_NOT_APPROVED'],
  [
    '4010',
    ['messages.send', 'promotion.execute', 'iap.getOrderStatus', 'anonymousKey.verify'],
    'AIT_API_AUTH_INFO_NOT_FOUND',
  ],
  ['4011', ['anonymousKey.exchange'], 'AIT_API_ANONYMOUS_CODE_INVALID'],
  // A bulk send waits for its turn instead: test/unit/api/messages.
  [
    '4095',
    (Object.keys(CALLS) as Name[]).filter((name) => name !== 'messages.sendBulk'),
    'AIT_API_RATE_LIMITED',
  ],
  ['4100', PROMOTION, 'AIT_API_PROMOTION_NOT_FOUND'],
  ['4104', PROMOTION, 'AIT_API_PROMOTION_STOPPED'],
  ['4105', PROMOTION, 'AIT_API_PROMOTION_ENDED'],
  ['4108', PROMOTION, 'AIT_API_PROMOTION_NOT_APPROVED'],
  ['4109', PROMOTION, 'AIT_API_PROMOTION_NOT_RUNNING'],
  ['4110', PROMOTION, 'AIT_API_PROMOTION_INTERNAL', true],
  ['4111', ['promotion.getResult'], 'AIT_API_PROMOTION_NO_RECORD'],
  ['4112', PROMOTION, 'AIT_API_PROMOTION_MONEY_SHORT'],
  ['4113', ['promotion.execute'], 'AIT_API_PROMOTION_KEY_USED'],
  ['4114', PROMOTION, 'AIT_API_PROMOTION_AMOUNT_TOO_LARGE'],
  ['4116', PROMOTION, 'AIT_API_PROMOTION_BUDGET_EXCEEDED'],
  ['PAYMENT_EXISTING_PAYMENT', ['pay.makePayment'], 'AIT_API_PAYMENT_EXISTS'],
  ['COMMON_INVALID_API_KEY', PAY, 'AIT_API_MERCHANT_KEY'],
  ['COMMON_BREAK_TIME_OF_BANK', PAY, 'AIT_API_BANK_MAINTENANCE'],
  ['EXECUTE_PAY_NOT_APPROVED', PAY, 'AIT_API_PAYMENT_NOT_APPROVED'],
  ['PAUSE_USER', PAY, 'AIT_API_PAYMENT_USER_PAUSED'],
  ['REFUND_EXCEED_DAILY', PAY, 'AIT_API_REFUND_DAILY_LIMIT'],
  ['INVALID_PARAMETER', Object.keys(CALLS) as Name[], 'AIT_API_INVALID_PARAMETER'],
  ['INTERNAL_ERROR', Object.keys(CALLS) as Name[], 'AIT_API_SERVER_ERROR', true],
];

describe('the error codes of the platform, over the wire', () => {
  let lab: MoneyLab;
  let client: AppsInTossClient;

  beforeAll(async () => {
    lab = await MoneyLab.start();
    client = await lab.client();
  });
  afterEach(() => lab.emulator.clearScripts());
  afterAll(() => lab.close());

  const cases = CODES.flatMap(([errorCode, where, code, unknown]) =>
    where.map((name) => [errorCode, name, code, unknown ?? false] as const),
  );
  it.each(cases)('%s of %s is %s', async (errorCode, name, code, isUnknown) => {
    const limit = errorCode === '4095' ? { data: { retryAfterSeconds: 7 } } : {};
    const script = lab.emulator.script(name).fail(errorCode, limit);
    const error = await failureOf<AppsInTossError>((CALLS[name] as Call)(client));
    expect(script.used).toBe(1);
    expect(error).toBeInstanceOf(AppsInTossError);
    // Where money may have moved it is an unknown outcome, with the code as its cause.
    const told = (error.code === code ? error : error.cause) as AppsInTossError;
    expect(told).toMatchObject({ code, errorCode });
    expect(error.outcome === 'unknown').toBe(isUnknown);
    for (const language of ['ko', 'en'] as const) expect(error.hint[language]).toMatch(/\S/);
    if (errorCode === '4095') expect(error).toMatchObject({ retryable: true, retryAfterMs: 7_000 });
  });

  it.each<[method: 'executePayment' | 'refundPayment', errorCode: string, code: string]>([
    ['executePayment', 'PAYMENT_EXISTING_PAYMENT', 'AIT_API_PAYMENT_EXISTS'],
    ['executePayment', 'COMMON_INVALID_API_KEY', 'AIT_API_MERCHANT_KEY'],
    ['executePayment', 'COMMON_BREAK_TIME_OF_BANK', 'AIT_API_BANK_MAINTENANCE'],
    ['executePayment', 'EXECUTE_PAY_NOT_APPROVED', 'AIT_API_PAYMENT_NOT_APPROVED'],
    ['executePayment', 'PAUSE_USER', 'AIT_API_PAYMENT_USER_PAUSED'],
    ['refundPayment', 'COMMON_INVALID_API_KEY', 'AIT_API_MERCHANT_KEY'],
    ['refundPayment', 'COMMON_BREAK_TIME_OF_BANK', 'AIT_API_BANK_MAINTENANCE'],
    ['refundPayment', 'REFUND_EXCEED_DAILY', 'AIT_API_REFUND_DAILY_LIMIT'],
  ])('of pay.%s, which moves money: %s is %s once the status agrees', async (method, errorCode, code) => {
    const order = await lab.approved(client, `${method}-${errorCode}`);
    if (method === 'refundPayment') await client.pay.executePayment(order);
    const script = lab.emulator.script(`pay.${method}`).fail(errorCode);
    const call = { ...order, reason: '단순 변심' };
    const error = await failureOf<AppsInTossError>(client.pay[method](call, ONCE));
    expect(script.used).toBe(1);
    expect(error).toMatchObject({ code, errorCode, outcome: 'refused' });
    // Nothing was done, so the same call may be made again.
    await expect(client.pay[method](call, ONCE)).resolves.toMatchObject({ settledBy: 'answer' });
  });

  it('a bare invalid_grant, which is no envelope, is known where a token or a code is given', async () => {
    for (const name of ['login.generateToken', 'login.refreshToken', 'login.getMe'] as const)
      for (const status of [200, 400, 401]) {
        lab.emulator.script(name).bareError('invalid_grant', { status });
        await expect(CALLS[name](client)).rejects.toMatchObject({
          code: 'AIT_API_INVALID_GRANT',
          outcome: 'refused',
        });
      }
  });

  it('HTTP 429 is the same as 4095, and says how long to wait', async () => {
    const headers = { 'retry-after': '7' };
    lab.emulator.script('iap.getOrderStatus').answer({ status: 429, headers });
    await expect(CALLS['iap.getOrderStatus'](client)).rejects.toMatchObject({
      code: 'AIT_API_RATE_LIMITED',
      retryAfterMs: 7_000,
    });
  });

  it('a code that nobody knows is kept', async () => {
    lab.emulator.script('iap.getOrderStatus').fail('SOMETHING_NEW');
    await expect(CALLS['iap.getOrderStatus'](client)).rejects.toMatchObject({ errorCode: 'SOMETHING_NEW' });
  });
});
