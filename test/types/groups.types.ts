import type {
  AppsInTossClient,
  BulkChunk,
  BulkRecipient,
  BulkSummary,
  MessageReport,
  OrderStatus,
} from 'nestjs-apps-in-toss';

/** In-app purchases. */
export async function iap({ iap: orders }: AppsInTossClient): Promise<OrderStatus> {
  const { isPaid, status, statusDeterminedDate } = await orders.getOrderStatus({ orderId: 'o', userKey: 1 });
  const paid: boolean = isPaid;
  const when: Date | null = statusDeterminedDate;
  // Open: known words are suggested, others are allowed.
  const known: boolean = status === 'REFUNDED' || status === 'SOMETHING_NEW';
  void [paid, when, known];
  // @ts-expect-error No orderId.
  await orders.getOrderStatus({ userKey: 1 });
  // @ts-expect-error The platform knows no anonymous key here.
  await orders.getOrderStatus({ orderId: 'o', anonKey: 'k' });
  return orders.waitForOrderStatus({ orderId: 'o' }, { timeout: 1_000, deadline: 500 });
}

/** Messages. */
export async function messages({ messages: toss }: AppsInTossClient): Promise<MessageReport> {
  await toss.send({ userKey: 1, templateSetCode: 'A', context: { name: '김토스', count: 3 } });
  await toss.send({ anonKey: 'k', templateSetCode: 'A' }, { delivery: 'at-least-once' });
  // @ts-expect-error Nobody.
  await toss.send({ templateSetCode: 'A' });
  // @ts-expect-error Two people.
  await toss.send({ userKey: 1, anonKey: 'k', templateSetCode: 'A' });
  // @ts-expect-error There is no such promise.
  await toss.send({ userKey: 1, templateSetCode: 'A' }, { delivery: 'exactly-once' });
  // @ts-expect-error No deployment.
  await toss.sendTest({ userKey: 1, templateSetCode: 'A' });
  return toss.sendTest({ userKey: 1, templateSetCode: 'A', deploymentId: 'uuid' });
}

interface Customer {
  readonly userKey: number;
  readonly email: string;
}

/** Messages to many: the chunks hold what was given. */
export async function bulk(
  { messages: toss }: AppsInTossClient,
  customers: Customer[],
): Promise<BulkSummary> {
  const send = toss.sendBulk(
    { templateSetCode: 'A', recipients: customers },
    { chunkSize: 100, concurrency: 2 },
  );
  for await (const chunk of send) {
    const emails: string[] = chunk.recipients.map(({ email }) => email);
    const error: string | undefined = chunk.invalid[0]?.recipient.email;
    const known: 'sent' | 'not-sent' | 'refused' | 'unknown' = chunk.outcome;
    const plain: BulkChunk = chunk;
    void [emails, error, known, plain];
  }
  async function* people(): AsyncGenerator<BulkRecipient> {
    yield { anonKey: 'k', context: { a: 1 } };
  }
  toss.sendBulk({ templateSetCode: 'A', recipients: people() });
  // @ts-expect-error People without an identity.
  toss.sendBulk({ templateSetCode: 'A', recipients: [{ email: 'a' }] });
  return send.summary();
}

/** The anonymous key. */
export async function anonymousKey({ anonymousKey: keys }: AppsInTossClient): Promise<string> {
  const isKnown: boolean = await keys.verify({ anonKey: 'k' });
  void isKnown;
  // @ts-expect-error A code is no key.
  await keys.verify({ code: 'c' });
  const { anonKey } = await keys.exchange({ code: 'c' });
  return anonKey;
}
