import type { AxiosInstance } from 'axios';
import { once } from 'node:events';
import type { SecureContext, SecureVersion } from 'node:tls';
import type { ClientCertificate } from '../../lib/certificate/client-certificate.js';
import { AllowedOrigins } from '../../lib/transport/line/allowed-origins.js';
import { createAxiosInstance } from '../../lib/transport/axios/axios-instance.js';
import type { MtlsAgent } from '../../lib/transport/connection/mtls-agent.js';
import { MtlsAgents } from '../../lib/transport/connection/mtls-agents.js';
import type { LagMeter } from './lag-meter.js';
import { FaultyServer } from './faulty-server.js';
import { type Report, send } from './send.js';
import type { Sender } from './sender.interface.js';
import type { Schedule } from './schedule.js';
import { verdicts } from './verdicts.js';

export interface Lab {
  readonly lag: LagMeter;
  readonly certificate: ClientCertificate;
  readonly contexts: Readonly<Record<string, SecureContext>>;
}

export interface Run {
  readonly reports: readonly Report[];
  readonly processed: ReadonlySet<string>;
  readonly violations: readonly string[];
}

/** Plays one schedule against a real server, and compares what was said of each request with what it really read. */
export async function runSchedule(schedule: Schedule, { certificate, contexts, lag }: Lab): Promise<Run> {
  const context = contexts[schedule.version as SecureVersion] as SecureContext;
  const server = await FaultyServer.listen(schedule, context);
  const origin = `https://127.0.0.1:${server.port}`;
  if (schedule.closedPort) await server.refuse();
  const agents = agentsFor(origin, schedule);
  agents.activate(certificate);
  const agent = agents.active;
  const sender: Sender = { lag, origin, agent, axios: axiosFor(origin, agents) };
  const cut = schedule.cutAfterMs !== undefined && setTimeout(() => agent.cut(), schedule.cutAfterMs);
  const reports = await sendAll(schedule, sender);
  if (cut) clearTimeout(cut);
  agent.cut();
  const violations = await whatIsLeft(agent);
  await server.finish();
  return {
    reports,
    processed: server.processed,
    violations: [...violations, ...server.violations, ...verdicts(reports, server)],
  };
}

async function sendAll({ requests, atOnce }: Schedule, sender: Sender): Promise<Report[]> {
  if (atOnce) return Promise.all(requests.map((plan) => send(plan, sender)));
  const reports: Report[] = [];
  for (const plan of requests) reports.push(await send(plan, sender));
  return reports;
}

function agentsFor(origin: string, { handshakeTimeoutMs }: Schedule): MtlsAgents {
  return new MtlsAgents({
    origins: new AllowedOrigins([origin]),
    unavailable: () => {
      throw new Error('a schedule always has a certificate');
    },
    refused: () => undefined,
    drainTimeout: 100,
    handshakeTimeout: handshakeTimeoutMs,
  });
}

function axiosFor(origin: string, agents: MtlsAgents): AxiosInstance {
  return createAxiosInstance({
    agents,
    baseURL: origin,
    userAgent: 'faults/1',
    deadline: 10_000,
    maxResponseBytes: 1_048_576,
    clock: () => new Date(),
  });
}

/** After a cut every socket of an agent is destroyed; their `close` events come within a few turns. */
async function whatIsLeft(agent: MtlsAgent): Promise<string[]> {
  for (let turn = 0; turn < 200 && agent.openSockets > 0; turn += 1) await new Promise(setImmediate);
  const left = agent.openSockets > 0 ? [`${agent.openSockets} sockets left after cut`] : [];
  const waiting = Object.values(agent.requests).flat().length;
  if (waiting > 0) left.push(`${waiting} requests left waiting for a socket`);
  return left;
}

/** Resolves when the process holds no more timers and sockets than it did, or says what it holds. */
export async function resourcesBackTo(baseline: Map<string, number>): Promise<string[]> {
  let over: string[] = [];
  for (let turn = 0; turn < 50; turn += 1) {
    over = [...resources()]
      .filter(([name, count]) => count > (baseline.get(name) ?? 0))
      .map(([name, count]) => `${name}: ${count} instead of ${baseline.get(name) ?? 0}`);
    if (over.length === 0) return [];
    await once(AbortSignal.timeout(10), 'abort');
  }
  return over;
}

const WATCHED = new Set(['Timeout', 'TCPSocketWrap', 'TLSWrap', 'TCPServerWrap', 'Zlib']);

export function resources(): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of process.getActiveResourcesInfo()) {
    if (WATCHED.has(name)) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}
