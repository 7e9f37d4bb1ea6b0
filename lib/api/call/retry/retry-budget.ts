import type { AppsInTossError } from '../../../foundation/apps-in-toss.error.js';

const FULL = 500;
const RETRY = 5;
/** A repeat after a timeout holds a place at a server that is slow already. */
const RETRY_AFTER_TIMEOUT = 10;

/**
 * What all calls to one host may spend on retries together. Every retry costs, every success gives a little back, so
 * that an outage does not turn each call into three.
 *
 * @internal
 */
export class RetryBudget {
  #tokens = FULL;

  /** @returns whether a retry after this error may be made; it is paid for then */
  take(error: AppsInTossError): boolean {
    const cost = isTimeout(error) ? RETRY_AFTER_TIMEOUT : RETRY;
    if (this.#tokens < cost) return false;
    this.#tokens -= cost;
    return true;
  }

  succeeded(): void {
    if (this.#tokens < FULL) this.#tokens += 1;
  }
}

const TIMEOUT_CODES = new Set(['AIT_DEADLINE', 'AIT_NET_HANDSHAKE_TIMEOUT', 'AIT_NET_UNREACHABLE']);
const TIMEOUT_STATUSES = new Set([408, 504]);

function isTimeout({ code, httpStatus, resultType }: AppsInTossError): boolean {
  return (
    TIMEOUT_CODES.has(code) ||
    (httpStatus !== undefined && TIMEOUT_STATUSES.has(httpStatus)) ||
    resultType === 'HTTP_TIMEOUT'
  );
}
