import { canaryRequest } from '../api/canary-request.js';
import type { ClientCertificate } from '../certificate/client-certificate.js';
import type { CanaryVerdict, RotationHooks } from '../certificate/rotation/rotation-hooks.interface.js';
import type { AppsInTossError } from '../foundation/apps-in-toss.error.js';
import type { Clock } from '../foundation/clock.js';
import type { ResolvedOptions } from '../options/resolved-options.js';
import { MtlsAgent } from '../transport/connection/mtls-agent.js';
import type { MtlsAgents } from '../transport/connection/mtls-agents.js';
import { AllowedOrigins } from '../transport/line/allowed-origins.js';
import type { Road } from '../transport/line/road.js';
import type { ProbeResult } from '../transport/probe/probe.interface.js';
import { probe } from '../transport/probe/probe.js';
import { SharedSilence } from '../transport/probe/shared-silence.js';
import {
  type PageTrial,
  RefusalCheck,
  type RefusalCheckOptions,
} from '../transport/refusal/refusal-check.js';

/** A handshake with each host, all at once; and a harmless request as well, where the options allow one. @internal */
export function probeHosts(
  options: ResolvedOptions,
  clock: Clock,
  road: Road,
): (certificate: ClientCertificate) => Promise<readonly ProbeResult[]> {
  const origins = [...new Set(Object.values(options.origins))];
  const timeoutMs = Math.min(options.deadline, PROBE_TIMEOUT_MS);
  const trial = pageTrial(options, clock, road, timeoutMs);
  return (certificate) =>
    Promise.all(
      origins.map(async (origin) => {
        const result = await probe({ origin, certificate, timeoutMs, clock, road });
        if (result.error || trial?.origin !== origin) return result;
        const answered = await trial.request(certificate);
        // What the handshake does not show: every call is answered with a page.
        if (answered.verdict === 'accepted' || !isNo(answered.reason)) return result;
        return { origin, verdict: 'undecided' as const, error: answered.reason };
      }),
    );
}

/** A gateway in trouble says nothing about who asks. */
function isNo({ httpStatus }: AppsInTossError): boolean {
  return httpStatus !== undefined && httpStatus < 500;
}

/** On connections of its own, which end with it. */
function pageTrial(
  { canary, origins }: ResolvedOptions,
  clock: Clock,
  { book, proxy }: Road,
  timeoutMs: number,
): PageTrial | undefined {
  if (canary !== 'request') return undefined;
  const hosts = new AllowedOrigins(Object.values(origins));
  return {
    origin: new URL(origins.api).origin,
    request: async (certificate) => {
      const agent = new MtlsAgent({ certificate, origins: hosts, book, ...(proxy && { proxy }) });
      try {
        return await canaryRequest({ agent, apiBaseUrl: origins.api, timeoutMs, clock });
      } finally {
        agent.cut();
      }
    },
  };
}

/** The same under two certificates at once, which tell each other how long a silence has to be. */
function probeSideBySide(options: ResolvedOptions, clock: Clock, road: Road) {
  const origins = [...new Set(Object.values(options.origins))];
  const timeoutMs = Math.min(options.deadline, PROBE_TIMEOUT_MS);
  return (candidate: ClientCertificate, active: ClientCertificate) => {
    const silences = origins.map(() => new SharedSilence(2));
    const handshakes = (certificate: ClientCertificate): Promise<readonly ProbeResult[]> =>
      Promise.all(
        origins.map((origin, at) =>
          probe({ origin, certificate, timeoutMs, clock, road, silence: silences[at] }),
        ),
      );
    return {
      candidate: handshakes(candidate),
      active: handshakes(active),
      end: () => silences.forEach((silence) => silence.end()),
    };
  };
}

/** Looks for the reason where a host cuts connections: its certificate, or nothing that this process can change. @internal */
export function refusalCheck(
  options: ResolvedOptions,
  clock: Clock,
  road: Road,
  { standby, refused }: Pick<RefusalCheckOptions, 'standby' | 'refused'>,
): RefusalCheck {
  const timeoutMs = Math.min(options.deadline, CHECK_TIMEOUT_MS);
  return new RefusalCheck({
    standby,
    refused,
    probe: (origin, certificate) => probe({ origin, certificate, timeoutMs, clock, road }),
    trial: pageTrial(options, clock, road, timeoutMs),
    now: () => performance.now(),
  });
}

/** What the certificate floor asks of the connections, given to it as functions. @internal */
export function rotationHooks(agents: MtlsAgents, options: ResolvedOptions, clock: Clock): RotationHooks {
  const handshakesBeside = probeSideBySide(options, clock, agents.road);
  return {
    canary: async (candidate, { active, wasRejected, isWanted }) => {
      // What a server has rejected is tried all the same: otherwise calls would be the canary, time and again.
      if (options.canary === 'off' && !wasRejected) return { verdict: 'accepted' };
      const trial = handshakesBeside(candidate, active);
      const verdict = await handshakeVerdict(await trial.candidate, () => trial.active).finally(trial.end);
      if (verdict.verdict !== 'accepted' || options.canary !== 'request' || !isWanted()) return verdict;
      const { origins, deadline: timeoutMs } = options;
      const apiBaseUrl = origins.api;
      return canaryRequest({ agent: agents.of(candidate), apiBaseUrl, timeoutMs, clock });
    },
    warm: async (candidate) => void (await agents.warm(candidate, options.warm)),
    activated: (active) => agents.activate(active),
    drain: (previous) => agents.drain(previous),
    discard: (candidate) => agents.discard(candidate),
    cut: (revoked) => agents.cut(revoked),
  };
}

const PROBE_TIMEOUT_MS = 3_000;
/** Shorter: calls wait for it. */
const CHECK_TIMEOUT_MS = 2_000;

/**
 * One rejection rejects. `undecided` means that the handshake ended and nobody objected for seconds, which is how a
 * server without session tickets looks: that is an acceptance.
 *
 * A host that cannot be reached under the active certificate either says nothing about the candidate: a shop that never
 * opened its firewall for the second host must not keep its old certificate until that ends.
 *
 * @internal
 */
export async function handshakeVerdict(
  candidate: readonly ProbeResult[],
  ofActive: () => Promise<readonly ProbeResult[]>,
): Promise<CanaryVerdict> {
  const rejected = candidate.find(({ verdict }) => verdict === 'refused');
  if (rejected?.error) return { verdict: 'rejected', reason: rejected.error };
  const unreachable = candidate.filter(({ verdict }) => verdict === 'unreachable');
  const [first] = unreachable;
  if (!first?.error) return { verdict: 'accepted' };
  const undecided = { verdict: 'undecided', reason: first.error } as const;
  if (unreachable.length === candidate.length) return undecided;
  const reachable = (await ofActive()).filter(({ verdict }) => verdict !== 'unreachable');
  const isMissed = unreachable.some(({ origin }) => reachable.some((each) => each.origin === origin));
  return isMissed ? undecided : { verdict: 'accepted' };
}
