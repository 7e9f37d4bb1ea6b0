import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { OutgoingHttpHeaders } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { MtlsAgent } from '../../lib/transport/connection/mtls-agent.js';
import { type MtlsLab, post } from '../helpers/mtls-lab.js';

export interface IdleOptions {
  /** Milliseconds after an answer at which the server closes the connection. */
  readonly serverIdleMs: number;
  readonly clientIdleMs: number;
  /** Whether the server announces its limit, in the header made for that. */
  readonly hint: boolean;
  /** Connections that become idle at the same moment. */
  readonly connections: number;
  /** The second requests are sent, evenly spread, within this span after that moment. */
  readonly window: readonly [from: number, to: number];
}

/** Between the openings of two connections. */
const RAMP_MS = 2;
/** Many handshakes at once take a while. */
const PATIENCE_MS = 30_000;

/**
 * Opens many connections, lets all become idle at once, and sends a request for each around the moment in which
 * somebody closes them.
 *
 * @returns how many connections were idle before the second requests, and what went wrong
 */
export async function reuseAtTheBoundary(
  lab: MtlsLab,
  origin: string,
  options: IdleOptions,
): Promise<{ idle: number; failures: string[] }> {
  const { connections, clientIdleMs, serverIdleMs, hint, window } = options;
  const settings = { group: randomUUID(), connections, idleMs: serverIdleMs, hint };
  const headers = { 'x-idle': JSON.stringify(settings) };
  const agent = lab.agent(origin, { idleTimeout: clientIdleMs, handshakeTimeout: PATIENCE_MS });
  // One ahead: the others then resume its TLS session, which takes half the time.
  await post(agent, origin, { path: '/lead', headers, timeoutMs: PATIENCE_MS });
  const firsts = Array.from({ length: connections }, async (_, at) => {
    await pause(at * RAMP_MS);
    await post(agent, origin, { path: '/first', headers, timeoutMs: PATIENCE_MS });
  });
  await Promise.all(firsts);
  // A socket is free a turn after its answer is there.
  await new Promise(setImmediate);
  const idle = Object.values(agent.freeSockets).flat().length;
  const idleSince = performance.now();
  const results = await Promise.all(
    firsts.map(async (_, at) => {
      const [from, to] = window;
      await pause(idleSince + from + ((to - from) * at) / connections - performance.now());
      return second(agent, origin, headers, idleSince);
    }),
  );
  return { idle, failures: results.flatMap((result) => result ?? []) };
}

async function second(
  agent: MtlsAgent,
  origin: string,
  headers: OutgoingHttpHeaders,
  idleSince: number,
): Promise<string | undefined> {
  const age = Math.round(performance.now() - idleSince);
  try {
    const { status } = await post(agent, origin, { path: '/second', headers, timeoutMs: PATIENCE_MS });
    return status === 200 ? undefined : `status ${status}`;
  } catch (error) {
    const { code, outcome } = error as { code?: string; outcome?: string };
    return `${code} (${outcome}) after ${age} ms idle`;
  }
}

/** The server, in a process of its own until the lab closes. */
export async function idleServer(lab: MtlsLab): Promise<string> {
  const child = fork(fileURLToPath(new URL('./idle-server.mjs', import.meta.url)), { execArgv: [] });
  lab.onClose(async () => {
    child.disconnect();
    await once(child, 'exit');
  });
  const { chain: cert, key } = lab.serverIdentity;
  child.send({ tls: { cert, key, ca: lab.authority.pem } });
  const [{ port }] = (await once(child, 'message')) as [{ port: number }];
  return `https://127.0.0.1:${port}`;
}
