import type { Attempt } from '../../foundation/attempt.interface.js';
import { attemptOf } from '../exchange/attempt-of.js';
import type { ExchangeResponse } from '../exchange/exchange.interface.js';
import type { MtlsAgent } from '../connection/mtls-agent.js';
import type { FailoverRequest } from './failover-request.interface.js';
import { isRefusalPage } from './gateway-signature.js';
import { settledWithin } from './settled-within.js';

/** More than any such page has. */
const PAGE_LENGTH = 8_192;

/** Whether an answer is a page that may be a gateway's no to our certificate, and may be anything else. @internal */
export function mayRefuse({ status, headers, body, stream }: ExchangeResponse): boolean {
  return !stream && isRefusalPage({ status, headers, body: body.toString('latin1', 0, PAGE_LENGTH) });
}

/**
 * Finds out, where that may be found out, whether such a page is about the certificate.
 *
 * @returns the attempt that it was, where the request may go out again under the certificate that took over
 * @internal
 */
export async function refusedByPage(
  answer: ExchangeResponse,
  agent: MtlsAgent,
  { agents, origin, deadline, signal, repeatable, resendable = true }: FailoverRequest,
): Promise<Attempt | undefined> {
  const check = agents.confirmPage(agent, origin);
  // Nothing is proved of what became of the request: only what may be repeated goes out again, and only that waits.
  if (!repeatable || !resendable) return undefined;
  const reason = await settledWithin(deadline, check, signal);
  if (!agents.hasReplaced(agent) || deadline.isOver) return undefined;
  const code = reason?.code ?? 'AIT_CERT_REFUSED';
  return { ...attemptOf(answer, agent.certificate.fingerprint256), outcome: 'unknown', code };
}
