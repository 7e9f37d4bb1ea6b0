import { once } from 'node:events';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { createServer as createTcpServer, type Server as TcpServer } from 'node:net';
import type { SecureVersion } from 'node:tls';
import { ClientCertificate } from '../../lib/certificate/client-certificate.js';
import type { AppsInTossError } from '../../lib/foundation/apps-in-toss.error.js';
import { Deadline } from '../../lib/foundation/deadline.js';
import { AllowedOrigins } from '../../lib/transport/line/allowed-origins.js';
import { exchange } from '../../lib/transport/exchange/exchange.js';
import type { ExchangeRequest, ExchangeResponse } from '../../lib/transport/exchange/exchange.interface.js';
import { MtlsAgent, type MtlsAgentOptions } from '../../lib/transport/connection/mtls-agent.js';
import { type Authority, createAuthority, type Issued, type IssueOptions } from './pki.js';

export interface ServerOptions {
  version?: SecureVersion;
  /** Certificate of the server; default one for 127.0.0.1 and localhost of the lab's authority. */
  identity?: Issued;
  /** Authority whose client certificates the server accepts; default the lab's. */
  clients?: Authority;
}

export interface LabServer {
  readonly origin: string;
  readonly port: number;
  readonly server: Server;
  /** Paths of the requests that the server read completely. */
  readonly processed: string[];
  /** Common names of the client certificates it saw, one per request. */
  readonly callers: string[];
  /** TCP connections it accepted. */
  readonly connections: () => number;
  /** Resets the newest TCP connection, below TLS. */
  readonly reset: () => void;
}

/** Real TLS servers, certificates and agents of one throw-away authority; `close()` leaves nothing open. */
export class MtlsLab {
  readonly #closers: Array<() => Promise<void> | void> = [];

  private constructor(
    readonly authority: Authority,
    readonly serverIdentity: Issued,
    readonly client: ClientCertificate,
  ) {}

  static async open(): Promise<MtlsLab> {
    const authority = await createAuthority();
    const serverIdentity = await authority.issue(serverNames());
    const client = certificateOf(await authority.issue({ commonName: 'my-mini-app' }), authority);
    return new MtlsLab(authority, serverIdentity, client);
  }

  /** A client certificate of the lab's authority, ready to use. */
  async certificate(
    options: IssueOptions = {},
    issuer: Authority = this.authority,
  ): Promise<ClientCertificate> {
    return certificateOf(await issuer.issue(options), this.authority);
  }

  async https(listener: RequestListener, options: ServerOptions = {}): Promise<LabServer> {
    const processed: string[] = [];
    const callers: string[] = [];
    let connections = 0;
    const { version, identity = this.serverIdentity, clients = this.authority } = options;
    const server = createServer(
      {
        cert: identity.chain,
        key: identity.key,
        ca: clients.pem,
        requestCert: true,
        rejectUnauthorized: true,
        ...(version && { minVersion: version, maxVersion: version }),
      },
      (request, response) => {
        request.on('error', () => undefined);
        const process = (): void => {
          processed.push(request.url ?? '');
          callers.push(callerOf(request));
          listener(request, response);
        };
        // What is cut off half-way is not processed.
        void readAll(request).then(process, () => undefined);
      },
    );
    let newest: Socket | undefined;
    server.on('connection', (socket: Socket) => {
      connections += 1;
      newest = socket;
    });
    server.on('tlsClientError', () => undefined);
    const port = await this.#listen(server);
    return {
      origin: `https://127.0.0.1:${port}`,
      port,
      server,
      processed,
      callers,
      connections: () => connections,
      reset: () => newest?.resetAndDestroy(),
    };
  }

  /** A server below TLS: what it does with a connection is the test's. */
  async tcp(listener: (socket: Socket) => void): Promise<{ origin: string; port: number }> {
    const server = createTcpServer((socket) => {
      socket.on('error', () => undefined);
      listener(socket);
    });
    const port = await this.#listen(server);
    return { origin: `https://127.0.0.1:${port}`, port };
  }

  agent(origins: string | string[], options: Partial<MtlsAgentOptions> = {}): MtlsAgent {
    const agent = new MtlsAgent({
      certificate: this.client,
      origins: new AllowedOrigins([origins].flat()),
      ...options,
    });
    this.#closers.push(() => agent.cut());
    return agent;
  }

  onClose(closer: () => Promise<void> | void): void {
    this.#closers.push(closer);
  }

  async close(): Promise<void> {
    for (const closer of this.#closers.splice(0).reverse()) await closer();
  }

  async #listen(server: Server | TcpServer): Promise<number> {
    const sockets = new Set<Socket>();
    server.on('connection', (socket: Socket) => {
      sockets.add(socket);
      socket.once('close', () => sockets.delete(socket));
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    this.#closers.push(async () => {
      for (const socket of sockets) socket.destroy();
      if (!server.listening) return;
      server.close();
      await once(server, 'close');
    });
    return (server.address() as AddressInfo).port;
  }
}

/** Names and address of the machine, for a server's certificate. */
export function serverNames(): IssueOptions {
  return { commonName: 'localhost', eku: 'serverAuth', altNames: ['localhost', '127.0.0.1', '::1'] };
}

export function certificateOf(issued: Issued, trusted: Authority): ClientCertificate {
  return ClientCertificate.parse({ cert: issued.chain, key: issued.key }, { ca: trusted.pem });
}

export function answer(response: ServerResponse, body = '{"ok":true}', status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(body);
}

/** One POST with a body, as the tests of faults send it. */
export function post(
  agent: MtlsAgent,
  origin: string,
  options: Partial<Omit<ExchangeRequest, 'url' | 'deadline'>> & { path?: string; timeoutMs?: number } = {},
): Promise<ExchangeResponse> {
  const { path = '/pay', timeoutMs = 5_000, ...rest } = options;
  return exchange({
    agent,
    url: new URL(path, origin),
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"amount":1000}',
    deadline: new Deadline(timeoutMs),
    maxResponseBytes: 1_048_576,
    clock: () => new Date(),
    ...rest,
  });
}

/** The error a promise rejects with; fails the test when it does not. */
export async function failureOf(promise: Promise<unknown>): Promise<AppsInTossError> {
  try {
    await promise;
  } catch (error) {
    return error as AppsInTossError;
  }
  throw new Error('expected a rejection');
}

async function readAll(request: IncomingMessage): Promise<void> {
  for await (const chunk of request) void chunk;
}

function callerOf(request: IncomingMessage): string {
  const socket = request.socket as unknown as { getPeerCertificate(): { subject?: { CN?: string } } };
  return socket.getPeerCertificate().subject?.CN ?? '';
}
