import { EventEmitter, once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePorts } from './ports.js';
import type { Listener, ListenerName, Running, ServerKind, Setting, Version } from './listener.interface.js';
import type { Material } from './material.js';
import { assertInstalled } from './programs.js';

const VERSIONS: readonly Version[] = ['TLSv1.2', 'TLSv1.3'];
const NAMES: readonly ListenerName[] = ['good', 'wrong-name', 'self-signed', 'expired'];

/** One kind of server, running with all its listeners, in a folder of its own. */
export class Bench {
  readonly #events = new EventEmitter();
  readonly #processed = new Map<string, number>();
  #listeners: Listener[] = [];
  #folder = '';
  #backend: Server | undefined;
  #running: Running | undefined;

  async open(kind: ServerKind, material: Material, options: Pick<Setting, 'tickets'> = {}): Promise<void> {
    await assertInstalled(kind.programs);
    this.#folder = await mkdtemp(join(tmpdir(), 'diagnosis-'));
    const files = await material.writeFor(this.#folder);
    this.#listeners = await this.#plan(files);
    const processed = (path: string): void => {
      this.#processed.set(path, this.processed(path) + 1);
      this.#events.emit('processed');
    };
    this.#backend = createServer((request, response) => {
      request.on('error', () => undefined);
      request.on('end', () => {
        processed(request.url ?? '');
        response.setHeader('content-type', 'application/json').end('{"ok":true}');
      });
      request.resume();
    }).listen(0, '127.0.0.1');
    await once(this.#backend, 'listening');
    this.#running = await kind.start({
      folder: this.#folder,
      listeners: this.#listeners,
      backend: this.#backendPort(),
      processed,
      ...options,
    });
  }

  origin(name: ListenerName, version: Version): string {
    const listener = this.#listener(name, version);
    // `s_server` has no port without TLS; there the plain server behind the others stands in for it.
    const standsIn = name === 'plain' && this.#running?.pidOf(listener) === 0;
    return `https://127.0.0.1:${standsIn ? this.#backendPort() : listener.port}`;
  }

  /** How often the request with this path was processed. */
  processed(path: string): number {
    return this.#processed.get(path) ?? 0;
  }

  /** Resolves once the request with this path was processed: Node's and Go's programs say so in their own time. */
  async untilProcessed(path: string): Promise<void> {
    while (this.processed(path) === 0)
      await once(this.#events, 'processed', { signal: AbortSignal.timeout(5_000) });
  }

  /** While it runs, the server takes connections (its kernel does) and says nothing. */
  async silently<T>(version: Version, run: () => Promise<T>): Promise<T> {
    const pid = this.#running?.pidOf(this.#listener('good', version)) ?? 0;
    if (pid === 0) throw new Error('the server is not running');
    process.kill(pid, 'SIGSTOP');
    try {
      return await run();
    } finally {
      process.kill(pid, 'SIGCONT');
    }
  }

  async close(): Promise<void> {
    await this.#running?.close();
    this.#backend?.closeAllConnections();
    this.#backend?.close();
    if (this.#folder !== '') await rm(this.#folder, { recursive: true, force: true });
  }

  #backendPort(): number {
    const { port } = (this.#backend?.address() ?? { port: 0 }) as AddressInfo;
    return port;
  }

  #listener(name: ListenerName, version: Version): Listener {
    const found = this.#listeners.find(
      (each) =>
        each.name === name && (each.tls === undefined || name === 'old-tls' || each.tls.version === version),
    );
    if (!found) throw new Error(`no listener ${name}`);
    return found;
  }

  async #plan(files: { ca: string; crl: string }): Promise<Listener[]> {
    const identity = (name: string): { cert: string; key: string } => ({
      cert: join(this.#folder, `${name}.crt`),
      key: join(this.#folder, `${name}.key`),
    });
    const secure = NAMES.flatMap((name) =>
      VERSIONS.map((version) => ({ name, tls: { version, ...identity(name), ...files } })),
    );
    const old = {
      name: 'old-tls' as const,
      tls: { version: 'TLSv1.1' as const, ...identity('good'), ...files },
    };
    const all = [...secure, old, { name: 'plain' as const }];
    const ports = await freePorts(all.length);
    return all.map((listener, index) => ({ ...listener, port: ports[index] ?? 0 }));
  }
}
