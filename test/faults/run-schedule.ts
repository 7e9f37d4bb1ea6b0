import { once } from 'node:events';
import type { SecureContext } from 'node:tls';
import { AppsInTossClient } from '../../lib/api/apps-in-toss-client.js';
import type { ClientCertificate } from '../../lib/certificate/client-certificate.js';
import { AllowedOrigins } from '../../lib/transport/line/allowed-origins.js';
import { createGuardedAxios, type GuardedAxios } from '../../lib/transport/axios/axios-instance.js';
import type { MtlsAgent } from '../../lib/transport/connection/mtls-agent.js';
import { MtlsAgents, type MtlsAgentsOptions } from '../../lib/transport/connection/mtls-agents.js';
import { road } from '../../lib/transport/line/road.js';
import { MtlsTransport } from '../../lib/transport/mtls-transport.js';
import { probe } from '../../lib/transport/probe/probe.js';
import { RefusalCheck } from '../../lib/transport/refusal/refusal-check.js';
import { FaultyProxy } from './faulty-proxy.js';
import { listen } from './listen.js';
import type { LagMeter } from './lag-meter.js';
import { FaultyServer } from './faulty-server.js';
import { type Report, send } from './send.js';
import type { Sender } from './sender.interface.js';
import type { Schedule } from './schedule.js';
import { verdicts } from './verdicts.js';

export interface Lab {
  readonly lag: LagMeter;
  readonly certificate: ClientCertificate;
  /** Takes over where the first one is not wanted. */
  readonly standby: ClientCertificate;
  /** Takes over where both were cut. */
  readonly successor: ClientCertificate;
  readonly contexts: Readonly<Record<string, SecureContext>>;
}

export interface Run {
  readonly reports: readonly Report[];
  readonly processed: ReadonlySet<string>;
  readonly violations: readonly string[];
}

/** How long connections may stay busy when every call has ended: they are being closed. */
const BUSY_MS = 1_500;
const SHORTEST_HANDSHAKE_MS = 1_000;

/** Plays one schedule against a real server, and compares what was said of each request with what it really read. */
export async function runSchedule(
  schedule: Schedule,
  { certificate, standby, successor, contexts, lag }: Lab,
): Promise<Run> {
  const context = contexts[schedule.version] as SecureContext;
  const unwanted = schedule.standby ? certificate.fingerprint256 : undefined;
  const server = await FaultyServer.listen(schedule, context, unwanted);
  const proxy = schedule.proxy && (await FaultyProxy.listen(schedule.proxy));
  const { port } = server;
  const origin = `https://127.0.0.1:${port}`;
  if (schedule.closedPort) await server.refuse();
  const agents = agentsFor(origin, schedule, standby, proxy?.url);
  agents.activate(certificate);
  if (schedule.warm > 0) await agents.warm(certificate, schedule.warm);
  const axios = axiosFor(origin, agents, schedule);
  const sender: Sender = {
    lag,
    origin,
    agent: () => agents.active,
    axios: axios.axiosRef,
    client: clientFor(origin, agents, axios),
  };
  const cutEach = (...certificates: readonly ClientCertificate[]): void =>
    certificates.forEach((each) => agents.of(each).cut());
  const cut =
    schedule.cutAfterMs !== undefined && setTimeout(() => cutEach(certificate, standby), schedule.cutAfterMs);
  const reports = await sendAll(schedule, sender);
  if (cut) clearTimeout(cut);
  const violations = schedule.cutAfterMs === undefined ? await whatIsBusy(agents) : [];
  if (schedule.cutAfterMs !== undefined) agents.activate(successor);
  proxy?.mend();
  await server.mend(port);
  axios.axiosRef.interceptors.request.clear();
  axios.axiosRef.interceptors.response.clear();
  violations.push(...(await whatIsOpen(agents)));
  const after = await Promise.all(schedule.after.map((plan) => send(plan, sender)));
  const certificates = [certificate, standby, successor];
  cutEach(...certificates);
  for (const each of certificates) violations.push(...(await whatIsLeft(agents.of(each))));
  await agents.close();
  await proxy?.finish();
  await server.finish();
  violations.push(...server.violations, ...verdicts([...reports, ...after], server));
  // So short a limit of a handshake is a fault that does not pass.
  const isOver = schedule.handshakeTimeoutMs >= SHORTEST_HANDSHAKE_MS;
  if (isOver) violations.push(...unanswered(after));
  return { reports: [...reports, ...after], processed: server.processed, violations };
}

