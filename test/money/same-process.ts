import { type AppsInTossModuleOptions, MemoryOperationJournal } from 'nestjs-apps-in-toss';
import { AppsInTossRuntime } from '../../lib/runtime/apps-in-toss.runtime.js';
import type { Actor, End } from './actor.js';
import { MortalJournal } from './mortal-journal.js';
import { type Call, say } from './said.js';
import type { Step } from './schedule.js';
import { SPEED, VirtualTime } from './virtual-time.js';

/** A client in this process, which dies as far as its journal is concerned: thousands of them cost little. */
export class SameProcess implements Actor {
  private constructor(
    private readonly runtime: AppsInTossRuntime,
    private readonly journal: MortalJournal,
    private readonly time: VirtualTime,
  ) {}

  static async start(options: AppsInTossModuleOptions): Promise<SameProcess> {
    const time = new VirtualTime(SPEED);
    const journal = new MortalJournal(new MemoryOperationJournal());
    return new SameProcess(await AppsInTossRuntime.start({ ...options, journal }, time), journal, time);
  }

  get client() {
    return this.runtime.client;
  }

  begin(): void {
    this.journal.kept = new MemoryOperationJournal();
  }

  async call(call: Call, deadline: number, diesAt: Step['diesAt']): Promise<End> {
    const { pacing } = this.time;
    const began = pacing.now();
    const dead = new Promise<'dead'>((resolve) => this.journal.diesAt(diesAt, () => resolve('dead')));
    const said = say(this.client, call, deadline).then((word) => ({
      said: word,
      took: pacing.now() - began,
    }));
    return Promise.race([said, dead]);
  }

  kill(): Promise<void> {
    throw new Error('a process is killed, and not what runs in this one');
  }

  async close(): Promise<void> {
    await this.runtime.onApplicationShutdown();
  }
}
