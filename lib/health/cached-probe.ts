import type { ClientCertificate } from '../certificate/client-certificate.js';
import type { Clock } from '../foundation/clock.js';
import type { ProbeResult } from '../transport/probe/probe.interface.js';

const KEPT_MS = 30_000;

/**
 * Keeps the answer of a probe for 30 seconds per certificate, so that a load balancer which asks every second makes
 * no handshake every second. Concurrent callers share one probe.
 *
 * @internal
 */
export class CachedProbe {
  readonly #probe: (certificate: ClientCertificate) => Promise<readonly ProbeResult[]>;
  readonly #clock: Clock;
  readonly #kept = new Map<string, { at: number; results: Promise<readonly ProbeResult[]> }>();

  constructor(probe: (certificate: ClientCertificate) => Promise<readonly ProbeResult[]>, clock: Clock) {
    this.#probe = probe;
    this.#clock = clock;
  }

  results(certificate: ClientCertificate): Promise<readonly ProbeResult[]> {
    const at = this.#clock().getTime();
    const { fingerprint256 } = certificate;
    for (const [name, kept] of this.#kept) {
      if (at - kept.at >= KEPT_MS || at < kept.at) this.#kept.delete(name);
    }
    const known = this.#kept.get(fingerprint256);
    if (known) return known.results;
    const results = this.#probe(certificate);
    this.#kept.set(fingerprint256, { at, results });
    return results;
  }
}
