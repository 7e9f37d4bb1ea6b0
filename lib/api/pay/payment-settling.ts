import type { Operation } from '../call/operation.interface.js';
import { type Pacing, REAL_PACING } from '../money/pacing.js';
import { quietAt } from '../money/quiet-at.js';
import { settle, type Verdict } from '../money/settle.js';
import { isAppsInTossError } from '../../foundation/apps-in-toss.error.js';
import type { Attempt } from '../../foundation/attempt.interface.js';
import { inContext } from '../../foundation/error-context.js';
import type { PaymentStatus, PaymentStatusRequest } from './pay.interface.js';

/** An operation whose outcome a status read tells. @internal */
export interface StatusSettled<Request extends PaymentStatusRequest, Result> {
  readonly operation: Operation<Request, Result>;
  readonly verdict: (status: PaymentStatus) => Verdict<Result>;
}

/** @internal */
export interface StatusSettling<Result> {
  readonly operation: string;
  readonly request: PaymentStatusRequest;
  readonly verdict: (status: PaymentStatus) => Verdict<Result>;
  readonly read: (request: PaymentStatusRequest) => Promise<PaymentStatus>;
  readonly attempts: readonly Attempt[];
  readonly pacing: Pacing;
  readonly random: () => number;
  readonly endAt: number;
  readonly signal?: AbortSignal | undefined;
  readonly eager?: boolean;
}

/** How long `reconcile()` of an error reads, at the most. */
const RECONCILE_MS = 20_000;

/**
 * One read of a status, as a verdict. A read that fails says nothing, and so does the status of another payment.
 *
 * @internal
 */
export async function readVerdict<Result>({
  operation,
  request,
  verdict,
  read,
  attempts,
}: Pick<StatusSettling<Result>, 'operation' | 'request' | 'verdict' | 'read' | 'attempts'>): Promise<
  Verdict<Result>
> {
  const { userKey, anonKey, payToken, orderNo, isTestPayment } = request;
  const whom = userKey === undefined ? { anonKey: anonKey! } : { userKey };
  const flag = isTestPayment === undefined ? {} : { isTestPayment };
  let status: PaymentStatus;
  try {
    status = await read({ ...whom, payToken, orderNo, ...flag });
  } catch (error) {
    if (!isAppsInTossError(error)) throw error;
    return { is: 'unclear' };
  }
  if (status.payToken !== payToken || status.orderNo !== orderNo) return { is: 'unclear' };
  const said = verdict(status);
  if (!('error' in said) || !isAppsInTossError(said.error)) return said;
  return { ...said, error: inContext(said.error, { operation, attempts }) };
}

/** Reads until it is known what became of a payment or a refund. @internal */
export function settleByStatus<Result>(
  settling: StatusSettling<Result>,
): Promise<{ result: Result } | undefined> {
  const { attempts, pacing, random, endAt, signal, eager = false } = settling;
  return settle({
    read: () => readVerdict(settling),
    quietAt: quietAt(attempts, pacing),
    endAt,
    pacing,
    random,
    signal,
    eager,
  });
}

/** The `reconcile` of an operation that a status settles: it only reads. @internal */
export function reconcileByStatus<Request extends PaymentStatusRequest, Result>(
  name: string,
  statusRead: Operation<PaymentStatusRequest, PaymentStatus>,
  verdict: (status: PaymentStatus) => Verdict<Result>,
  { pacing, random }: { pacing: Pacing; random: () => number } = { pacing: REAL_PACING, random: Math.random },
): NonNullable<Operation<Request, Result>['reconcile']> {
  return async (request, { attempts, read, undecided }) => {
    const settled = await settleByStatus({
      operation: name,
      request,
      verdict,
      read: (about) => read(statusRead, about),
      attempts,
      pacing,
      random,
      endAt: pacing.now() + RECONCILE_MS,
      eager: true,
    });
    if (!settled) throw undecided();
    return settled.result;
  };
}
