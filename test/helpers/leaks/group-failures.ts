import type { Emulator, ScriptedAnswer } from 'apps-in-toss-emulator';
import type { AppsInTossClient } from 'nestjs-apps-in-toss';
import { failures, type Suspects } from './tried.js';

const answered = (errorCode: string, reason: string): ScriptedAnswer => ({
  body: { resultType: 'FAIL', error: { errorCode, reason } },
});

/** What the groups fail with, the key standing in the requests. */
export async function groupFailures(
  emulator: Emulator,
  client: AppsInTossClient,
  key: string,
): Promise<Suspects> {
  const { pay, promotion, messages, anonymousKey } = client;
  const person = { userKey: 1 };
  const order = { orderNo: 'order-1', payToken: 'token-1' };
  const quick = { retries: 0, deadline: 1_500 };
  /** The call, its path, and every code of its group. */
  const groups: ReadonlyArray<readonly [string, () => Promise<unknown>, readonly string[]]> = [
    [
      '/promotion/execution-result',
      () => promotion.getResult({ ...person, promotionCode: 'P', key: 'a-key' }, quick),
      ['4100', '4104', '4105', '4108', '4109', '4111', '4112', '4113', '4114', '4116'],
    ],
    ['/promotion/execute-promotion/get-key', () => promotion.getKey(person, quick), ['4110']],
    [
      '/pay/make-payment',
      () =>
        pay.makePayment(
          { ...person, orderNo: 'order-1', productDesc: 'tea', amount: 100, amountTaxFree: 0 },
          quick,
        ),
      [
        'PAYMENT_EXISTING_PAYMENT',
        'COMMON_INVALID_API_KEY',
        'COMMON_BREAK_TIME_OF_BANK',
        'EXECUTE_PAY_NOT_APPROVED',
        'PAUSE_USER',
        'REFUND_EXCEED_DAILY',
      ],
    ],
    [
      '/messenger/send-message',
      () => messages.send({ ...person, templateSetCode: 'T', context: { text: key } }, quick),
      ['5004', '4034'],
    ],
  ];
  const calls: Record<string, () => Promise<unknown>> = {
    'a journal is missing': () =>
      promotion.grant({ ...person, promotionCode: 'P', amount: 1, grantId: 'grant-1' }),
    'a grantId that is the key': () =>
      promotion.grant({ ...person, promotionCode: key, amount: 1, grantId: key }),
    'an orderNo that is the key': () => pay.getPaymentStatus({ ...person, ...order, orderNo: key }, quick),
    'an anonymous key that is the key': () => anonymousKey.verify({ anonKey: key }, quick),
    'an anonymous code that may be spent': () => {
      const path = '/users/anon-key/exchange';
      emulator.script('POST', path).destroyBeforeProcessing();
      emulator.script('POST', path).answer(answered('4011', 'no'));
      return anonymousKey.exchange({ code: 'a-code' });
    },
  };
  for (const [path, call, codes] of groups) {
    for (const code of codes) {
      calls[`${path} ${code}`] = () => {
        emulator.script('POST', path).answer(answered(code, 'not usable'));
        return call();
      };
    }
  }
  return Object.fromEntries(
    Object.entries(await failures(calls)).map(([name, each]) => [`group: ${name}`, each]),
  );
}
