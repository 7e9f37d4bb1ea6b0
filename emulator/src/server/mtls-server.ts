import { createServer as createHttpServer } from 'node:http';
import type { IncomingMessage, Server as HttpServer, ServerResponse } from 'node:http';
import { createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import type { SecureContext } from 'node:tls';
import type { Verdict } from '../authority/certificate-register.js';
import type { RegisteredCertificate } from '../authority/registered-certificate.interface.js';
import type { Connection } from './connection.interface.js';

type Refusal = Extract<Verdict, { accepted: false }>;

/** What a {@link MtlsServer} leaves to others. @internal */
export interface MtlsServerHooks {
  /**
   * May the holder of this certificate be served? Asked after every handshake, resumed ones included, and before
   * every request.
   */
  judge(fingerprint256: string | undefined): Verdict;
  refused(refusal: Refusal): void;
  /** A request's headers have arrived. */
  request(connection: Connection, request: IncomingMessage, response: ServerResponse): void;
}

/**
 * An HTTPS server that demands a client certificate and lets its owner judge it.
 *
 * It is put together from `net`, `TLSSocket` and `http` because `https.Server` gives two choices only: OpenSSL demands
 * a certificate *and* Node judges its dates by the machine's clock, or nothing is demanded at all.
 * Here a peer without a certificate gets the TLS alert, and every other one is judged before a byte of it is read.
 *
 * @internal
 */
export class MtlsServer {
  private readonly sockets = new Map<TLSSocket, Connection | undefined>();
  private readonly tcp: Server;
  private readonly http: HttpServer;

  constructor(
    private readonly context: SecureContext,
    private readonly hooks: MtlsServerHooks,
  ) {
    this.tcp = createServer((socket) => this.accept(socket));
    this.http = createHttpServer((request, response) => {
      const connection = this.sockets.get(request.socket as TLSSocket);
      if (connection && this.check(connection)) hooks.request(connection, request, response);
    });
  }

  /** Resolves to the port. */
  listen(port: number, host: string): Promise<number> {
    return new Promise((resolve, reject) => {
      this.tcp.once('error', reject);
      this.tcp.listen(port, host, () => {
        this.tcp.off('error', reject);
        resolve((this.tcp.address() as AddressInfo).port);
      });
    });
  }

  /** Ends the connections that are no longer served, and tells `refused` about each. */
  recheck(): void {
    for (const connection of this.sockets.values()) if (connection) this.check(connection);
  }

  close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.tcp.close(() => resolve()));
    for (const socket of this.sockets.keys()) socket.destroy();
    return closed;
  }

  /** True when the connection may go on; otherwise it has been ended. */
  private check({ socket, certificate }: Connection): boolean {
    return !socket.destroyed && this.admit(socket, certificate.fingerprint256) !== undefined;
  }

  private accept(tcp: Socket): void {
    tcp.setNoDelay(true);
    const socket = new TLSSocket(tcp, {
      isServer: true,
      secureContext: this.context,
      requestCert: true,
      rejectUnauthorized: true,
      ALPNProtocols: ['http/1.1'],
    });
    this.sockets.set(socket, undefined);
    // A peer that goes away or speaks no TLS is no fault of the emulator; 'close' follows and cleans up.
    tcp.on('error', () => undefined);
    socket.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ERR_SSL_PEER_DID_NOT_RETURN_A_CERTIFICATE') {
        this.hooks.refused({ accepted: false, reason: 'no-certificate' });
      }
    });
    socket.once('close', () => this.sockets.delete(socket));
    socket.once('secure', () => this.secured(socket));
  }

  private secured(socket: TLSSocket): void {
    const certificate = this.admit(socket, socket.getPeerX509Certificate()?.fingerprint256);
    if (!certificate) return;
    this.sockets.set(socket, {
      socket,
      certificate,
      tlsVersion: socket.getProtocol() ?? 'unknown',
      resumedSession: socket.isSessionReused(),
      requests: 0,
    });
    this.http.emit('connection', socket);
  }

  private admit(socket: TLSSocket, fingerprint256: string | undefined): RegisteredCertificate | undefined {
    const verdict = this.hooks.judge(fingerprint256);
    if (verdict.accepted) return verdict.certificate;
    socket.destroy();
    this.hooks.refused(verdict);
    return undefined;
  }
}
