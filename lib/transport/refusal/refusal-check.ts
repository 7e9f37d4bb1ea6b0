import type { ClientCertificate } from '../../certificate/client-certificate.js';
import type { CanaryVerdict } from '../../certificate/rotation/rotation-hooks.interface.js';
import type { AppsInTossError } from '../../foundation/apps-in-toss.error.js';
import { faultBecause } from '../fault/fault-catalogue.js';
import { AppsInTossTransportError } from '../fault/transport.error.js';
import type { CutCheck } from '../connection/mtls-agents.js';
import type { ProbeResult } from '../probe/probe.interface.js';

/** @internal */
export interface RefusalCheckOptions {
  /** The certificates that could take over. */
  readonly standby: () => readonly ClientCertificate[];
  readonly probe: (origin: string, certificate: ClientCertificate) => Promise<ProbeResult>;
  /** The server refuses this certificate. */
  readonly refused: (certificate: ClientCertificate, reason: AppsInTossError) => void;
  /** Sends a harmless request under a certificate; absent where nobody allowed that. */
  readonly trial?: PageTrial | undefined;
  /** Milliseconds that only grow. */
  readonly now: () => number;
}

/** How it is found out whether a page is a refusal. @internal */
export interface PageTrial {
  /** The only host whose pages it can tell apart. */
  readonly origin: string;
  readonly request: (certificate: ClientCertificate) => Promise<CanaryVerdict>;
}

interface Check {
  readonly certificate: ClientCertificate;
  readonly verdict: Promise<AppsInTossError | undefined>;
  endedAt?: number;
}

const PAGE = 'page ';

/** So long the answer is kept: a broken network must not make a handshake more for each of its failures. */
const KEPT_MS = 1_000;

/**
 * Finds out whether a connection that was cut without a reason was cut for its certificate: by a handshake under that
 * certificate, and one under each certificate that could take over. Only where the first is refused and another is not
 * is it the certificate; where no other could take over, that the first is refused is enough, since nothing changes but
 * what is said. A handshake that is accepted settles nothing, because some servers accept every one.
 *
 * Some servers (Java's, under TLS 1.2) cut every handshake they do not like without a word. There the proof is the
 * difference: cut after the server had spoken, twice, with another certificate accepted in between.
 *
 * A page (HTTP 401 or 403) is compared in the same way, by a harmless request under each certificate: a firewall or a
 * list of addresses answers all of them with it, a gateway that refuses one certificate only that one.
 *
 * All that fail together share one check per host.
 *
 * @internal
 */
export class RefusalCheck implements CutCheck {
  readonly #options: RefusalCheckOptions;
  readonly #checks = new Map<string, Check>();

  constructor(options: RefusalCheckOptions) {
    this.#options = options;
  }

  get hasStandby(): boolean {
    return this.#options.standby().length > 0;
  }

  /** @returns why the certificate was refused, where it was, and has been reported. Never rejects */
  confirm(certificate: ClientCertificate, origin: string): Promise<AppsInTossError | undefined> {
    return this.#shared(origin, certificate, () => this.#check(certificate, origin));
  }

  /** @returns why the certificate was refused, where it was, and has been reported. Never rejects */
  confirmPage(certificate: ClientCertificate, origin: string): Promise<AppsInTossError | undefined> {
    const { trial } = this.#options;
    if (trial?.origin !== origin) return Promise.resolve(undefined);
    return this.#shared(`${PAGE}${origin}`, certificate, () => this.#compare(certificate, trial));
  }

  #shared(
    question: string,
    certificate: ClientCertificate,
    ask: () => Promise<AppsInTossError | undefined>,
  ): Promise<AppsInTossError | undefined> {
    const { now } = this.#options;
    const last = this.#checks.get(question);
    const isFresh = last && (last.endedAt === undefined || now() - last.endedAt < KEPT_MS);
    if (isFresh && last.certificate === certificate) return last.verdict;
    // Whatever is wrong with the check, the call has an error of its own to tell.
    const verdict = ask().catch(() => undefined);
    const check: Check = { certificate, verdict };
    void verdict.then(() => (check.endedAt = now()));
    this.#checks.set(question, check);
    return verdict;
  }

  /** The answer to a question that is open now. */
  running(origin: string): Promise<AppsInTossError | undefined> | undefined {
    return this.#open(origin);
  }

  /** The same about a page. */
  runningPage(origin: string): Promise<AppsInTossError | undefined> | undefined {
    return this.#open(`${PAGE}${origin}`);
  }

  #open(question: string): Promise<AppsInTossError | undefined> | undefined {
    const last = this.#checks.get(question);
    return last?.endedAt === undefined ? last?.verdict : undefined;
  }

  async #compare(
    certificate: ClientCertificate,
    { request }: PageTrial,
  ): Promise<AppsInTossError | undefined> {
    const { standby, refused } = this.#options;
    const others = standby().filter((each) => each !== certificate);
    if (others.length === 0) return undefined;
    const own = await request(certificate);
    if (own.verdict !== 'rejected') return undefined;
    const results = await Promise.all(others.map(request));
    if (!results.some(({ verdict }) => verdict === 'accepted')) return undefined;
    // These first, so that none of them takes over.
    others.forEach((each, index) => {
      const result = results[index];
      if (result?.verdict === 'rejected') refused(each, result.reason);
    });
    refused(certificate, own.reason);
    return own.reason;
  }

  async #check(certificate: ClientCertificate, origin: string): Promise<AppsInTossError | undefined> {
    const { standby, probe, refused } = this.#options;
    const others = standby().filter((each) => each !== certificate);
    const { verdict, error, mayBeRefusal } = await probe(origin, certificate);
    if (!error || !(verdict === 'refused' || (mayBeRefusal && others.length > 0))) return undefined;
    if (others.length === 0) {
      // Nothing hangs on it but what is said: the first certificate of a team, deleted or of another environment.
      refused(certificate, error);
      return error;
    }
    const results = await Promise.all(others.map((each) => probe(origin, each)));
    // As in the trial of a candidate: a handshake that nobody objected to is an acceptance.
    if (!results.some((each) => each.verdict === 'accepted' || each.verdict === 'undecided'))
      return undefined;
    const reason = verdict === 'refused' ? error : await this.#byDifference(certificate, origin, results);
    if (!reason) return undefined;
    // These first, so that none of them takes over.
    others.forEach((each, index) => {
      const result = results[index];
      if (result?.verdict === 'refused' && result.error) refused(each, result.error);
    });
    refused(certificate, reason);
    return reason;
  }

  /** Once more, for a network that cuts now and then would look the same. */
  async #byDifference(
    certificate: ClientCertificate,
    origin: string,
    others: readonly ProbeResult[],
  ): Promise<AppsInTossError | undefined> {
    if (!others.some(({ verdict }) => verdict === 'accepted')) return undefined;
    const { verdict, error, mayBeRefusal } = await this.#options.probe(origin, certificate);
    if (verdict === 'refused') return error;
    if (!mayBeRefusal || !error) return undefined;
    return new AppsInTossTransportError({
      fault: faultBecause('AIT_CERT_REFUSED', 'it ends the handshake, and accepts another certificate'),
      outcome: 'not-sent',
      phase: 'connect',
      operation: 'probe',
      cause: error,
    });
  }
}
