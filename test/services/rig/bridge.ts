import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Database, OpenTransaction } from './database.interface.js';

const PROGRAMS = fileURLToPath(new URL('../programs/', import.meta.url));

interface Answer {
  readonly id: number;
  readonly result?: unknown;
  readonly error?: { readonly message: string; readonly code?: string };
}

/** A database behind a driver that lives in another process. */
export class Bridge implements Database {
  readonly #child: ChildProcess;
  readonly #waiting = new Map<number, (answer: Answer) => void>();
  #ids = 0;

  private constructor(child: ChildProcess) {
    this.#child = child;
    child.on('message', (answer: Answer) => this.#waiting.get(answer.id)?.(answer));
  }

  static async to(program: string, argument: string, execPath = process.execPath): Promise<Bridge> {
    const child = fork(`${PROGRAMS}${program}.mjs`, [argument], { execPath, execArgv: ['--no-warnings'] });
    await once(child, 'message');
    return new Bridge(child);
  }

  readonly query = (sql: string, parameters: unknown[]): Promise<unknown> =>
    this.#ask({ what: 'query', sql, parameters });

  async begin(): Promise<OpenTransaction> {
    const transaction = (this.#ids += 1);
    await this.#ask({ what: 'begin', transaction });
    return {
      query: (sql, parameters) => this.#ask({ what: 'query', sql, parameters, transaction }),
      commit: () => this.#ask({ what: 'commit', transaction }),
      rollback: () => this.#ask({ what: 'rollback', transaction }),
    };
  }

  async close(): Promise<void> {
    const gone = once(this.#child, 'exit');
    this.#child.disconnect();
    await gone;
  }

  async #ask(message: Record<string, unknown>): Promise<unknown> {
    const id = (this.#ids += 1);
    const { result, error } = await new Promise<Answer>((resolve) => {
      this.#waiting.set(id, resolve);
      this.#child.send({ ...message, id });
    });
    this.#waiting.delete(id);
    if (error) throw Object.assign(new Error(error.message), { code: error.code });
    return result;
  }
}
