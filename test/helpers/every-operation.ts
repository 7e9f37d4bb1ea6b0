import type { AppsInTossClient, AppsInTossHttpService } from 'nestjs-apps-in-toss';
import { OPERATIONS } from '../../lib/api/operations.js';

/** Stands in everything that a caller writes and that must not be seen in a view. */
export const MARK = '홍길동MARK';
export const MARKED_USER = 918_273_645;

/** What shows that something of a request got through. */
export const MARKS = /MARK|홍길동|%ED%99%8D|918273645/i;

const ANYTHING = {
  accessToken: `token-${MARK}`,
  refreshToken: `refresh-${MARK}`,
  authorizationCode: `code-${MARK}`,
  referrer: 'DEFAULT',
  payToken: `pay-${MARK}`,
  orderNo: 'order-MARK-1',
  productDesc: MARK,
  amount: 1_000,
  amountTaxFree: 0,
  reason: MARK,
  orderId: `order-${MARK}`,
  promotionCode: 'CODE_MARK',
  key: `key-${MARK}`,
  grantId: `grant-${MARK}`,
  templateSetCode: 'TEMPLATE_MARK',
  context: { name: MARK },
  deploymentId: 'MARK',
  code: `code-${MARK}`,
  billingKey: `billing-${MARK}`,
};

type Method = (request: unknown, options?: unknown) => unknown;

/** Calls every operation there is through every door, with marked values; how they end does not matter. */
export async function everyOperation(client: AppsInTossClient, http: AppsInTossHttpService): Promise<void> {
  const names = OPERATIONS.map(({ name }) => name);
  const own = [
    'promotion.grant',
    'promotion.settle',
    'promotion.recoverUnfinished',
    'iap.waitForOrderStatus',
  ];
  for (const name of [...names, ...own]) {
    const path = name.split('.');
    const method = path.pop() ?? '';
    const group = path.reduce<object>((at, each) => (at as Record<string, object>)[each] ?? {}, client);
    const whom = name.startsWith('anonymousKey.') ? { anonKey: `anon-${MARK}` } : { userKey: MARKED_USER };
    const options = { deadline: 2_000, retries: 0, timeout: 10 };
    await quietly(() => (group as Record<string, Method>)[method]?.({ ...ANYTHING, ...whom }, options));
  }
  await quietly(() =>
    client.call({ method: 'POST', path: '/people/MARK', class: 'safe', body: { name: MARK } }),
  );
  for (const { method, path } of OPERATIONS) {
    const url = `/api-partner/v1/apps-in-toss${path.replace(/\{\w+\}/g, 'MARK')}?name=${MARK}`;
    await quietly(() => http.axiosRef.request({ method, url, data: { name: MARK } }));
  }
  for (let person = 0; person < 50; person += 1)
    await quietly(() => http.axiosRef.get(`/people/MARK-${person}`));
}

async function quietly(call: () => unknown): Promise<void> {
  try {
    await call();
  } catch {
    // Most of them fail, which is as good.
  }
}
