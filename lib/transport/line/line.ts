import net, { type Socket } from 'node:net';
import tls, { type ConnectionOptions, type SecureContext, type TLSSocket } from 'node:tls';
import {
  HandshakeTimeoutError,
  ProxyRefusedError,
  SocketRefusedError,
} from '../fault/socket-refused.error.js';
import { isMoreThanAlert, noteServerSpoke } from '../classification/server-spoke.js';
import { type Endpoint, proxyTlsOptions, tcpOptions, tlsOptions } from './endpoint.js';
import type { ForwardProxy } from './forward-proxy.js';
import { openTunnel } from './proxy-tunnel.js';
import { demandProof } from './server-proof.js';
import type { SocketBook } from './socket-book.js';

/** Told once, when a connection is ready for a request or will never be. @internal */
export type Settle = (error: Error | null, socket?: TLSSocket) => void;

/** @internal */
export interface LineOptions {
  readonly endpoint: Endpoint;
  readonly secureContext: SecureContext;
  /** Of the certificate in that context, if there is one. */
  readonly fingerprint256?: string | undefined;
  readonly book: SocketBook;
  readonly proxy?: ForwardProxy | undefined;
  /** Milliseconds for TCP, the proxy and TLS together. */
  readonly timeoutMs: number;
  /** How TLS is begun; default `tls.connect`. */
  readonly connect?: ((options: ConnectionOptions) => TLSSocket) | undefined;
  /** Called when TLS begins, with what it goes over. */
  readonly onTls?: ((socket: TLSSocket, over: Socket) => void) | undefined;
  /** Called when it is closed, if it was ever begun. */
  readonly onClose?: (() => void) | undefined;
}

const NOBODY = '';

/**
 * One connection, from its first packet to its last: TCP, TLS to the proxy and a tunnel through it where there is one,
 * then TLS to the server. At each step it asks whether the certificate may still be used. No socket in it is ever
 * without a listener for `error`, and none of them outlives the others.
 *
 * @internal
 */
export class Line {
  readonly #options: LineOptions;
  readonly #settle: Settle;
  /** From the wire upwards. */
  readonly #sockets: Socket[] = [];
  #timer: NodeJS.Timeout | undefined;
  #settled = false;
  #closed = false;
  /** Whether what goes wrong now is between us and the proxy. */
  #atProxy: boolean;
  /** What TLS to the server goes over, and how many bytes had come by then. */
  #under: { readonly wire: Socket; readonly before: number } | undefined;

  private constructor(options: LineOptions, settle: Settle) {
    this.#options = options;
    this.#settle = settle;
    this.#atProxy = options.proxy !== undefined;
  }

  /** Never throws: what is wrong comes through `settle`, in a later turn. */
  static open(options: LineOptions, settle: Settle): Line {
    const line = new Line(options, settle);
    line.#begin();
    return line;
  }

