import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chown, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { freePorts } from '../../servers/rig/ports.js';

const run = promisify(execFile);
const START_MS = 30_000;

/** How to run one kind of server. */
export interface ServiceKind {
  readonly program: string;
  /** The user it runs as, when the tests run as root and it refuses that. */
  readonly user?: string;
  /** Whether a process that was given up by its parent needs another signal than SIGKILL to leave nothing behind. */
  args(folder: string, port: number): string[];
  /** Makes its data folder. */
  prepare?(folder: string, as: (program: string, args: string[]) => Promise<unknown>): Promise<void>;
  /** Throws until it answers. */
  ping(port: number, folder: string): Promise<void>;
}

/** A server from Debian with a data folder and a port of its own. It survives what is done to its process. */
export class Service {
  #process: ChildProcess | undefined;
  #words = '';
  readonly #killAtExit = (): void => void this.#process?.kill('SIGKILL');

  private constructor(
    readonly kind: ServiceKind,
    readonly folder: string,
    readonly port: number,
    readonly ids: { uid: number; gid: number } | undefined,
  ) {}

  static async start(kind: ServiceKind): Promise<Service> {
    const ids = kind.user !== undefined && userInfo().uid === 0 ? await idsOf(kind.user) : undefined;
    const folder = await mkdtemp(join(tmpdir(), 'service-'));
    if (ids) await chown(folder, ids.uid, ids.gid);
    const [port = 0] = await freePorts(1);
    await kind.prepare?.(folder, (program, args) => run(program, args, { ...ids, cwd: folder }));
    const service = new Service(kind, folder, port, ids);
    process.on('exit', service.#killAtExit);
    await service.start();
    return service;
  }

  /** Starts it (again), on what its folder holds. */
  async start(): Promise<void> {
    const { kind, folder, port, ids } = this;
    this.#words = '';
    const child = spawn(kind.program, kind.args(folder, port), {
      ...ids,
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#process = child;
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (text: Buffer) => (this.#words = (this.#words + text.toString()).slice(-2_000)));
    const until = performance.now() + START_MS;
    for (;;) {
      try {
        await kind.ping(port, folder);
        return;
      } catch (error) {
        if (child.exitCode !== null || performance.now() > until)
          throw new Error(`${kind.program} did not start: ${this.#words}`, { cause: error });
        await pause(50);
      }
    }
  }

  /** Ends it without a chance to tidy up. */
  async kill(): Promise<void> {
    const child = this.#process;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }

  async close(): Promise<void> {
    await this.kill();
    process.off('exit', this.#killAtExit);
    await rm(this.folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
}

async function idsOf(user: string): Promise<{ uid: number; gid: number }> {
  const [uid, gid] = await Promise.all(['-u', '-g'].map((flag) => run('id', [flag, user])));
  return { uid: Number(uid?.stdout), gid: Number(gid?.stdout) };
}

/** The newest `/usr/lib/postgresql/<version>/bin`. */
export async function postgresFolder(): Promise<string> {
  const root = '/usr/lib/postgresql';
  const versions = await readdir(root).catch(() => []);
  const newest = versions.sort((a, b) => Number(b) - Number(a))[0];
  return newest === undefined ? '' : join(root, newest, 'bin');
}
