import 'reflect-metadata';
import { AppsInTossClient } from '../../lib/api/apps-in-toss-client.js';
import { ClientCertificate } from '../../lib/certificate/client-certificate.js';
import { isAppsInTossError } from '../../lib/foundation/apps-in-toss.error.js';
import { createGuardedAxios } from '../../lib/transport/axios/axios-instance.js';
import { MtlsAgents } from '../../lib/transport/connection/mtls-agents.js';
import { AllowedOrigins } from '../../lib/transport/line/allowed-origins.js';
import { MtlsTransport } from '../../lib/transport/mtls-transport.js';
import { Standstill } from './standstill.js';

/** What became of the calls of one process. */
export interface CallerReport {
  /** How calls ended, by code; `answered` where one got through. */
  readonly codes: Record<string, number>;
  /** Ends without an outcome of ours. */
  readonly strange: string[];
  /** Memory at its peak, beyond that of the first moment. */
  readonly peakMb: number;
  /** Of its own making: not while it had no processor. */
  readonly standstillMs: number;
  /** Of all its threads. */
  readonly cpuMs: number;
  /** Of the longest call, without the time in which the process had no processor. */
  readonly latestMs: number;
  readonly openSockets: number;
}

interface Task {
  readonly origin: string;
  readonly calls: number;
  readonly deadlineMs: number;
}

interface Identity {
  readonly cert: string;
  readonly key: string;
  readonly ca: string;
}

const MB = 1024 * 1024;

process.once('message', ({ cert, key, ca }: Identity) => {
  const certificate = ClientCertificate.parse({ cert, key }, { ca });
  process.on(
    'message',
    (task: Task) => void play(task, certificate).then((report) => process.send?.(report)),
  );
  process.send?.('ready');
});

/** In turns the typed client and axiosRef, one call after another. */
async function play(
  { origin, calls, deadlineMs }: Task,
  certificate: ClientCertificate,
): Promise<CallerReport> {
  const agents = new MtlsAgents({
    origins: new AllowedOrigins([origin]),
    unavailable: () => {
      throw new Error('there is one');
    },
    refused: () => undefined,
    drainTimeout: 100,
  });
  agents.activate(certificate);
  const limits = { deadline: deadlineMs, maxResponseBytes: 4 * MB, clock: () => new Date() };
  const axios = createGuardedAxios({ agents, baseURL: origin, userAgent: 'attack/1', ...limits });
  const transport = new MtlsTransport({ agents, axios, ...limits });
  const client = new AppsInTossClient({
    transport,
    apiBaseUrl: origin,
    payBaseUrl: origin,
    deadline: deadlineMs,
  });
  const codes: Record<string, number> = {};
  const strange: string[] = [];
  let latestMs = 0;
  globalThis.gc?.();
  const before = process.memoryUsage.rss();
  const cpu = process.cpuUsage();
  let peak = before;
  const standstill = new Standstill(() => (peak = Math.max(peak, process.memoryUsage.rss())));
  for (let at = 0; at < calls; at += 1) {
    const [started, withheld] = [performance.now(), standstill.withheldMs];
    try {
      if (at % 2 === 0) await client.call({ method: 'POST', path: '/pay', class: 'money', body: {} });
      else await axios.axiosRef.post('/pay', {});
      codes['answered'] = (codes['answered'] ?? 0) + 1;
    } catch (error) {
      const ours = isAppsInTossError(error) ? error : (error as { cause?: unknown }).cause;
      const isAnswer = (error as { response?: unknown }).response !== undefined;
      if (isAppsInTossError(ours)) codes[ours.code] = (codes[ours.code] ?? 0) + 1;
      else if (isAnswer) codes['status'] = (codes['status'] ?? 0) + 1;
      else strange.push(String(error));
    }
    latestMs = Math.max(latestMs, performance.now() - started - (standstill.withheldMs - withheld));
  }
  standstill.end();
  agents.cut(certificate);
  for (let turn = 0; turn < 100 && agents.of(certificate).openSockets > 0; turn += 1)
    await new Promise(setImmediate);
  const { user, system } = process.cpuUsage(cpu);
  const { openSockets } = agents.of(certificate);
  await agents.close();
  return {
    codes,
    strange,
    openSockets,
    peakMb: Math.round((Math.max(peak, process.memoryUsage.rss()) - before) / MB),
    cpuMs: Math.round((user + system) / 1_000),
    standstillMs: Math.round(standstill.longestMs),
    latestMs: Math.round(latestMs),
  };
}
