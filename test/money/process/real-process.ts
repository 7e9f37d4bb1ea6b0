import type { Actor, End } from '../actor.js';
import type { Call } from '../said.js';
import type { Step } from '../schedule.js';
import type { World } from './orders.js';
import type { MoneyProcess, ProcessPool } from './process-pool.js';

/** A client in a process of its own, with its journal on the disk. */
export class RealProcess implements Actor {
  #process: MoneyProcess | undefined;

  constructor(
    private readonly pool: ProcessPool,
    private readonly world: World,
  ) {}

  begin(): void {
    // The journal is on the disk, and has other grants in it, as in life.
  }

  async call(call: Call, deadline: number, diesAt: Step['diesAt']): Promise<End> {
    const process = await this.#alive();
    const end = await process.ask({ do: 'call', call, deadline, diesAt });
    return end === 'dead' ? end : { said: end.said!, took: end.took! };
  }

  async kill(): Promise<void> {
    await this.#process?.kill();
  }

  async close(): Promise<void> {
    if (this.#process?.isAlive) await this.#process.ask({ do: 'close' });
    await this.kill();
  }

  async #alive(): Promise<MoneyProcess> {
    if (this.#process?.isAlive) return this.#process;
    const next = await this.pool.take();
    this.#process = next;
    await next.ask({ do: 'open', world: this.world });
    return next;
  }
}