async function sendAll({ requests, atOnce }: Schedule, sender: Sender): Promise<Report[]> {
  if (atOnce) return Promise.all(requests.map((plan) => send(plan, sender)));
  const reports: Report[] = [];
  for (const plan of requests) reports.push(await send(plan, sender));
  return reports;
}

function agentsFor(
  origin: string,
  { handshakeTimeoutMs, standby: isStandbyWanted }: Schedule,
  standby: ClientCertificate,
  proxyUrl: string | undefined,
): MtlsAgents {
  const way = road(proxyUrl === undefined ? undefined : { url: proxyUrl, ca: undefined });
  const refused: MtlsAgentsOptions['refused'] = ({ fingerprint256 }) => {
    if (isStandbyWanted && fingerprint256 !== standby.fingerprint256) agents.activate(standby);
  };
  const check: RefusalCheck = new RefusalCheck({
    standby: () => (agents.active.certificate === standby ? [] : [standby]),
    refused: (...refusal) => refused(...refusal),
    probe: (to, of) => probe({ origin: to, certificate: of, timeoutMs: 200, clock, road: way }),
    now: () => performance.now(),
  });
  const agents: MtlsAgents = new MtlsAgents({
    origins: new AllowedOrigins([origin]),
    unavailable: () => {
      throw new Error('a schedule always has a certificate');
    },
    refused,
    ...(isStandbyWanted && { check }),
    drainTimeout: 100,
    handshakeTimeout: handshakeTimeoutMs,
    road: way,
  });
  return agents;
}

const clock = (): Date => new Date();
const LIMITS = { deadline: 10_000, maxResponseBytes: 1_048_576, clock };

function axiosFor(origin: string, agents: MtlsAgents, { listener }: Schedule): GuardedAxios {
  const axios = createGuardedAxios({ agents, baseURL: origin, userAgent: 'faults/1', ...LIMITS });
  listen(axios.axiosRef, listener);
  return axios;
}

function clientFor(origin: string, agents: MtlsAgents, axios: GuardedAxios): AppsInTossClient {
  const transport = new MtlsTransport({ agents, axios, ...LIMITS });
  return new AppsInTossClient({ transport, apiBaseUrl: origin, payBaseUrl: origin, deadline: 10_000 });
}

/** With every call ended, nothing has work to do: what still has would hold up a shutdown. */
async function whatIsBusy(agents: MtlsAgents): Promise<string[]> {
  const until = performance.now() + BUSY_MS;
  const busy = (): number => Object.values(agents.active.sockets).flat().length;
  while (busy() > 0 && performance.now() < until) await once(AbortSignal.timeout(5), 'abort');
  return busy() > 0 ? [`${busy()} connections still busy ${BUSY_MS} ms after the last call`] : [];
}

/** The other side has cut every connection: none of them may be left to a call that comes later. */
async function whatIsOpen(agents: MtlsAgents): Promise<string[]> {
  const until = performance.now() + BUSY_MS;
  const open = (): number => agents.active.openSockets;
  while (open() > 0 && performance.now() < until) await new Promise(setImmediate);
  return open() > 0 ? [`${open()} connections still open ${BUSY_MS} ms after the server had cut them`] : [];
}

/** What nothing stood in the way of. */
function unanswered(reports: readonly Report[]): string[] {
  return reports
    .filter(({ status, isDone }) => status !== 200 && !isDone)
    .map(({ plan, code, outcome }) => `${plan.id}: ${outcome} (${code}), when every fault was over`);
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
