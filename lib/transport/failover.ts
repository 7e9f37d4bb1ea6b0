import type { Attempt } from '../foundation/attempt.interface.js';
import { inContext } from '../foundation/error-context.js';
import type { MtlsAgent } from './mtls-agent.js';
import type { MtlsAgents } from './mtls-agents.js';
import { AppsInTossTransportError } from './transport.error.js';

/**
 * Sends under the active certificate. Where the server refuses that certificate, and the refusal proves that nothing
 * was processed, the same request goes out again under the certificate that took its place, if one did. All of it
 * within one deadline.
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
      left = until - performance.now();
      const isAnswer = !provesRefusal(error) || !agents.replaced(agent, error) || tried.has(agents.active);
      if (isAnswer || left <= 0) throw inContext(error, { attempts: [...earlier, ...error.attempts] });
      earlier.push(...error.attempts);
    }
  }
}

function provesRefusal(error: AppsInTossTransportError): boolean {
  return error.side === 'they-refused-us' && error.outcome === 'not-sent';
}
