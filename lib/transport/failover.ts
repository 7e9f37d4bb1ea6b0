import { AppsInTossTransportError } from './transport.error.js';
import type { MtlsAgent } from './mtls-agent.js';
import type { MtlsAgents } from './mtls-agents.js';

/**
 * Sends under the active certificate. Where the server refuses that certificate, and the refusal proves that nothing
 * was processed, the same request goes out again under the certificate that took its place, if one did.
 *
 * @internal
 */
export async function withFailover<T>(
  agents: MtlsAgents,
  send: (agent: MtlsAgent) => Promise<T>,
): Promise<T> {
  const tried = new Set<MtlsAgent>();
  for (;;) {
    const agent = agents.active;
    tried.add(agent);
    try {
      return await send(agent);
    } catch (error) {
      if (!provesRefusal(error) || !agents.replaced(agent, error) || tried.has(agents.active)) throw error;
    }
  }
}

function provesRefusal(error: unknown): error is AppsInTossTransportError {
  return (
    error instanceof AppsInTossTransportError &&
    error.side === 'they-refused-us' &&
    error.outcome === 'not-sent'
  );
}
