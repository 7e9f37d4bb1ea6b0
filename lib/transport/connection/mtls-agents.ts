import type { ClientCertificate } from '../../certificate/client-certificate.js';
import type { AppsInTossError } from '../../foundation/apps-in-toss.error.js';
import type { AllowedOrigins } from '../line/allowed-origins.js';
import { fault } from '../fault/fault-catalogue.js';
import { MtlsAgent } from './mtls-agent.js';
import { type Road, road } from '../line/road.js';
import { SocketRefusedError } from '../fault/socket-refused.error.js';
import { AppsInTossTransportError } from '../fault/transport.error.js';

/** A take-over opens no more than this many connections per host ahead of time. */
const MOST_WARM = 20;

/** Finds out whether a host cuts connections because of the certificate. @internal */
export interface CutCheck {
  /** Whether another certificate could take over. */
  readonly hasStandby?: boolean;
  /** @returns why the certificate was refused, where it was, and has been reported. Never rejects */
  confirm(certificate: ClientCertificate, origin: string): Promise<AppsInTossError | undefined>;
  /**
   * The same where a host answered with a page that may be a refusal.
   *
   * @returns why the certificate was refused, where it was, and has been reported. Never rejects
   */
  confirmPage?(certificate: ClientCertificate, origin: string): Promise<AppsInTossError | undefined>;
  /** The answer to a question that is open now. */
  running(origin: string): Promise<AppsInTossError | undefined> | undefined;
  /** The same about a page. */
  runningPage?(origin: string): Promise<AppsInTossError | undefined> | undefined;
}

/** @internal */
export interface MtlsAgentsOptions {
  readonly origins: AllowedOrigins;
  /** Why no certificate is usable, for calls made while none is. */
  readonly unavailable: () => AppsInTossError;
  /** A server refused this certificate; whoever keeps the certificates may make another one active. */
  readonly refused: (certificate: ClientCertificate, reason: AppsInTossError) => void;
  /** A server answered under this certificate after it had been refused. */
  readonly accepted?: ((certificate: ClientCertificate) => void) | undefined;
  /** Finds out why a host cuts connections. Without it, only what a server says is a refusal. */
  readonly check?: CutCheck | undefined;
  /** Milliseconds after which a draining agent is closed all the same. */
  readonly drainTimeout: number;
  readonly handshakeTimeout?: number;
  readonly idleTimeout?: number;
  /** How connections go, where others beside the agents make some too; default one of their own, without a proxy. */
  readonly road?: Road | undefined;
}

/**
 * The agents of this process, one per certificate, and which of them serves new requests.
 *
 * @internal
 */
export class MtlsAgents {
  readonly road: Road;
  readonly #options: MtlsAgentsOptions;
  /** By identity: the same certificate with another chain is another value, and another agent. */
  readonly #agents = new Map<ClientCertificate, MtlsAgent>();
  /** Out of service, with requests in flight. */
  readonly #draining = new Set<MtlsAgent>();
  #active: MtlsAgent | undefined;
  /** The active one, while a refusal of its certificate is on record. */
  #doubted: MtlsAgent | undefined;
  #closed = false;

  constructor(options: MtlsAgentsOptions) {
    this.#options = options;
    this.road = options.road ?? road();
  }

  get origins(): AllowedOrigins {
    return this.#options.origins;
  }