  /**
   * Ends it. What was revoked is reset: so what the kernel still holds is not sent.
   *
   * @param reason what its request gets to hear; without one it hung up
   */
  cut(reason?: Error): void {
    const isRevoked = reason instanceof SocketRefusedError && reason.why === 'revoked';
    const [wire] = this.#sockets as [(Socket & { resetAndClosing?: boolean })?];
    // What `resetAndDestroy()` does, which may not be called while OpenSSL is at work above this socket. Where one says
    // goodbye already there is no reset, and Node, which does not expect that, would leave the socket open for ever.
    // Nor is there one for a socket that is not connected yet: nothing of ours is under way there.
    const canReset = wire && !wire.pending && !this.#sockets.some(saysGoodbye);
    if (isRevoked && canReset) wire.resetAndClosing = true;
    if (reason) this.#fail(reason);
    for (const socket of [...this.#sockets].reverse()) socket.destroy(reason);
    if (this.#sockets.length === 0) this.#close();
  }

  #begin(): void {
    const { endpoint, proxy, timeoutMs, book, fingerprint256 = NOBODY } = this.#options;
    book.add(fingerprint256, this);
    const wrong = this.#wrong();
    if (wrong) return void process.nextTick(() => this.cut(wrong));
    this.#timer = setTimeout(() => this.cut(new HandshakeTimeoutError()), timeoutMs);
    try {
      const wire = this.#hold(net.connect(tcpOptions(proxy ?? endpoint)));
      wire.once('connect', () => this.#step(() => (proxy ? this.#toProxy(proxy, wire) : this.#secure(wire))));
    } catch (error) {
      // A port that is none, say. In here an exception would surface in the handlers of Node's agent.
      process.nextTick(() => this.cut(error as Error));
    }
  }

  #toProxy(proxy: ForwardProxy, wire: Socket): void {
    if (!proxy.secureContext) return this.#tunnel(proxy, wire);
    const options = proxyTlsOptions(proxy.host, proxy.secureContext, wire);
    const secured = this.#hold(tls.connect(options), (error) => new ProxyRefusedError(0, error, true));
    secured.once('secureConnect', () => this.#step(() => this.#tunnel(proxy, secured)));
  }

  #tunnel(proxy: ForwardProxy, socket: Socket): void {
    openTunnel(proxy, socket, this.#options.endpoint, (error) => {
      if (error) return this.cut(error);
      this.#atProxy = false;
      this.#step(() => this.#secure(socket));
    });
  }

  #secure(over: Socket): void {
    const { endpoint, secureContext, fingerprint256, onTls, connect = tls.connect.bind(tls) } = this.#options;
    // Of TLS within TLS the bytes cannot be told apart.
    if (over === this.#sockets[0]) this.#under = { wire: over, before: over.bytesRead };
    const socket = this.#hold(connect(tlsOptions(endpoint, secureContext, over)));
    if (fingerprint256 !== undefined) demandProof(socket, endpoint.host, () => this.#wrong());
    onTls?.(socket, over);
    socket.once('secureConnect', () => {
      const wrong = this.#wrong();
      if (wrong) socket.destroy(wrong);
      else this.#succeed(socket);
    });
  }

  /** Goes on unless it was ended, or may not go on. */
  #step(go: () => void): void {
    if (this.#settled) return;
    const wrong = this.#wrong();
    if (wrong) return this.cut(wrong);
    try {
      go();
    } catch (error) {
      this.cut(error as Error);
    }
  }

  #wrong(): SocketRefusedError | undefined {
    const { book, fingerprint256 = NOBODY } = this.#options;
    return book.isRevoked(fingerprint256) ? new SocketRefusedError('revoked') : undefined;
  }

  #hold<S extends Socket>(socket: S, told: (error: Error) => Error = (error) => error): S {
    this.#sockets.push(socket);
    socket.on('error', (error) => {
      this.#fail(told(error));
      this.#endSoon();
    });
    socket.once('close', () => {
      this.#fail(new Error('socket hang up'));
      this.#close();
      this.#endSoon();
    });
    return socket;
  }

  /** None of them outlives the others. Later, because OpenSSL may be at work on one of them. */
  #endSoon(): void {
    setImmediate(() => {
      for (const socket of this.#sockets) socket.destroy();
    });
  }

  #succeed(socket: TLSSocket): void {
    if (this.#settled) return;
    this.#settled = true;
    clearTimeout(this.#timer);
    this.#settle(null, socket);
  }

  #fail(error: Error): void {
    if (this.#settled) return;
    this.#settled = true;
    clearTimeout(this.#timer);
    // Our own word is one error for many lines, and says nothing of any server.
    if (this.#under && !(error instanceof SocketRefusedError))
      noteServerSpoke(error, isMoreThanAlert(this.#under.wire.bytesRead - this.#under.before));
    this.#settle(this.#atProxy && !isOurs(error) ? new ProxyRefusedError(0, error) : error);
  }

  #close(): void {
    if (this.#closed) return;
    this.#closed = true;
    const { book, fingerprint256 = NOBODY, onClose } = this.#options;
    book.remove(fingerprint256, this);
    onClose?.();
  }
}

/** Everything was handed to the kernel, and the end after it may have been. */
function saysGoodbye({ writableEnded, writableLength }: Socket): boolean {
  return writableEnded && writableLength === 0;
}

function isOurs(error: Error): boolean {
  return (
    error instanceof SocketRefusedError ||
    error instanceof HandshakeTimeoutError ||
    error instanceof ProxyRefusedError
  );
}
