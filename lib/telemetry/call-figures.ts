import type { CallEvent } from '../foundation/telemetry/call-event.interface.js';

/** Operations whose unknown outcome a read of the status settles. */
const SETTLED: ReadonlySet<string> = new Set(['pay.executePayment', 'pay.refundPayment']);
/** Anything shorter is no wait. */
const SHORTEST_MS = 1;

/** For each attempt after the first, what became of the one before. @internal */
export function retryReasons({ attempts }: CallEvent): string[] {
  return attempts.slice(0, -1).map(({ outcome }) => outcome);
}

/** What a call waited for, and how long in milliseconds. @internal */
export function waitsOf({ waits: { rateLimit, retry, connection } }: CallEvent): Array<[string, number]> {
  const all: Array<[string, number]> = [
    ['rate-limit', rateLimit],
    ['retry', retry],
    ['connection', connection],
  ];
  return all.filter(([, ms]) => ms >= SHORTEST_MS);
}

/** What reading the status said of a payment or refund; nothing for a call that needed no such read. @internal */
export function settlement({
  door,
  operation,
  outcome,
  settledBy,
}: CallEvent): 'done' | 'not-done' | 'open' | undefined {
  if (door !== 'client' || !SETTLED.has(operation)) return undefined;
  if (outcome === 'unknown') return 'open';
  if (settledBy !== 'status') return undefined;
  return outcome === 'success' ? 'done' : 'not-done';
}
