import type { ClientRequestArgs } from 'node:http';
import type { AgentOptions } from 'node:https';
import type { Duplex } from 'node:stream';
import type { ClientCertificate } from '../../certificate/client-certificate.js';
import { type AllowedOrigins, bareHost } from '../line/allowed-origins.js';
import { ConnectGate } from '../opening/connect-gate.js';
import type { Endpoint } from '../line/endpoint.js';
import { ForwardProxy, type ProxySettings } from '../line/forward-proxy.js';
import { Line, type Settle } from '../line/line.js';
import { ReadySocketsAgent } from './ready-sockets-agent.js';
import { SocketRefusedError } from '../fault/socket-refused.error.js';
import { Reserve } from '../opening/reserve.js';
import { SocketBook } from '../line/socket-book.js';

/** @internal */
export interface MtlsAgentOptions {
  readonly certificate: ClientCertificate;
  /** Who may be shown the certificate. */
  readonly origins: AllowedOrigins;
  /** Milliseconds for TCP and TLS together; default 10,000. */
  readonly handshakeTimeout?: number;
  /**
   * Milliseconds an unused connection is kept; default 4,000. Must be below the idle limit of the server (Node's own
   * is 5,000), or a request may be sent into a connection that the server is just closing.
   */
  readonly idleTimeout?: number;
  /** Where connections go through. */
  readonly proxy?: ProxySettings | ForwardProxy;
  /** Where every connection that can carry a certificate is entered; default one for this agent alone. */
  readonly book?: SocketBook;
}

const HANDSHAKE_TIMEOUT_MS = 10_000;
const IDLE_TIMEOUT_MS = 4_000;

/**
 * An `https.Agent` that presents one certificate, for as long as it lives, to the hosts it was made for and to no
 * other.
 *
 * A socket reaches a request only after the TLS handshake is done, so a failure before that proves that nothing of
 * the request was sent. There is one agent per certificate, because a resumed TLS session keeps the certificate it
 * began with: changing the options of a living agent does not change what the server sees.
 *
 * @publicApi
 */
