import type { Deadline } from '../../foundation/deadline.js';
import type { MtlsAgent } from './mtls-agent.js';
import type { MtlsAgents } from './mtls-agents.js';

/** @internal */
export interface Admission {
  readonly agents: MtlsAgents;
  readonly origin: string;
  readonly signal?: AbortSignal | undefined;
  /** Of the call, waiting included. */
  readonly deadline: Deadline;
}

/**
 * Sends when the active agent has a connection for the request, or may open one. A certificate that takes over
 * meanwhile takes over those who wait too: they have not sent anything.
 *
 * @param send gets the agent and how long the request waited, in milliseconds; it is called at the end of the deadline and of the signal as well, and is to fail then
 * @throws why there is no certificate
 * @internal
 */
export function admitted<T>(
  { agents, origin, signal, deadline }: Admission,
  send: (agent: MtlsAgent, waitedMs: number) => Promise<T>,
): Promise<T> {
  const agent = agents.active;
  if (signal?.aborted || deadline.isOver || agent.admits(origin)) return send(agent, 0);
  const since = performance.now();
  return new Promise((resolve, reject) => {
    let leave: (() => void) | undefined;
    const stopWaiting = (): void => {
      deadline.remove(giveUp);
      signal?.removeEventListener('abort', giveUp);
      leave?.();
    };
    const begin = (by: MtlsAgent): void => {
      stopWaiting();
      try {
        send(by, performance.now() - since).then(resolve, reject);
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
    deadline.add(giveUp);
    signal?.addEventListener('abort', giveUp, { once: true });
    wait(agent);
  });
}
