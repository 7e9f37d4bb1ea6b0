import { AppsInTossError, registerError } from '../../foundation/apps-in-toss.error.js';
import type { Attempt } from '../../foundation/attempt.interface.js';
import type { Outcome } from '../../foundation/outcome.js';
import type { Fault, FaultSide, RequestPhase } from './fault.interface.js';
import { repeatsForCertain } from './repeats-for-certain.js';
import type { TransportCode } from './transport-code.js';

/** @internal */
export interface TransportErrorDetails {
  readonly fault: Fault;
  readonly outcome: Outcome;
  readonly phase: RequestPhase;
  readonly operation?: string | undefined;
  /** Where the request went: one mini-app talks to two hosts. */
  readonly host?: string | undefined;
  readonly attempts?: readonly Attempt[] | undefined;
  readonly httpStatus?: number | undefined;
  readonly cause?: unknown;
}

/**
 * The request did not reach an answer: network, TLS, certificate, deadline, abort, or something this package refused
 * to send. `outcome` says whether the server can have processed it.
 *
 * @publicApi
 */
export class AppsInTossTransportError extends AppsInTossError {
  declare readonly code: TransportCode;
  /** Who said no. */
  readonly side: FaultSide;
  /** How far the request had come. */
  readonly phase: RequestPhase;
  /** The causes that fit, when the evidence does not single one out. */
  readonly candidates?: readonly TransportCode[];

  /** @internal */
  constructor(details: TransportErrorDetails) {
    const { fault, host } = details;
    super({
      code: fault.code,
      message: host === undefined ? fault.cause : `${fault.cause} [${host}]`,
      hint: fault.hint,
      outcome: details.outcome,
      retryable: details.outcome === 'not-sent' && fault.side !== 'local' && !repeatsForCertain(fault.code),
      operation: details.operation,
      attempts: details.attempts,
      httpStatus: details.httpStatus,
      cause: details.cause,
    });
    this.side = fault.side;
    this.phase = details.phase;
    if (fault.candidates) this.candidates = fault.candidates;
  }

  override toJSON(): Record<string, unknown> {
    return { ...super.toJSON(), side: this.side, phase: this.phase, candidates: this.candidates };
  }
}
registerError(AppsInTossTransportError, 'AppsInTossTransportError');
