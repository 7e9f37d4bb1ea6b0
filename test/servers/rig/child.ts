import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

/** A process that ends when the tests do. */
export class Child {
  readonly #process: ChildProcess;
  readonly #lastWords: string[] = [];
  readonly #kill = (): void => void this.#process.kill('SIGKILL');

  constructor(program: string, args: readonly string[], onOutput: (text: Buffer) => void = () => undefined) {
    this.#process = spawn(program, args, {
      stdio: 'pipe',
      // Debian's own settings forbid TLS 1.1, which the table has as a fault.
      env: { ...process.env, OPENSSL_CONF: '/dev/null' },
    });
    process.once('exit', this.#kill);
    this.#process.on('error', (error) => this.#lastWords.push(error.message));
    this.#process.stderr?.on('data', (text: Buffer) => this.#remember(text));
    this.#process.stdout?.on('data', onOutput);
    this.#process.stdin?.on('error', () => undefined);
  }

  get pid(): number {
    return this.#process.pid ?? 0;
  }

  /** Why it is not there, if it is not. */
  get death(): string | undefined {
    const { exitCode, signalCode, pid } = this.#process;
    if (pid !== undefined && exitCode === null && signalCode === null) return undefined;
    return `${this.#process.spawnfile} ended: ${this.#lastWords.join('').trim().slice(-500)}`;
  }

  write(text: string): void {
    this.#process.stdin?.write(text);
  }

  async close(): Promise<void> {
    process.off('exit', this.#kill);
    if (this.death !== undefined) return;
    const ended = once(this.#process, 'exit');
    this.#kill();
    await ended;
  }

  #remember(text: Buffer): void {
    this.#lastWords.push(text.toString('utf8'));
    if (this.#lastWords.length > 20) this.#lastWords.shift();
  }
}
