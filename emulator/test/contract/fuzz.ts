import type { OperationContract } from '../../src/contract/operation-contract.interface.js';
import { operations } from '../../src/contract/operations.generated.js';
import type { App } from '../helpers/setup.js';
import { AnswerCheck } from './answer-check.js';
import { invented } from './invented.js';
import { Random } from './random.js';

/** Few, so that what happens to one thing happens to it again and again. */
const kept = 3;

/** What a run found. */
export interface FuzzResult {
  readonly faults: readonly string[];
  /** Answers by operation and outcome: that all of them are 400 would prove nothing. */
  readonly outcomes: ReadonlyMap<string, number>;
}

/** Sends `count` requests that follow from `seed`, and holds each answer against openapi.yaml. */
export async function fuzz(app: App, count: number, seed: number): Promise<FuzzResult> {
  const random = new Random(seed);
  const check = new AnswerCheck();
  const known = world(app);
  const outcomes = new Map<string, number>();
  const faults: string[] = [];
  for (let number = 0; number < count; number += 1) {
    const operation: OperationContract = random.pick(operations);
    const { id, host, method, path, body: schema } = operation;
    change(app, random, known);
    const careful = random.chance(0.5);
    if (careful)
      remember(known, 'authorizationCode', app.emulator.issueAuthorizationCode('my-app', { userKey: 1 }));
    const visitor = { anonKey: String(known['anonKey']?.at(-1)) };
    const expected = id === 'anonymousKey.verify' ? visitor : { userKey: 1 };
    const who = careful ? expected : identity(random, known);
    const body =
      schema && (careful || random.chance(0.99)) ? invented(random, schema, known, careful) : undefined;
    const bearer = random.chance(0.8) ? String(random.pick(known['accessToken'] ?? ['none'])) : undefined;
    const reply = await app.call(method, path, {
      host,
      ...who,
      ...(method === 'POST' && body !== undefined ? { body: JSON.stringify(body) } : {}),
      ...(bearer === undefined ? {} : { bearer }),
    });
    const fault = check.fault(method, path, reply.status, reply.body);
    if (fault)
      faults.push(`seed ${seed}, request ${number}: ${fault}: ${JSON.stringify(body)?.slice(0, 300)}`);
    const outcome =
      reply.body?.resultType === 'SUCCESS' ? 'SUCCESS' : (reply.body?.error?.errorCode ?? reply.status);
    outcomes.set(`${id} ${outcome}`, (outcomes.get(`${id} ${outcome}`) ?? 0) + 1);
    // What a recurring payment made is charged already: nothing to go on with.
    if (id !== 'pay.billing.execute' && reply.body?.resultType === 'SUCCESS')
      learn(known, reply.body.success);
  }
  return { faults, outcomes };
}

function world({ emulator }: App): Record<string, unknown[]> {
  const appName = 'my-app';
  emulator.createPromotion({ appName, promotionCode: 'RUNNING', budget: 10_000_000, perGrantLimit: 20_000 });
  emulator.createPromotion({ appName, promotionCode: 'SLOW', budget: 1_000_000, pendingMs: 3_600_000 });
  emulator.createPromotion({ appName, promotionCode: 'STOPPED', budget: 1_000_000, status: 'stopped' });
  emulator.createTemplate({ appName, templateSetCode: 'NOT', status: 'not-approved' });
  emulator.setUnreachable(appName, { userKey: 2 }, 'OFF');
  const states = ['PURCHASED', 'REFUNDED', 'ERROR', 'FAILED', 'MINIAPP_MISMATCH'] as const;
  return {
    promotionCode: ['RUNNING', 'RUNNING', 'RUNNING', 'SLOW', 'STOPPED'],
    templateSetCode: ['ANY', 'NOT'],
    orderId: states.map((status) => emulator.createOrder({ appName, status })),
    anonKey: [emulator.issueAnonymousKey(appName)],
    userKey: [1, 2],
    isTestPayment: [false],
    amount: [11_000],
    amountTaxFree: [0, 1_000],
    context: [{}],
  };
}

/** Buyers, visitors and time go on meanwhile. */
function change({ emulator }: App, random: Random, known: Record<string, unknown[]>): void {
  remember(known, 'orderNo', `order-${random.below(10_000)}`);
  const [payToken, wrappedToken] = [
    random.pick(known['payToken'] ?? ['']),
    random.pick(known['wrappedToken'] ?? ['']),
  ];
  const tries = [
    () => emulator.approvePayment(String(payToken), random.chance(0.5) ? { payMethod: 'CARD' } : {}),
    () => emulator.cancelPayment(String(payToken)),
    () => emulator.settlePayment(String(payToken)),
    () => emulator.approveBillingKey(String(wrappedToken)),
    () =>
      remember(
        known,
        'authorizationCode',
        emulator.issueAuthorizationCode('my-app', { userKey: 1 + random.below(2) }),
      ),
    () => remember(known, 'code', emulator.issueAnonymousKeyCode('my-app')),
    () => emulator.clock.advance(random.below(60_000)),
  ];
  try {
    // A payment that is approved goes on; one that is cancelled has come to its end.
    random.pick([...tries, ...Array.from({ length: 8 }, () => tries[0]!)])();
  } catch {
    // There was nothing to approve or to cancel this time.
  }
}

function identity(random: Random, known: Record<string, unknown[]>): object {
  const anonKey = String(random.pick(known['anonKey'] ?? ['none']));
  const all = [
    ...Array.from({ length: 9 }, () => ({ userKey: 1 })),
    { userKey: 2 },
    { anonKey },
    {},
    { userKey: 1, anonKey },
  ];
  return random.chance(0.03) ? { headers: { 'x-toss-user-key': 'abc' } } : random.pick(all);
}

function learn(known: Record<string, unknown[]>, success: unknown): void {
  if (typeof success !== 'object' || success === null) return;
  for (const name of [
    'payToken',
    'orderNo',
    'wrappedToken',
    'key',
    'accessToken',
    'refreshToken',
    'anonKey',
  ]) {
    const value = (success as Record<string, unknown>)[name];
    if (typeof value === 'string') remember(known, name, value);
  }
}

function remember(known: Record<string, unknown[]>, name: string, value: unknown): void {
  if (known[name]?.includes(value)) return;
  known[name] = [...(known[name] ?? []), value].slice(-kept);
}
