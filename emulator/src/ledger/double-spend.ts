import type { ChargeEntry, GrantEntry, RefundEntry } from './entries.interface.js';
import type { LedgerLists, SpendRules } from './ledger.interface.js';

/** @throws Error that names everything that happened more than once. @internal */
export function assertNoDoubleSpend({ charges, refunds, grants }: LedgerLists, rules: SpendRules): void {
  const problems = [
    ...repeated('charged', charges, 'payToken', (each) => each.payToken, chargeLine),
    ...repeated('charged', charges, 'orderNo', (each) => `${each.appName} ${each.orderNo}`, chargeLine),
    ...(rules.charges ? repeated('charged', charges, 'purchase', rules.charges, chargeLine) : []),
    ...repeated('refunded', refunds, 'payToken', (each) => each.payToken, refundLine),
    ...refunds
      .filter((refund) => isTooMuch(refund, charges))
      .map((each) => `more refunded than was charged: ${refundLine(each)}`),
    ...repeated('granted', paid(grants), 'key', (each) => `${each.appName} ${each.key}`, grantLine),
    ...repeated('granted', paid(grants), 'reward', grantRule(rules.grants), grantLine),
  ];
  if (problems.length > 0) throw new Error(`double spend\n${[...new Set(problems)].join('\n')}`);
}

function repeated<Entry>(
  verb: string,
  entries: readonly Entry[],
  what: string,
  keyOf: (entry: Entry) => string | undefined,
  line: (entry: Entry) => string,
): string[] {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const key = keyOf(entry);
    if (key !== undefined) groups.set(key, [...(groups.get(key) ?? []), entry]);
  }
  return [...groups]
    .filter(([, group]) => group.length > 1)
    .map(
      ([key, group]) =>
        `${verb} ${group.length} times for one ${what} (${key}): ${group.map(line).join('; ')}`,
    );
}

function paid(grants: readonly GrantEntry[]): readonly GrantEntry[] {
  return grants.filter(({ status }) => status !== 'FAILED');
}

function grantRule(rule: SpendRules['grants']): (grant: GrantEntry) => string | undefined {
  if (typeof rule === 'function') return rule;
  if (rule === 'user-and-promotion') {
    return ({ appName, promotionCode, userKey, anonKey }) =>
      [appName, promotionCode, userKey ?? anonKey].join(' ');
  }
  return () => undefined;
}

/** A refund of a charge that the ledger does not know (any more) is let be. */
function isTooMuch(refund: RefundEntry, charges: readonly ChargeEntry[]): boolean {
  const charge = charges.find(({ payToken }) => payToken === refund.payToken);
  return charge !== undefined && refund.amount > charge.amount;
}

function chargeLine({ orderNo, payToken, amount, userKey, anonKey }: ChargeEntry): string {
  return `orderNo ${orderNo}, payToken ${payToken}, ${amount} won, user ${userKey ?? anonKey}`;
}

function refundLine({ orderNo, payToken, refundNo, amount }: RefundEntry): string {
  return `orderNo ${orderNo}, payToken ${payToken}, refundNo ${refundNo}, ${amount} won`;
}

function grantLine({ promotionCode, key, amount, userKey, anonKey }: GrantEntry): string {
  return `${promotionCode}, key ${key}, ${amount} points, user ${userKey ?? anonKey}`;
}
