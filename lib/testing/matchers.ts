import type { ChargeEntry, Emulator, GrantEntry, MessageEntry, RefundEntry } from 'apps-in-toss-emulator';
import { isDeepStrictEqual } from 'node:util';

/** An orderNo, or some fields of the charge. @publicApi */
export type ExpectedCharge = string | Partial<ChargeEntry>;

/** An orderNo, or some fields of the refund. @publicApi */
export type ExpectedRefund = string | Partial<RefundEntry>;

/** A userKey, or some fields of the grant. @publicApi */
export type ExpectedGrant = number | Partial<GrantEntry>;

/** A templateSetCode, or some fields of the message. @publicApi */
export type ExpectedMessage = string | Partial<MessageEntry>;

/** What Jest and Vitest want of a matcher. @publicApi */
export interface MatcherResult {
  readonly pass: boolean;
  message(): string;
}

/**
 * The matchers, as `expect(emulator)` has them. They look at the ledger, and so at what really happened. `times` is
 * exact, 1 unless given: twice is a failure, too.
 *
 * @publicApi
 */
export interface AppsInTossMatchers<R = unknown> {
  /** @param expected an orderNo, or fields that the charge must have */
  toHaveCharged(expected: ExpectedCharge, times?: number): R;
  /** @param expected an orderNo, or fields that the refund must have */
  toHaveRefunded(expected: ExpectedRefund, times?: number): R;
  /** Points that moved or are about to; a `FAILED` grant does not count. @param expected a userKey, or fields */
  toHaveGranted(expected: ExpectedGrant, times?: number): R;
  /** @param expected a templateSetCode, or fields that the message must have */
  toHaveSentMessage(expected: ExpectedMessage, times?: number): R;
}

/**
 * For `expect.extend(appsInTossMatchers)`, in Jest and in Vitest.
 *
 * @publicApi
 */
export const appsInTossMatchers = {
  toHaveCharged: (emulator: unknown, expected: ExpectedCharge, times = 1): MatcherResult =>
    judge('charge', ledgerOf(emulator).charges, fieldsOf(expected, 'orderNo'), times),
  toHaveRefunded: (emulator: unknown, expected: ExpectedRefund, times = 1): MatcherResult =>
    judge('refund', ledgerOf(emulator).refunds, fieldsOf(expected, 'orderNo'), times),
  toHaveGranted: (emulator: unknown, expected: ExpectedGrant, times = 1): MatcherResult => {
    const paid = ledgerOf(emulator).grants.filter(({ status }) => status !== 'FAILED');
    return judge('grant', paid, fieldsOf(expected, 'userKey'), times);
  },
  toHaveSentMessage: (emulator: unknown, expected: ExpectedMessage, times = 1): MatcherResult =>
    judge('message', ledgerOf(emulator).messages, fieldsOf(expected, 'templateSetCode'), times),
};

function ledgerOf(emulator: unknown): Emulator['ledger'] {
  const ledger = (emulator as Partial<Emulator> | null | undefined)?.ledger;
  if (!ledger) throw new TypeError('expect(…): expected an emulator, such as emulatorOf(module)');
  return ledger;
}

function fieldsOf(expected: unknown, short: string): Record<string, unknown> {
  return typeof expected === 'object' && expected !== null
    ? (expected as Record<string, unknown>)
    : { [short]: expected };
}

function judge(
  what: string,
  entries: readonly object[],
  fields: Readonly<Record<string, unknown>>,
  times: number,
): MatcherResult {
  const found = entries.filter((entry) => fits(entry, fields));
  const pass = found.length === times;
  return {
    pass,
    message: () =>
      [
        `expected ${pass ? 'not ' : ''}${times} ${plural(what, times)} with ${JSON.stringify(fields)}, and the ledger has ${found.length}.`,
        `All it has: ${JSON.stringify(entries.slice(-10), undefined, 2)}`,
        ...(entries.length > 10 ? [`(the last 10 of ${entries.length})`] : []),
      ].join('\n'),
  };
}

/** Jest's own asymmetric matchers (`expect.any(…)`) may stand for a value. */
function fits(entry: object, fields: Readonly<Record<string, unknown>>): boolean {
  return Object.entries(fields).every(([name, expected]) => {
    const value = (entry as Record<string, unknown>)[name];
    const { asymmetricMatch } = (expected ?? {}) as { asymmetricMatch?: (value: unknown) => boolean };
    return typeof asymmetricMatch === 'function'
      ? asymmetricMatch.call(expected, value)
      : isDeepStrictEqual(value, expected);
  });
}

function plural(word: string, count: number): string {
  return count === 1 ? word : `${word}s`;
}
