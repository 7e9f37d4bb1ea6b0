import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { type SecureContext, TLSSocket } from 'node:tls';
import { endSocket, FaultyWire } from './faulty-wire.js';
import { RequestHandler } from './request-handler.js';
import { type ConnectionPlan, type Schedule, SOUND, type WireFault } from './schedule.js';
import type { ServerBook } from './server-book.interface.js';

/** So many turns of the loop read what has arrived. */
const TURNS = 20;
const NO_FAULT: WireFault = { direction: 'in', afterBytes: Infinity, act: 'stall' };

/** A TLS server that behaves as a schedule says, and keeps book of what it really read. */
export class FaultyServer implements ServerBook {
  readonly begun = new Set<string>();
  readonly processed = new Set<string>();
  readonly times = new Map<string, number>();
  readonly declined = new Set<string>();
  readonly violations: string[] = [];
  #server: Server;
  readonly #sockets = new Set<Socket>();
  readonly #wires = new Set<FaultyWire>();
  readonly #stalled = new Set<() => void>();
  #accepted = 0;
  #isSound = false;

  private constructor(
    readonly schedule: Schedule,
    readonly context: SecureContext,
    /** The certificate whose connections are cut right after the handshake. */
    readonly unwanted?: string,
  ) {
    this.#server = this.#made();
  }

  #made(): Server {
    return createServer({ allowHalfOpen: true }, (socket) => this.#accept(socket));
  }

  static async listen(schedule: Schedule, context: SecureContext, unwanted?: string): Promise<FaultyServer> {
    const server = new FaultyServer(schedule, context, unwanted);
    server.#server.listen(0, '127.0.0.1');
    await once(server.#server, 'listening');
    return server;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** Every fault is over: what it held back is read, whatever is open is cut, and what is opened from now on is sound. */
  async mend(port: number): Promise<void> {
    this.#isSound = true;
    for (const wire of this.#wires) wire.release();
    for (const resume of this.#stalled) resume();
    for (let turn = 0; turn < TURNS; turn += 1) await new Promise(setImmediate);
    for (const socket of this.#sockets) socket.destroy();
    if (this.#server.listening) return;
    this.#server = this.#made();
    this.#server.listen(port, '127.0.0.1');
    await once(this.#server, 'listening');
  }

  /** Stops listening; what is open stays open. */
  async refuse(): Promise<void> {
    this.#server.close();
    await once(this.#server, 'close');
  }

  /**
   * Reads everything that is still on its way, what a stall held back included, until the other side has closed.
   * Only then is it known what was processed.
   */
  async finish(): Promise<void> {
    for (const wire of this.#wires) wire.release();
    for (const resume of this.#stalled) resume();
    const patience = setTimeout(() => this.#sockets.forEach((socket) => socket.destroy()), 250);
    await Promise.all([...this.#sockets].map(closed));
    clearTimeout(patience);
    if (!this.#server.listening) return;
    this.#server.close();
    await once(this.#server, 'close');
  }

  #accept(socket: Socket): void {
    const { connections } = this.schedule;
    const drawn = connections[Math.min(this.#accepted, connections.length - 1)] as ConnectionPlan;
    const plan = this.#isSound ? SOUND : drawn;
    this.#accepted += 1;
    this.#sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('close', () => this.#sockets.delete(socket));
    if (plan.beforeTls === 'garbage') socket.end('HTTP/1.1 400 Bad Request\r\n\r\n');
    else if (plan.beforeTls) endSocket(socket, plan.beforeTls);
    // Whatever was done to it, it is read to its end, or its end would never be seen.
    if (plan.beforeTls) socket.on('end', () => socket.end()).resume();
    else setTimeout(() => this.#secure(socket, plan), plan.tlsDelayMs);
  }

  #secure(socket: Socket, plan: ConnectionPlan): void {
    if (socket.destroyed) return;
    // Always between the two: TLS right on the socket would own its handle, and not let it be half-closed or reset.
    const wire = new FaultyWire(socket, plan.wire ?? NO_FAULT);
    this.#wires.add(wire);
    const tls = new TLSSocket(wire as unknown as Socket, {
      isServer: true,
      secureContext: this.context,
      requestCert: true,
      rejectUnauthorized: false,
      ALPNProtocols: ['http/1.1'],
    });
    tls.on('error', () => socket.destroy());
    tls.on('end', () => endSocket(socket, 'fin'));
    tls.once('close', () => socket.destroy());
    tls.once('secure', () => this.#serve(tls, socket, plan));
  }

  #serve(tls: TLSSocket, socket: Socket, plan: ConnectionPlan): void {
    if (!this.#isSound && this.unwanted && tls.getPeerCertificate().fingerprint256 === this.unwanted)
      return void tls.destroy();
    const end = (act: Parameters<typeof endSocket>[1]): void => {
      if (act === 'stall') this.#stalled.add(pause(tls));
      else if (act === 'fin') tls.end();
      else if (act === 'half-close') endSocket(socket, act);
      else if (act === 'destroy') tls.destroy();
      else endSocket(socket, act);
    };
    const handler = new RequestHandler(this, tls, plan, end);
    tls.on('data', (chunk: Buffer) => handler.take(chunk));
    if (plan.afterHandshake) end(plan.afterHandshake);
  }
}

/** Not `once()`, which an error rejects. */
function closed(socket: Socket): Promise<void> {
  return new Promise((resolve) => (socket.closed ? resolve() : socket.once('close', () => resolve())));
}

/** Stops reading; what comes meanwhile is read when the returned function is called. */
function pause(stream: Duplex): () => void {
  stream.pause();
  return () => void stream.resume();
}
