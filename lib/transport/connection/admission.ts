import type { MtlsAgent } from './mtls-agent.js';
import type { MtlsAgents } from './mtls-agents.js';

/** @internal */
export interface Admission {
  readonly agents: MtlsAgents;
  readonly origin: string;
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds, waiting included. */
  readonly timeoutMs: number;
}

/**
 * Sends when the active agent has a connection for the request, or may open one. A certificate that takes over
 * meanwhile takes over those who wait too: they have not sent anything.
 *
 * @param send is called at the end of the deadline and of the signal as well, and is to fail then
 * @throws why there is no certificate
 * @internal
 */
export function admitted<T>(
  { agents, origin, signal, timeoutMs }: Admission,
  send: (agent: MtlsAgent, timeoutMs: number) => Promise<T>,
): Promise<T> {
  const agent = agents.active;
  if (signal?.aborted || timeoutMs <= 0 || agent.admits(origin)) return send(agent, timeoutMs);
  const until = performance.now() + timeoutMs;
  return new Promise((resolve, reject) => {
    let leave: (() => void) | undefined;
    const stopWaiting = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', giveUp);
      leave?.();
    };
    const begin = (by: MtlsAgent): void => {
      stopWaiting();
      try {
        send(by, signal?.aborted ? timeoutMs : until - performance.now()).then(resolve, reject);
      } catch (error) {
        // We are in a listener of Node's agent, or in a timer: nobody else would hear it.
        reject(error);
      }
    };
    const wait = (by: MtlsAgent): void => {
      leave = by.wait(origin, () => attempt(by));
    };
    const attempt = (turnOf: MtlsAgent): void => {
      try {
        const now = agents.active;
        if (now === turnOf || now.admits(origin)) begin(now);
        else wait(now);
      } catch (error) {
        stopWaiting();
        reject(error);
      }
    };
    const giveUp = (): void => begin(agent);
    const timer = setTimeout(giveUp, timeoutMs);
    signal?.addEventListener('abort', giveUp, { once: true });
    wait(agent);
  });
}
