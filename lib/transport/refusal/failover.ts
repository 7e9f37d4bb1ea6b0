import type { Attempt } from '../../foundation/attempt.interface.js';
import { inContext } from '../../foundation/error-context.js';
import { admitted } from '../connection/admission.js';
import type { ExchangeResponse } from '../exchange/exchange.interface.js';
import { gatewayRefusal } from './gateway-refusal.js';
import type { MtlsAgent } from '../connection/mtls-agent.js';
import type { MtlsAgents } from '../connection/mtls-agents.js';
import { settledWithin } from './settled-within.js';
import { AppsInTossTransportError } from '../fault/transport.error.js';

/** @internal */
export interface FailoverRequest {
  readonly agents: MtlsAgents;
  /** Where it goes: another host may accept what this one refuses. */
  readonly origin: string;
  /** Milliseconds for all attempts together, and for finding out why one failed. */
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
  /** Whether the server may process it twice. */
  readonly repeatable: boolean;
  /** Whether its body is still there after an attempt; default true. */
  readonly resendable?: boolean;
}

/**
 * Sends under the active certificate. Where the server refuses that certificate, or it is revoked while the request
 * waits for a connection, the same request goes out again under the certificate that took its place, if one did: where
 * nothing can have been processed, or where it does no harm to process it twice. All of it within one deadline.
 *
 * @internal
 */
export async function withFailover(
  request: FailoverRequest,
  send: (agent: MtlsAgent, timeoutMs: number) => Promise<ExchangeResponse>,
): Promise<ExchangeResponse> {
  const { agents, origin, timeoutMs, signal, repeatable, resendable = true } = request;
  const until = performance.now() + timeoutMs;
  const tried = new Set<MtlsAgent>();
  const earlier: Attempt[] = [];
  let left = timeoutMs;
  for (;;) {
    const check = repeatable ? undefined : agents.checking(origin);
    if (check) {
      // Connections are being cut: what goes out under the wrong certificate now would end with an unknown outcome.
      await settledWithin(left, check, signal);
      left = until - performance.now();
    }
    let agent = agents.active;
    let answer: ExchangeResponse | undefined;
    let failure: AppsInTossTransportError | undefined;
    try {
      answer = await admitted({ agents, origin, signal, timeoutMs: left }, (by, forMs) => {
        tried.add((agent = by));
        return send(by, forMs);
      });
      failure = gatewayRefusal(answer, agent.certificate);
      if (!failure) return answer;
    } catch (error) {
      if (!(error instanceof AppsInTossTransportError)) throw error;
      failure = error;
    }
    const mayGoOn = resendable && (repeatable || failure.outcome !== 'unknown');
    const said = answer !== undefined || failure.outcome === 'not-sent';
    const isOver = await outOfUse(failure, said, agent, mayGoOn, request, until);
    left = until - performance.now();
    const goesOn = mayGoOn && isOver && left > 0 && agents.hasReplaced(agent) && !tried.has(agents.active);
    // Ended by the caller while we asked: the next attempt, which opens no connection then, says so.
    if (!goesOn && !(mayGoOn && signal?.aborted && failure.code !== 'AIT_ABORTED')) {
      if (answer) return answer;
      throw inContext(failure, { attempts: [...earlier, ...failure.attempts] });
    }
    earlier.push(...failure.attempts);
  }
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
  { agents, origin, signal }: FailoverRequest,
  until: number,
): Promise<boolean> {
  if (failure.code === 'AIT_CERT_REVOKED' || failure.code === 'AIT_AGENT_CLOSED') return true;
  if (said && failure.side === 'they-refused-us') {
    agents.reportRefusal(agent, failure);
    return true;
  }
  if (!mayBeRefusal(failure)) return false;
  // Whoever was cut off together with this one has found out already.
  if (agents.hasReplaced(agent)) return true;
  const check = agents.confirmRefusal(agent, origin);
  // This call is over, whatever comes of it; the next one is to go out under a certificate that works.
  if (!mayGoOn) return false;
  return settledWithin(until - performance.now(), check, signal);
}

/** The connection was cut without a reason, where a server that refuses the certificate may cut it. */
function mayBeRefusal({ code, side, candidates }: AppsInTossTransportError): boolean {
  return side === 'they-refused-us' || [code, ...(candidates ?? [])].some((each) => REFUSED.test(each));
}

const REFUSED = /^AIT_CERT_(?!REVOKED$)/;
