import { createServer as createHttpServer } from 'node:http';
import type { IncomingMessage, Server as HttpServer, ServerResponse } from 'node:http';
import { createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import type { SecureContext } from 'node:tls';
import type { Verdict } from '../../authority/certificate-register.js';
import type { RefusalReason } from '../../ledger/ledger.interface.js';
import { AlertingSocket } from './alerting-socket.js';
import type { Connection } from './connection.interface.js';
import { gatewayPage } from '../answer/gateway-page.js';
import type { Meeting, RefusalPolicy } from './refusal-policy.js';

type Refusal = Extract<Verdict, { accepted: false }>;

/** What a {@link MtlsServer} leaves to others. @internal */
export interface MtlsServerHooks {
  /**
   * May the holder of this certificate be served? Asked after every handshake, resumed ones included, and before
   * every request.
   */
  judge(fingerprint256: string | undefined, meeting: Meeting): Verdict;
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
  /** Peers that are refused by a page, and what is known of them. */
  private readonly unwelcome = new WeakMap<TLSSocket, string | undefined>();
  private readonly tcp: Server;
  private readonly http: HttpServer;

  constructor(
    private readonly context: SecureContext,
    private readonly policy: RefusalPolicy,
    private readonly hooks: MtlsServerHooks,
  ) {
    this.tcp = createServer((socket) => this.accept(socket));
    this.http = createHttpServer((request, response) => this.request(request, response));
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
    for (const connection of this.sockets.values()) {
      const verdict =
        connection && this.hooks.judge(connection.certificate.fingerprint256, 'openConnections');
      // One that is to be refused by a page hears of it at its next request.
      if (!verdict || verdict.accepted || this.policy.styleOf(verdict.reason) === 'gateway-400') continue;
      this.cut(connection.socket, verdict);
    }
  }

  /** Ends the connections on which nothing is under way. @returns how many */
  closeIdle(): number {
    const idle = [...this.sockets.values()].filter(
      (connection) => connection?.active === 0 && !connection.socket.destroyed,
    );
    for (const connection of idle) connection?.socket.destroy();
    return idle.length;
  }

  close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.tcp.close(() => resolve()));
    for (const socket of this.sockets.keys()) socket.destroy();
    return closed;
  }

  private request(request: IncomingMessage, response: ServerResponse): void {
    const socket = request.socket as TLSSocket;
    const connection = this.sockets.get(socket);
    if (socket.destroyed || (!connection && !this.unwelcome.has(socket))) return;
    const fingerprint256 = connection ? connection.certificate.fingerprint256 : this.unwelcome.get(socket);
    const verdict = this.hooks.judge(fingerprint256, connection ? 'openConnections' : 'newConnections');
    if (!verdict.accepted) return this.refuseRequest(socket, response, verdict);
    // A certificate that became good again, since the clock was moved, gets a connection of its own.
    if (!connection) return void socket.destroy();
    connection.active += 1;
    response.once('close', () => (connection.active -= 1));
    this.hooks.request(connection, request, response);
  }

  private refuseRequest(socket: TLSSocket, response: ServerResponse, verdict: Refusal): void {
    if (this.policy.styleOf(verdict.reason) !== 'gateway-400') return this.cut(socket, verdict);
    const words =
      verdict.reason === 'no-certificate'
        ? 'No required SSL certificate was sent'
        : 'The SSL certificate error';
    const { status, headers, body } = gatewayPage(400, words);
    response.writeHead(status, {
      ...headers,
      connection: 'close',
      'content-length': Buffer.byteLength(body as string),
    });
    response.end(body);
    this.hooks.refused(verdict);
  }

  private accept(tcp: Socket): void {
    tcp.setNoDelay(true);
    const socket = new TLSSocket(tcp, {
      isServer: true,
      secureContext: this.context,
      requestCert: true,
      rejectUnauthorized: !this.policy.letsNobodyIn,
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
    const alerting = this.policy.alerts
      ? new AlertingSocket(tcp, socket, { refusesEarly: () => this.reasonForAlert(socket) })
      : undefined;
    socket.once('secure', () => this.secured(socket, alerting));
  }

  /** Of a handshake that has not ended yet. */
  private reasonForAlert(socket: TLSSocket): RefusalReason | undefined {
    const verdict = this.judgeHandshake(socket);
    return verdict.accepted || this.policy.styleOf(verdict.reason) !== 'alert' ? undefined : verdict.reason;
  }

  private judgeHandshake(socket: TLSSocket): Verdict {
    const meeting = socket.isSessionReused() ? 'resumedSessions' : 'newConnections';
    return this.hooks.judge(socket.getPeerX509Certificate()?.fingerprint256, meeting);
  }

  private secured(socket: TLSSocket, alerting: AlertingSocket | undefined): void {
    const verdict = this.judgeHandshake(socket);
    if (!verdict.accepted) return this.refuseHandshake(socket, verdict, alerting);
    this.sockets.set(socket, {
      socket,
      certificate: verdict.certificate,
      tlsVersion: socket.getProtocol() ?? 'unknown',
      resumedSession: socket.isSessionReused(),
      requests: 0,
      active: 0,
    });
    this.http.emit('connection', socket);
  }

  private refuseHandshake(socket: TLSSocket, verdict: Refusal, alerting: AlertingSocket | undefined): void {
    const style = this.policy.styleOf(verdict.reason);
    if (style === 'gateway-400') {
      this.unwelcome.set(socket, socket.getPeerX509Certificate()?.fingerprint256);
      this.http.emit('connection', socket);
    } else if (style === 'alert' && alerting) {
      alerting.refuse(verdict.reason);
      this.hooks.refused(verdict);
    } else {
      this.cut(socket, verdict);
    }
  }

  private cut(socket: TLSSocket, verdict: Refusal): void {
    if (socket.destroyed) return;
    socket.destroy();
    this.hooks.refused(verdict);
  }
}
