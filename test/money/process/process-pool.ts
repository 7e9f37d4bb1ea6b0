import { build } from 'esbuild';
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { NODE_22 } from '../../services/rig/assert-installed.mjs';
import type { Order, Report } from './orders.js';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
/** Beside the packages that it leaves out. */
const FOLDER = here('../../../node_modules/.cache/money');
const PROGRAM = join(FOLDER, 'money-process.cjs');

/** One process, alive until somebody kills it. */
export class MoneyProcess {
  readonly #gone: Promise<unknown>;

  constructor(private readonly child: ChildProcess) {
    this.#gone = once(child, 'exit');
  }

  get isAlive(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  /** @throws Error when the process could not do it for a reason that is none of the test's */
  async ask(order: Order): Promise<Report | 'dead'> {
    const answered = new AbortController();
    const dead = this.#gone.then(() => 'dead' as const);
    const report = once(this.child, 'message', answered).then(([word]) => word as Report);
    report.catch(() => undefined);
    this.child.send(order, () => undefined); // a process that is gone has no ears
    const end = await Promise.race([report, dead]);
    answered.abort();
    if (end !== 'dead' && end.error !== undefined) throw new Error(end.error);
    return end;
  }

  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.#gone;
  }
}

/** Processes that are ready before they are wanted: one that is killed has a successor at once. */
export class ProcessPool {
  readonly #ready: Promise<MoneyProcess>[] = [];
  started = 0;

  private constructor(private readonly spare: number) {}

  static async open(spare: number): Promise<ProcessPool> {
    await mkdir(FOLDER, { recursive: true });
    await bundle();
    await warmUp();
    const pool = new ProcessPool(spare);
    for (let n = 0; n < spare; n += 1) pool.#ready.push(pool.#start());
    return pool;
  }

  async take(): Promise<MoneyProcess> {
    const ready = this.#ready.shift() ?? this.#start();
    if (this.#ready.length < this.spare) this.#ready.push(this.#start());
    return ready;
  }

  async close(): Promise<void> {
    for (const each of this.#ready.splice(0)) await (await each).kill();
  }

  async #start(): Promise<MoneyProcess> {
    this.started += 1;
    return new MoneyProcess(await start());
  }
}

async function start(): Promise<ChildProcess> {
  const child = fork(PROGRAM, {
    execPath: NODE_22, // for its SQLite
    execArgv: ['--no-warnings'], // nor maps of its source, which take a quarter of its start
    env: { ...process.env, NODE_COMPILE_CACHE: join(FOLDER, 'compiled') },
  });
  const [word] = (await Promise.race([once(child, 'message'), once(child, 'exit')])) as [unknown];
  if (word !== 'ready') throw new Error('a process did not start');
  return child;
}

/** One file, packages and all: it starts in a third of the time that the sources and packages would take. */
async function bundle(): Promise<void> {
  await build({
    entryPoints: [here('money-process.ts')],
    outfile: PROGRAM,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node22',
    minifyWhitespace: true,
    logLevel: 'warning',
    alias: { 'nestjs-apps-in-toss': here('../../../lib/index.ts') },
    // What Nest looks for, and does without.
    external: ['@nestjs/microservices', '@nestjs/websockets', 'class-validator', 'class-transformer'],
  });
}

/** What is compiled is kept when a process ends by itself, which those that follow do not. */
async function warmUp(): Promise<void> {
  const child = await start();
  const gone = once(child, 'exit');
  child.disconnect();
  await gone;
}
