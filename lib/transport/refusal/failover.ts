import type { Attempt } from '../../foundation/attempt.interface.js';
import { inContext } from '../../foundation/error-context.js';
import { worstOutcome } from '../../foundation/worst-outcome.js';
import { admitted } from '../connection/admission.js';
import type { ExchangeResponse } from '../exchange/exchange.interface.js';
import type { FailoverRequest } from './failover-request.interface.js';
import { gatewayRefusal } from './gateway-refusal.js';
import type { MtlsAgent } from '../connection/mtls-agent.js';
import { mayRefuse, refusedByPage } from './refusing-page.js';
import { settledWithin } from './settled-within.js';
import type { AppsInTossError } from '../../foundation/apps-in-toss.error.js';
import { fault } from '../fault/fault-catalogue.js';
import { isAboutCertificate, refusesCertificate } from '../fault/refuses-certificate.js';
import { AppsInTossTransportError } from '../fault/transport.error.js';

/** @internal */
export interface Delivered {
  readonly answer: ExchangeResponse;
  /** Attempts under certificates that were refused, before the one that brought the answer. */
  readonly earlier: readonly Attempt[];
}

/**
 * Sends under the active certificate. Where the server refuses that certificate, or it is revoked while the request
 * waits for a connection, the same request goes out again under the certificate that took its place, if one did: where
 * nothing can have been processed, or where it does no harm to process it twice. All of it within one deadline.
 *
 * @throws AppsInTossTransportError with the worst outcome of all attempts
 * @internal
 */
export async function withFailover(
  request: FailoverRequest,
  send: (agent: MtlsAgent, waitedMs: number) => Promise<ExchangeResponse>,
): Promise<Delivered> {
  const { agents, origin, deadline, signal, repeatable, resendable = true } = request;
  const tried = new Set<MtlsAgent>();
  const earlier: Attempt[] = [];
  for (;;) {
    if (!repeatable) await certaintyOf(request);
    let agent = agents.active;
    let answer: ExchangeResponse | undefined;
    let failure: AppsInTossTransportError | undefined;
    try {
      answer = await admitted({ agents, origin, signal, deadline }, (by, waitedMs) => {
        tried.add((agent = by));
        return send(by, waitedMs);
      });
      failure = gatewayRefusal(answer, agent.certificate);
      if (!failure) {
        const isPage = mayRefuse(answer);
        if (!isPage) agents.reportAnswer(agent);
        const attempt = isPage ? await refusedByPage(answer, agent, request) : undefined;
        if (!attempt || tried.has(agents.active)) return { answer, earlier };
        earlier.push(attempt);
        continue;
      }
    } catch (error) {
      if (!(error instanceof AppsInTossTransportError)) throw error;
      failure = error;
    }
    const mayGoOn = resendable && (repeatable || failure.outcome !== 'unknown');
    const said = answer !== undefined || failure.outcome === 'not-sent';
    const { isOver, reason } = await outOfUse(failure, said, agent, mayGoOn, request);
    const goesOn =
      mayGoOn && isOver && !deadline.isOver && agents.hasReplaced(agent) && !tried.has(agents.active);
    // Ended by the caller while we asked: the next attempt, which opens no connection then, says so.
    if (!goesOn && !(mayGoOn && signal?.aborted && failure.code !== 'AIT_ABORTED')) {
      if (answer) return { answer, earlier };
      const attempts = [...earlier, ...failure.attempts];
      const outcome = worstOutcome(failure.outcome, earlier);
      throw inContext(reason ? because(reason, failure) : failure, { attempts, outcome });
    }
    earlier.push(...failure.attempts);
  }
}

/**
 * Waits while it is found out whether connections are cut for their certificate: what opens one under the wrong
 * certificate now would end with an unknown outcome. A connection that stands was accepted, so nobody waits for that;
 * a page comes on those as well.
 */
async function certaintyOf({ agents, origin, deadline, signal }: FailoverRequest): Promise<void> {
  const ofCuts = agents.active.hasIdle(origin) ? undefined : agents.checking(origin);
  const check = agents.checkingPage(origin) ?? ofCuts;
  if (check) await settledWithin(deadline, check, signal);
}

/**
 * Whether nothing will go out under that certificate any more: refused by the server, revoked by us, or replaced.
 *
 * @param said whether the server itself said what it refuses, before it read a request or in a page
 */
async function outOfUse(
  failure: AppsInTossTransportError,
  said: boolean,
  agent: MtlsAgent,
  mayGoOn: boolean,
  { agents, origin, signal, deadline }: FailoverRequest,
): Promise<{ isOver: boolean; reason?: AppsInTossError | undefined }> {
  if (failure.code === 'AIT_CERT_REVOKED' || failure.code === 'AIT_AGENT_CLOSED') return { isOver: true };
  if (said && refusesCertificate(failure)) {
    agents.reportRefusal(agent, failure);
    return { isOver: true };
  }
  if (!mayBeRefusal(failure)) return { isOver: false };
  // Whoever was cut off together with this one has found out already.
  if (agents.hasReplaced(agent)) return { isOver: true };
  const check = agents.confirmRefusal(agent, origin);
  // This call is over, whatever comes of it; the next one is to go out under a certificate that works. Where none could
  // take over, the call waits all the same: what is wrong is the certificate, and whoever reads the error must learn it.
  if (!mayGoOn && agents.hasStandby) return { isOver: false };
  const reason = await settledWithin(deadline, check, signal);
  return { isOver: reason !== undefined, reason };
}

/** What the check found out, as this call met it. What became of the call is not changed by knowing why. */
function because(reason: AppsInTossError, failure: AppsInTossTransportError): AppsInTossTransportError {
  if (!(reason instanceof AppsInTossTransportError)) return failure;
  const { outcome, phase, attempts, operation } = failure;
  return new AppsInTossTransportError({
    fault: fault(reason.code),
    outcome,
    phase,
    operation,
    attempts,
    cause: failure,
  });
}

/** The connection was cut without a reason, where a server that refuses the certificate may cut it. */
function mayBeRefusal({ code, side, candidates }: AppsInTossTransportError): boolean {
  return side === 'they-refused-us' || [code, ...(candidates ?? [])].some(isAboutCertificate);
}
