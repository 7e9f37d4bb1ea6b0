import type { ClientRequest, ClientRequestArgs } from 'node:http';
import { Agent, type AgentOptions } from 'node:https';
import type { Duplex } from 'node:stream';
import type { ConnectionOptions, TLSSocket } from 'node:tls';
import { bareHost } from '../line/allowed-origins.js';
import { IdleAges } from './idle-ages.js';
import { LateSocket } from './late-socket.js';
import type { Settle } from '../line/line.js';

type OnSocket = (error: Error | null, socket: Duplex) => void;

/** What Node's agent does with a request; agents of every kind override these, and no types tell of them. */
interface AgentInside {
  addRequest(request: ClientRequest, options: ClientRequestArgs): void;
  createSocket?(request: ClientRequest, options: ClientRequestArgs, done: OnSocket): void;
}

const NODES = Agent.prototype as unknown as AgentInside;

/**
 * An agent of Node's that hands out a connection only when a request can be written into it: its handshake is done, and
 * it is neither closed nor too old.
 *
 * @publicShape
 */
export abstract class ReadySocketsAgent extends Agent {
  readonly #idleAges: IdleAges;
  /** Node's agent is asking for a connection, and waits for it. */
  #isAsked = NODES.createSocket === undefined;

  constructor(options: AgentOptions, idleTimeout: number) {
    super({ ...options, keepAlive: true, timeout: idleTimeout });
    this.#idleAges = new IdleAges(idleTimeout);
  }

  /** Makes a connection, and tells when it is ready. Must not throw: in here an exception would end the process. @internal */
  protected abstract create(options: ClientRequestArgs, settle: Settle): void;

  /** Node's own way to begin TLS, because it keeps the sessions of this agent and resumes them. @internal */
  protected startTls(options: ConnectionOptions): TLSSocket {
    return super.createConnection(options as ClientRequestArgs) as TLSSocket;
  }

  /** All TLS settings are the agent's own, so host and port alone name a pool. */
  override getName(options: ClientRequestArgs = {}): string {
    return `${bareHost(options.host ?? 'localhost')}:${options.port ?? 443}`;
  }

  /** Node takes the newest idle connection, and looks whether it is closed only at the oldest. @internal */
  addRequest(request: ClientRequest, options: ClientRequestArgs): void {
    this.dropUnusable(this.getName(options));
    NODES.addRequest.call(this, request, options);
  }

  /** @internal */
  createSocket(request: ClientRequest, options: ClientRequestArgs, done: OnSocket): void {
    this.#isAsked = true;
    NODES.createSocket?.call(this, request, options, done);
  }

  /** @internal */
  override createConnection(options: ClientRequestArgs, callback?: OnSocket): Duplex | undefined {
    const isAsked = this.#isAsked;
    this.#isAsked = NODES.createSocket === undefined;
    if (isAsked) {
      this.create(options, callback as unknown as Settle);
      return undefined;
    }
    // Somebody else's agent took the request (a mock that lets it pass), and wants a connection in its hand.
    const late = new LateSocket();
    this.create(options, (error, socket) => {
      if (socket) late.attach(socket);
      else late.destroy(error ?? undefined);
    });
    return late;
  }

  /** Whether an idle socket stays in the pool. (`@types/node` says void; Node reads the value.) @internal */
  override keepSocketAlive(socket: Duplex): boolean {
    this.#idleAges.begin(socket);
    return super.keepSocketAlive(socket) as unknown as boolean;
  }

  /** What is too old, and what is closed or closing, is not to be handed to a request. @internal */
  protected dropUnusable(name: string): void {
    const { [name]: idle } = this.freeSockets;
    if (!idle) return;
    this.#idleAges.dropStale(idle);
    // Node takes the newest: the others are looked at when it is their turn.
    for (let newest = idle.at(-1); newest && !isUsable(newest); newest = idle.at(-1)) idle.pop();
    if (idle.length === 0) delete (this.freeSockets as Record<string, unknown>)[name];
  }
}

function isUsable({ destroyed, writable, readableEnded }: Duplex): boolean {
  return !destroyed && writable && !readableEnded;
}