  /**
   * The agent for the next request. Asked for each request: whoever keeps an agent misses the next rotation.
   *
   * @throws the reason why there is none
   */
  get active(): MtlsAgent {
    if (this.#closed) {
      throw new AppsInTossTransportError({
        fault: fault('AIT_AGENT_CLOSED'),
        outcome: 'not-sent',
        phase: 'local',
      });
    }
    if (!this.#active) throw this.#options.unavailable();
    return this.#active;
  }

  /** The agent of a certificate, made when first asked for. */
  of(certificate: ClientCertificate): MtlsAgent {
    const known = this.#agents.get(certificate);
    if (known) return known;
    const { origins, handshakeTimeout, idleTimeout } = this.#options;
    const { book, proxy } = this.road;
    const agent = new MtlsAgent({
      certificate,
      origins,
      book,
      ...(handshakeTimeout !== undefined && { handshakeTimeout }),
      ...(idleTimeout !== undefined && { idleTimeout }),
      ...(proxy && { proxy }),
    });
    this.#agents.set(certificate, agent);
    return agent;
  }

  /**
   * Opens connections under a certificate to every host, before it serves.
   *
   * @param atLeast connections per host; more, up to a bound, where the active certificate has more open now
   * @returns how many are open
   */
  async warm(certificate: ClientCertificate, atLeast: number): Promise<number> {
    const hosts = [...this.#options.origins];
    const busy = this.#active && this.#active.certificate !== certificate ? this.#active.openSockets : 0;
    const count = Math.max(atLeast, Math.min(Math.ceil(busy / hosts.length), MOST_WARM));
    const agent = this.of(certificate);
    const opened = await Promise.all(hosts.map((host) => agent.warm(host, count)));
    return opened.reduce((sum, each) => sum + each, 0);
  }

  /** From now on new requests go out under this certificate. One assignment: no request sees a state in between. */
  activate(certificate: ClientCertificate): void {
    this.#active = this.of(certificate);
  }

  /** Lets the requests under a certificate that left service finish, then closes its connections. */
  async drain(certificate: ClientCertificate): Promise<void> {
    const agent = this.#forget(certificate);
    if (!agent) return;
    this.#draining.add(agent);
    // Not in the turn of the swap: closing dozens of idle connections would hold up the requests that wait for it.
    await new Promise((resolve) => setImmediate(resolve));
    await agent.drain(this.#options.drainTimeout);
    this.#draining.delete(agent);
  }

  /** Revoked: ends everything under a certificate at once, what is still draining included. */
  cut(certificate: ClientCertificate): void {
    // By fingerprint: the same key may stand behind several agents, a candidate's included.
    this.road.book.revoke(certificate.fingerprint256, new SocketRefusedError('revoked'));
    const agent = this.#forget(certificate);
    if (agent && agent === this.#active) this.#active = undefined;
    agent?.cut('revoked');
    for (const draining of this.#draining) {
      if (draining.certificate === certificate) draining.cut('revoked');
    }
  }

  /** Closes what was opened to try a candidate that will not serve. */
  discard(candidate: ClientCertificate): void {
    if (this.#active?.certificate !== candidate) this.#forget(candidate)?.cut();
  }

  /** A server refused the certificate of an agent. Reported once: by then another may serve. */
  reportRefusal(agent: MtlsAgent, reason: AppsInTossError): void {
    if (this.#active === agent) this.#options.refused(agent.certificate, reason);
  }

  /** A host cut a connection of an agent without a reason: why, where it turned out to refuse the certificate. */
  async confirmRefusal({ certificate }: MtlsAgent, origin: string): Promise<AppsInTossError | undefined> {
    return this.#closed ? undefined : this.#options.check?.confirm(certificate, origin);
  }

  /** A host answered an agent with a page that may be a refusal: why, where it turned out to refuse the certificate. */
  async confirmPage({ certificate }: MtlsAgent, origin: string): Promise<AppsInTossError | undefined> {
    return this.#closed ? undefined : this.#options.check?.confirmPage?.(certificate, origin);
  }

  /** Whether another certificate could take over. */
  get hasStandby(): boolean {
    return this.#options.check?.hasStandby ?? true;
  }

  /** A certificate was refused, and serves on because no other could take over. */
  doubt(certificate: ClientCertificate): void {
    if (this.#active?.certificate === certificate) this.#doubted = this.#active;
  }

  /** An answer came under an agent: whatever spoke against its certificate is over. */
  reportAnswer(agent: MtlsAgent): void {
    if (this.#doubted !== agent) return;
    this.#doubted = undefined;
    this.#options.accepted?.(agent.certificate);
  }

  /** Settles when it is known whether a host's page is a refusal; undefined where nobody asks. */
  checkingPage(origin: string): Promise<AppsInTossError | undefined> | undefined {
    return this.#options.check?.runningPage?.(origin);
  }

  /** Settles when it is known why a host cuts connections; undefined where nobody asks. */
  checking(origin: string): Promise<AppsInTossError | undefined> | undefined {
    return this.#options.check?.running(origin);
  }

  /** Whether another certificate serves by now. */
  hasReplaced(agent: MtlsAgent): boolean {
    return this.#active !== undefined && this.#active !== agent && !this.#closed;
  }

  /** Ends service: requests in flight finish, new ones are refused. */
  async close(): Promise<void> {
    this.#closed = true;
    const agents = [...this.#agents.values(), ...this.#draining];
    this.#agents.clear();
    await Promise.all(agents.map((agent) => agent.drain(this.#options.drainTimeout)));
  }

  /** A drained agent never serves again: should its certificate come back, it gets a new one. */
  #forget(certificate: ClientCertificate): MtlsAgent | undefined {
    const agent = this.#agents.get(certificate);
    this.#agents.delete(certificate);
    return agent;
  }
}
