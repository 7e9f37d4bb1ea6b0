import { proveByRequest } from '../api/canary-request.js';
import type { ClientCertificate } from '../certificate/client-certificate.js';
import type { CanaryVerdict, RotationHooks } from '../certificate/store/rotation-hooks.interface.js';
import type { Clock } from '../foundation/clock.js';
import type { ResolvedOptions } from '../options/resolved-options.js';
import type { MtlsAgents } from '../transport/connection/mtls-agents.js';
import type { ProbeResult } from '../transport/probe/probe.interface.js';
import { probe } from '../transport/probe/probe.js';
import { RefusalCheck, type RefusalCheckOptions } from '../transport/refusal/refusal-check.js';

/** A handshake with each host, all at once. @internal */
export function probeHosts(
  options: ResolvedOptions,
  clock: Clock,
): (certificate: ClientCertificate) => Promise<readonly ProbeResult[]> {
  const origins = [...new Set([options.apiBaseUrl, options.payBaseUrl])];
  const timeoutMs = Math.min(options.deadline, PROBE_TIMEOUT_MS);
  return (certificate) =>
    Promise.all(
      origins.map((origin) => probe({ origin, certificate, timeoutMs, clock, proxy: options.proxy })),
    );
}

/** Looks for the reason where a host cuts connections: its certificate, or nothing that this process can change. @internal */
export function refusalCheck(
  { deadline, proxy }: ResolvedOptions,
  clock: Clock,
  { standby, refused }: Pick<RefusalCheckOptions, 'standby' | 'refused'>,
): RefusalCheck {
  const timeoutMs = Math.min(deadline, CHECK_TIMEOUT_MS);
  return new RefusalCheck({
    standby,
    refused,
    probe: (origin, certificate) => probe({ origin, certificate, timeoutMs, clock, proxy }),
    now: () => performance.now(),
  });
}

/** What the certificate floor asks of the connections, given to it as functions. @internal */
export function rotationHooks(agents: MtlsAgents, options: ResolvedOptions, clock: Clock): RotationHooks {
  const handshakes = probeHosts(options, clock);
  return {
    prove: async (candidate, wasRefused) => {
      // What a server has refused is tried all the same: otherwise calls would be the trial, time and again.
      if (options.canary === 'off' && !wasRefused) return { verdict: 'accepted' };
      const verdict = judge(await handshakes(candidate));
      if (verdict.verdict !== 'accepted' || options.canary !== 'request') return verdict;
      const { apiBaseUrl, deadline: timeoutMs } = options;
      const answer = await proveByRequest({ agent: agents.of(candidate), apiBaseUrl, timeoutMs, clock });
      if (answer.verdict !== 'accepted') agents.discard(candidate);
      return answer;
    },
    warm: async (candidate) => void (await agents.warm(candidate, options.warm)),
    activated: (active) => agents.activate(active),
    drain: (previous) => agents.drain(previous),
    cut: (revoked) => agents.cut(revoked),
  };
}

const PROBE_TIMEOUT_MS = 3_000;
/** Shorter: calls wait for it. */
const CHECK_TIMEOUT_MS = 2_000;

/**
 * One refusal refuses. `undecided` means that the handshake ended and nobody objected for seconds, which is how a
 * server without session tickets looks: that is an acceptance.
 */
function judge(results: readonly ProbeResult[]): CanaryVerdict {
  const refused = results.find(({ verdict }) => verdict === 'refused');
  if (refused?.error) return { verdict: 'refused', reason: refused.error };
  const unreachable = results.find(({ verdict }) => verdict === 'unreachable');
  if (unreachable?.error) return { verdict: 'undecided', reason: unreachable.error };
  return { verdict: 'accepted' };
}
