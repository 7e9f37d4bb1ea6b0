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
  #last: { fingerprint256: string; at: number; results: Promise<readonly ProbeResult[]> } | undefined;

  constructor(probe: (certificate: ClientCertificate) => Promise<readonly ProbeResult[]>, clock: Clock) {
    this.#probe = probe;
    this.#clock = clock;
  }

  results(certificate: ClientCertificate): Promise<readonly ProbeResult[]> {
    const at = this.#clock().getTime();
    const { fingerprint256 } = certificate;
    if (
      this.#last?.fingerprint256 === fingerprint256 &&
      at - this.#last.at < KEPT_MS &&
      at >= this.#last.at
    ) {
      return this.#last.results;
    }
    const results = this.#probe(certificate);
    this.#last = { fingerprint256, at, results };
    return results;
  }
}
