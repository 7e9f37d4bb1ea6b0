import type { Clock } from '../../foundation/clock.js';
import type { TransportResponse } from '../../transport/transport.interface.js';

const SECONDS = /^\d+(\.\d+)?$/;

/**
 * How long the server asks to wait, in milliseconds: the `retry-after` header (seconds or a date) or
 * `error.data.retryAfterSeconds`; the longer one when both are there.
 *
 * @internal
 */
export function retryAfterMs(
  headers: TransportResponse['headers'],
  seconds: unknown,
  clock: Clock,
): number | undefined {
  const waits = [fromHeader(headers['retry-after'], clock), fromSeconds(seconds)].filter(
    (wait) => wait !== undefined,
  );
  return waits.length === 0 ? undefined : Math.max(...waits);
}

function fromHeader(header: string | string[] | undefined, clock: Clock): number | undefined {
  const value = (Array.isArray(header) ? header[0] : header)?.trim();
  if (!value) return undefined;
  if (SECONDS.test(value)) return fromSeconds(value);
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, date - clock().getTime());
}

function fromSeconds(seconds: unknown): number | undefined {
  if (typeof seconds !== 'number' && !(typeof seconds === 'string' && SECONDS.test(seconds)))
    return undefined;
  const wait = Math.ceil(Number(seconds) * 1000);
  return Number.isSafeInteger(wait) && wait >= 0 ? wait : undefined;
}