export class MtlsAgent extends ReadySocketsAgent {
  readonly certificate: ClientCertificate;
  readonly #origins: AllowedOrigins;
  readonly #handshakeTimeout: number;
  readonly #proxy: ForwardProxy | undefined;
  readonly #book: SocketBook;
  readonly #reserve: Reserve;
  /** Every connection this agent made and that is not closed, those on their way included. */
  readonly #lines = new Set<Line>();
  /** Sockets that have carried a request, or are about to. */
  readonly #used = new WeakSet<Duplex>();
  readonly #gate = new ConnectGate({
    idle: (name) => this.#idle(name),
    inUse: (name) => this.sockets[name]?.length ?? 0,
    open: (name) => this.#openFor(name),
  });
  /** Names of the pools, by origin. */
  readonly #names = new Map<string, string>();
  #state: 'serving' | 'draining' | 'closed' | 'revoked' = 'serving';
  #onEmpty: (() => void) | undefined;
  /** Of the connection that was opened for the request which is just being sent. */
  #failure: Error | undefined;

  /** @internal */
  constructor(options: MtlsAgentOptions) {
    const idleTimeout = options.idleTimeout ?? IDLE_TIMEOUT_MS;
    // A ready-made context, never `cert` and `key`: Node puts those, as text, into the names of its socket pools.
    const { secureContext } = options.certificate;
    super({ secureContext, rejectUnauthorized: true } as AgentOptions, idleTimeout);
    this.certificate = options.certificate;
    this.#origins = options.origins;
    this.#handshakeTimeout = options.handshakeTimeout ?? HANDSHAKE_TIMEOUT_MS;
    this.#proxy = options.proxy && asForwardProxy(options.proxy);
    this.#book = options.book ?? new SocketBook();
    if (this.#book.isRevoked(options.certificate.fingerprint256)) this.#state = 'revoked';
    this.#reserve = new Reserve(
      (endpoint, settle) => (this.#refuse({}, endpoint) ? undefined : this.#connect(endpoint, settle)),
      idleTimeout,
    );
    // After Node's own listener, which puts the socket into the pool.
    this.on('free', (_socket: Duplex, { host, port }: ClientRequestArgs) =>
      this.#gate.freed(this.getName({ host, port })),
    );
  }

  /** Connections open now, in use, idle or on their way. */
  get openSockets(): number {
    return this.#lines.size;
  }

  /** Requests that wait for their turn to open a connection. @internal */
  get queuedRequests(): number {
    return this.#gate.queued;
  }

  /**
   * Marks a socket as used, and says whether it was fresh. On a fresh connection a fatal alert about our certificate
   * proves that the server read no request.
   *
   * @internal
   */
  claim(socket: Duplex): boolean {
    if (this.#used.has(socket)) return false;
    this.#used.add(socket);
    return true;
  }

  /**
   * Whether a request may go now: there is an idle connection for it, or none at all. It has to go at once.
   *
   * @internal
   */
  admits(origin: string): boolean {
    const name = this.#nameOf(origin);
    this.dropUnusable(name);
    return this.#state !== 'serving' || this.#gate.admits(name);
  }

  /** Whether a connection that stands waits for a request. @internal */
  hasIdle(origin: string): boolean {
    const name = this.#nameOf(origin);
    this.dropUnusable(name);
    return this.#idle(name) > 0;
  }

  /**
   * Queues a request that was not admitted.
   *
   * @param go called when it may go, which it has to do at once, and when this agent leaves service
   * @returns leaves the queue
   * @internal
   */
  wait(origin: string, go: () => void): () => void {
    return this.#gate.wait(this.#nameOf(origin), (failure) => {
      this.#failure = failure;
      try {
        go();
      } finally {
        this.#failure = undefined;
      }
    });
  }

  /**
   * Opens connections ahead of the first request, or of the moment in which this agent takes over.
   *
   * @returns how many were opened; one that fails is not retried, the first request will say why
   * @internal
   */
  async warm(origin: string, count: number): Promise<number> {
    const { hostname, port } = new URL(origin);
    return this.#reserve.fill(this.#endpoint({ host: hostname, port: port || 443 }), count);
  }

  /** Whether an idle socket stays in the pool. (`@types/node` says void; Node reads the value.) @internal */
  override keepSocketAlive(socket: Duplex): boolean {
    return this.#state === 'serving' && super.keepSocketAlive(socket);
  }

  /**
   * Leaves service: idle connections close now, requests in flight finish, nothing is kept alive.
   *
   * @param timeoutMs after this long, what is still open is destroyed
   */
  async drain(timeoutMs: number): Promise<void> {
    if (this.#state === 'serving') this.#state = 'draining';
    this.#gate.open();
    for (const sockets of Object.values(this.freeSockets)) sockets?.forEach((socket) => socket.destroy());
    this.#reserve.close();
    if (this.#lines.size > 0) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, timeoutMs);
        const before = this.#onEmpty;
        this.#onEmpty = () => {
          clearTimeout(timer);
          before?.();
          resolve();
        };
      });
    }
    this.cut();
  }

  /** Ends at once: no connection is made any more, and every open one, in use or not, is destroyed. */
  cut(why: 'closed' | 'revoked' = 'closed'): void {
    if (this.#state !== 'revoked') this.#state = why;
    // One for all: Node looks at the stack of each error it destroys a stream with, and a thousand of those take time.
    const reason = new SocketRefusedError(this.#state === 'revoked' ? 'revoked' : 'closed');
    for (const line of this.#lines) line.cut(reason);
    this.#reserve.close();
    this.destroy();
    this.#gate.open();
  }

  #nameOf(origin: string): string {
    const known = this.#names.get(origin);
    if (known !== undefined) return known;
    const { hostname, port } = new URL(origin);
    const name = this.getName({ host: bareHost(hostname), port: port || 443 });
    this.#names.set(origin, name);
    return name;
  }

  #idle(name: string): number {
    return (this.freeSockets[name]?.length ?? 0) + this.#reserve.count(name);
  }

  #endpoint(options: ClientRequestArgs): Endpoint {
    const host = bareHost(options.host ?? 'localhost');
    return { host, port: Number(options.port ?? 443), name: this.getName(options) };
  }

  #refuse(options: ClientRequestArgs, { host, port }: Endpoint): SocketRefusedError | undefined {
    if (this.#state === 'closed' || this.#state === 'revoked') return new SocketRefusedError(this.#state);
    if (options.socketPath || !this.#origins.allowsEndpoint(host, port))
      return new SocketRefusedError('host');
    return undefined;
  }

  /** @internal */
  protected override create(options: ClientRequestArgs, settle: Settle): void {
    const endpoint = this.#endpoint(options);
    const refusal = this.#refuse(options, endpoint) ?? this.#failure;
    this.#failure = undefined;
    const ready = refusal ? undefined : this.#reserve.take(endpoint.name);
    if (refusal) process.nextTick(settle, refusal);
    // It may be closed until then.
    else if (ready)
      process.nextTick(() => (ready.destroyed ? this.create(options, settle) : settle(null, ready)));
    else this.#connectInTurn(endpoint, settle);
  }

  #connectInTurn(endpoint: Endpoint, settle: Settle): void {
    const done = this.#gate.opening(endpoint.name, true);
    this.#connect(endpoint, (error, socket) => {
      settle(error, socket);
      done(socket);
    });
  }

  /** For whoever needs one next. By the name of a pool, which is all that is known when a burst is over. */
  #openFor(name: string): void {
    const at = name.lastIndexOf(':');
    const endpoint = { host: name.slice(0, at), port: Number(name.slice(at + 1)), name };
    const opened = this.#gate.opening(name, false);
    const refusal = this.#refuse({}, endpoint);
    if (refusal) process.nextTick(opened, undefined, refusal);
    else this.#reserve.open(endpoint, (failure, socket) => opened(socket, failure));
  }

  #connect(endpoint: Endpoint, settle: Settle): Line {
    const { secureContext, fingerprint256 } = this.certificate;
    const line = Line.open(
      {
        endpoint,
        secureContext,
        fingerprint256,
        book: this.#book,
        proxy: this.#proxy,
        timeoutMs: this.#handshakeTimeout,
        connect: (options) => this.startTls(options),
        onClose: () => {
          this.#lines.delete(line);
          if (this.#lines.size === 0) this.#onEmpty?.();
        },
      },
      settle,
    );
    this.#lines.add(line);
    return line;
  }
}

function asForwardProxy(proxy: ProxySettings | ForwardProxy): ForwardProxy {
  return proxy instanceof ForwardProxy ? proxy : new ForwardProxy(proxy);
}
