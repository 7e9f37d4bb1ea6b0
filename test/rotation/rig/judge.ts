import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { SecureVersion } from 'node:tls';

/** What the server of a test saw. */
export interface JudgeReport {
  /** `<serial> <what the client believed>` and how many requests. */
  readonly seen: ReadonlyArray<readonly [string, number]>;
  /** Serial and when the last request under it arrived, on the clock of `process.hrtime`. */
  readonly lastArrival: ReadonlyArray<readonly [string, string]>;
  readonly total: number;
  /** Requests with an `id` that had come before. */
  readonly twice: number;
  /** TLS connections, now and at the most. */
  readonly open: number;
  readonly most: number;
}

export interface JudgeOptions {
  /** Absent behind a gateway. */
  readonly tls?: { readonly cert: string; readonly key: string; readonly ca: string };
  readonly version?: SecureVersion;
  /** Whether a TLS session may be resumed, which shows no certificate anew; default true. */
  readonly resumes?: boolean;
  /** Milliseconds an ordinary answer takes; default none. */
  readonly answerMs?: number;
}

/** A server in a process of its own that writes down under which certificate each request came. */
export class Judge {
  readonly #process: ChildProcess;
  readonly #waiting = new Map<number, (answer: unknown) => void>();
  #next = 0;
  port = 0;

  private constructor() {
    const env = { ...process.env, NODE_EXTRA_CA_CERTS: '' };
    this.#process = fork(join(process.cwd(), 'test/rotation/programs/judge.mjs'), { env });
    this.#process.on('message', ({ id, answer }: { id: number; answer: unknown }) => {
      this.#waiting.get(id)?.(answer);
      this.#waiting.delete(id);
    });
  }

  static async start(options: JudgeOptions): Promise<Judge> {
    const judge = new Judge();
    judge.port = await judge.#ask<number>('start', options);
    return judge;
  }

  hold = (): Promise<void> => this.#ask('hold');
  release = (): Promise<number> => this.#ask('release');
  holding = (): Promise<number> => this.#ask('holding');
  disable = (serial: string): Promise<void> => this.#ask('disable', serial);
  revoke = (crl: string): Promise<void> => this.#ask('revoke', crl);
  report = (): Promise<JudgeReport> => this.#ask('report');
  bytes = (serial: string): Promise<number> => this.#ask('bytes', serial);
  clear = (): Promise<void> => this.#ask('clear');

  async close(): Promise<void> {
    const ended = once(this.#process, 'exit');
    this.#process.kill('SIGKILL');
    await ended;
  }

  #ask<T>(name: string, value?: unknown): Promise<T> {
    const id = (this.#next += 1);
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve as (answer: unknown) => void);
      this.#process.send({ id, name, value });
    });
  }
}
