import type { Attempt } from '../../foundation/attempt.interface.js';
import type { ExchangeResponse } from './exchange.interface.js';

/** An exchange that brought an answer, as one of the attempts of a call. @internal */
export function attemptOf(answer: ExchangeResponse, fingerprint256 = ''): Attempt {
  const { startedAt, durationMs, status: httpStatus, connectionMs, isReused = false } = answer;
  return {
    outcome: 'success',
    startedAt,
    durationMs,
    fingerprint256,
    httpStatus,
    ...(connectionMs !== undefined && { connectionMs, isReused }),
  };
}
