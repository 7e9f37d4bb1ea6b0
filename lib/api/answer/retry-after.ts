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
  const waits = [fromHeader(headers['retry-after'], clock), fromEnvelope(seconds)].filter(
    (wait) => wait !== undefined,
  );
  return waits.length === 0 ? undefined : Math.max(...waits);
}

function fromHeader(header: string | string[] | undefined, clock: Clock): number | undefined {
  const value = (Array.isArray(header) ? header[0] : header)?.trim();
  if (!value) return undefined;
  if (SECONDS.test(value)) return wholeMs(Number(value));
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, date - clock().getTime());
}

/** Only a whole number above 0 is what the platform documents; anything else is no advice. */
function fromEnvelope(seconds: unknown): number | undefined {
  return Number.isSafeInteger(seconds) && (seconds as number) > 0 ? wholeMs(seconds as number) : undefined;
}

function wholeMs(seconds: number): number | undefined {
  const wait = Math.ceil(seconds * 1000);
  return Number.isSafeInteger(wait) ? wait : undefined;
}
