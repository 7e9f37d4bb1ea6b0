import { isNativeError } from 'node:util/types';
import type { Outcome } from '../../foundation/outcome.js';
import type { ExchangeRequest } from './exchange.interface.js';
import type { Fault, RequestPhase } from '../fault/fault.interface.js';
import { SocketRefusedError } from '../fault/socket-refused.error.js';
import { alertNumber, isCertificateAlert } from '../classification/tls-alert.js';
import { AppsInTossTransportError } from '../fault/transport.error.js';

/** How far an exchange had come when it failed. @internal */
export interface ExchangeEnd {
  readonly request: ExchangeRequest;
  readonly phase: RequestPhase;
  /** Whether its connection carried no request before. */
  readonly fresh: boolean;
  readonly httpStatus: number | undefined;
  /** How long it took to have a connection; undefined when it never had one. */
  readonly connectionMs: number | undefined;
  readonly startedAt: Date;
  readonly durationMs: number;
}

/**
 * The error of an exchange that failed, with what that proves.
 *
 * @internal
 */
export function exchangeFailure(fault: Fault, error: unknown, end: ExchangeEnd): AppsInTossTransportError {
  const { request, phase, fresh, httpStatus, connectionMs, startedAt, durationMs } = end;
  const outcome = outcomeOf(error, end);
  const { fingerprint256 } = request.agent.certificate;
  return new AppsInTossTransportError({
    fault,
    outcome,
    phase,
    operation: request.operation,
    host: request.url.host,
    httpStatus,
    // A refusal of our own agent says no more than its code does.
    cause: error instanceof SocketRefusedError ? undefined : error,
    attempts: [
      {
        outcome,
        code: fault.code,
        startedAt,
        durationMs,
        fingerprint256,
        ...(httpStatus !== undefined && { httpStatus }),
        ...(connectionMs !== undefined && { connectionMs, isReused: !fresh }),
      },
    ],
  });
}

function outcomeOf(error: unknown, { phase, fresh }: ExchangeEnd): Outcome {
  if (phase === 'connect') return 'not-sent';
  if (phase === 'send' && fresh && isNativeError(error)) {
    const alert = alertNumber(error);
    if (alert !== undefined && isCertificateAlert(alert)) return 'not-sent';
  }
  return 'unknown';
}
