import type { Attempt } from '../foundation/attempt.interface.js';
import { inContext } from '../foundation/error-context.js';
import type { MtlsAgent } from './mtls-agent.js';
import type { MtlsAgents } from './mtls-agents.js';
import { AppsInTossTransportError } from './transport.error.js';

/**
 * Sends under the active certificate. Where the server refuses that certificate, or it is revoked while the request
 * waits for a connection, and nothing can have been processed, the same request goes out again under the certificate
 * that took its place, if one did. All of it within one deadline.
 *
 * @param timeoutMs for all attempts together
 * @internal
 */
export async function withFailover<T>(
  agents: MtlsAgents,
  timeoutMs: number,
  send: (agent: MtlsAgent, timeoutMs: number) => Promise<T>,
): Promise<T> {
  const until = performance.now() + timeoutMs;
  const tried = new Set<MtlsAgent>();
  const earlier: Attempt[] = [];
  let left = timeoutMs;
  for (;;) {
    const agent = agents.active;
    tried.add(agent);
    try {
      return await send(agent, left);
    } catch (error) {
      if (!(error instanceof AppsInTossTransportError)) throw error;
      if (refusesUs(error)) agents.reportRefusal(agent, error);
      left = until - performance.now();
      const goesOn = error.outcome === 'not-sent' && isOver(error) && agents.hasReplaced(agent);
      if (!goesOn || left <= 0 || tried.has(agents.active)) {
        throw inContext(error, { attempts: [...earlier, ...error.attempts] });
      }
      earlier.push(...error.attempts);
    }
  }
}

/** Whether the server refused the certificate, and by that proved that it processed nothing. */
function refusesUs(error: AppsInTossTransportError): boolean {
  return error.side === 'they-refused-us' && error.outcome === 'not-sent';
}

/** Whether nothing will go out under that certificate any more: refused by the server, or revoked by us. */
function isOver(error: AppsInTossTransportError): boolean {
  return refusesUs(error) || error.code === 'AIT_CERT_REVOKED';
}
