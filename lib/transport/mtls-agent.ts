import type { ClientRequestArgs } from 'node:http';
import { Agent, type AgentOptions } from 'node:https';
import { isIP } from 'node:net';
import type { Duplex } from 'node:stream';
import type { ConnectionOptions, TLSSocket } from 'node:tls';
import type { ClientCertificate } from '../certificate/client-certificate.js';
import { type AllowedOrigins, bareHost } from './allowed-origins.js';
import { HandshakeTimeoutError, SocketRefusedError } from './socket-refused.error.js';

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
}

type OnSocket = (error: Error | null, socket: Duplex) => void;

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
export class MtlsAgent extends Agent {
  readonly certificate: ClientCertificate;
  readonly #origins: AllowedOrigins;
  readonly #handshakeTimeout: number;
  /** Every socket this agent made and that is still open, those in the handshake included. */
  readonly #sockets = new Set<TLSSocket>();
  /** Sockets that have carried a request, or are about to. */
  readonly #used = new WeakSet<Duplex>();
  #state: 'serving' | 'draining' | 'cut' = 'serving';
  #onEmpty: (() => void) | undefined;

  /** @internal */
  constructor(options: MtlsAgentOptions) {
    super({
      keepAlive: true,
      // A ready-made context, never `cert` and `key`: Node puts those, as text, into the names of its socket pools.
      secureContext: options.certificate.secureContext,
      rejectUnauthorized: true,
      timeout: options.idleTimeout ?? IDLE_TIMEOUT_MS,
    } as AgentOptions);
    this.certificate = options.certificate;
    this.#origins = options.origins;
    this.#handshakeTimeout = options.handshakeTimeout ?? HANDSHAKE_TIMEOUT_MS;
  }

  /** Sockets open now, in use, idle or in the handshake. */
  get openSockets(): number {
    return this.#sockets.size;
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

  /** All TLS settings are the agent's own, so host and port alone name a pool. */
  override getName(options: ClientRequestArgs = {}): string {
    return `${options.host ?? 'localhost'}:${options.port ?? 443}`;
  }

  /** @internal */
  override createConnection(options: ClientRequestArgs, callback?: OnSocket): undefined {
    const settle = callback as (error: Error | null, socket?: Duplex) => void;
    const host = bareHost(options.host ?? 'localhost');
    const port = Number(options.port ?? 443);
    const refusal = this.#refuse(options, host, port);
    if (refusal) {
      // By callback: an exception thrown in here surfaces inside the agent's own socket handlers and ends the process.
      process.nextTick(settle, refusal);
      return undefined;
    }
    const socket = super.createConnection(this.#connectionOptions(options, host, port)) as TLSSocket;
    this.#track(socket);
    this.#awaitHandshake(socket, settle);
    return undefined;
  }

  /** Whether an idle socket stays in the pool. (`@types/node` says void; Node reads the value.) @internal */
  override keepSocketAlive(socket: Duplex): boolean {
    if (this.#state !== 'serving') return false;
    return super.keepSocketAlive(socket) as unknown as boolean;
  }

  /**
   * Leaves service: idle connections close now, requests in flight finish, nothing is kept alive.
   *
   * @param timeoutMs after this long, what is still open is destroyed
   */
  async drain(timeoutMs: number): Promise<void> {
    if (this.#state === 'serving') this.#state = 'draining';
    for (const sockets of Object.values(this.freeSockets)) sockets?.forEach((socket) => socket.destroy());
    if (this.#sockets.size > 0) {
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
  cut(): void {
    this.#state = 'cut';
    for (const socket of this.#sockets) socket.destroy(new SocketRefusedError('closed'));
    this.destroy();
  }

  #refuse(options: ClientRequestArgs, host: string, port: number): SocketRefusedError | undefined {
    if (this.#state === 'cut') return new SocketRefusedError('closed');
    if (options.socketPath || !this.#origins.allowsEndpoint(host, port))
      return new SocketRefusedError('host');
    return undefined;
  }

  /** Only what a connection needs; nothing a caller put into the request options gets through. */
  #connectionOptions(
    options: ClientRequestArgs,
    host: string,
    port: number,
  ): ConnectionOptions & ClientRequestArgs {
    return {
      host,
      port,
      // Node would take the name to verify from the `Host` header.
      servername: isIP(host) ? '' : host,
      secureContext: this.certificate.secureContext,
      rejectUnauthorized: true,
      keepAlive: true,
      ALPNProtocols: ['http/1.1'],
      // Node's key of the session cache; without it no TLS session is resumed.
      ...('_agentKey' in options && { _agentKey: options._agentKey }),
    } as ConnectionOptions & ClientRequestArgs;
  }

  #track(socket: TLSSocket): void {
    this.#sockets.add(socket);
    socket.once('close', () => {
      this.#sockets.delete(socket);
      if (this.#sockets.size === 0) this.#onEmpty?.();
    });
  }

  #awaitHandshake(socket: TLSSocket, settle: (error: Error | null, socket?: Duplex) => void): void {
    const timer = setTimeout(() => socket.destroy(new HandshakeTimeoutError()), this.#handshakeTimeout);
    const done = (error: Error | null): void => {
      clearTimeout(timer);
      socket.removeListener('secureConnect', onSecure);
      socket.removeListener('error', done);
      socket.removeListener('close', onClose);
      if (error) settle(error);
      else settle(null, socket);
    };
    const onSecure = (): void => done(null);
    const onClose = (): void => done(new SocketRefusedError('closed'));
    socket.on('secureConnect', onSecure);
    socket.on('error', done);
    socket.on('close', onClose);
  }
}
