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
const PAY: Name[] = ['pay.makePayment', 'pay.getPaymentStatus'];

/** What the documentation says of a code: where it comes, what it is called here, and whether something was done. */
const CODES: ReadonlyArray<
  readonly [errorCode: string, where: readonly Name[], code: string, unknown?: true]
> = [
  ['4050', ['login.generateToken'], 'AIT_API_LOGIN_NOT_SET_UP'],
  ['BAD_REQUEST_RETRIEVE_CERT_RESULT_EXCEEDED_LIMIT', ['login.getMe'], 'AIT_API_PROFILE_LIMIT_REACHED'],
  ['USER_KEY_NOT_FOUND', ['login.removeByUserKey'], 'AIT_API_USER_KEY_NOT_FOUND'],
  ['USER_NOT_FOUND', ['login.removeByUserKey'], 'AIT_API_USER_NOT_FOUND'],
  ['4034', ['messages.send', 'messages.sendTest'], 'AIT_API_WORKSPACE_NOT_PERMITTED'],
  ['5004', ['messages.send', 'messages.sendTest'], 'AIT_API_TEMPLATE_NOT_APPROVED'],
  ['4010', ['messages.send', 'promotion.execute', 'iap.getOrderStatus'], 'AIT_API_AUTH_INFO_NOT_FOUND'],
  ['4011', ['anonymousKey.exchange'], 'AIT_API_ANONYMOUS_CODE_INVALID'],
  ['4095', Object.keys(CALLS) as Name[], 'AIT_API_RATE_LIMITED'],
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
    const script = lab.emulator.script(name).fail(errorCode, { data: { retryAfterSeconds: 7 } });
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

  it('a code that nobody knows is kept', async () => {
    lab.emulator.script('iap.getOrderStatus').fail('SOMETHING_NEW');
    await expect(CALLS['iap.getOrderStatus'](client)).rejects.toMatchObject({ errorCode: 'SOMETHING_NEW' });
  });
});
