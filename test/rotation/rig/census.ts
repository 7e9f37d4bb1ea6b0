import { createHook } from 'node:async_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { MtlsAgents } from '../../../lib/transport/connection/mtls-agents.js';
import type { MtlsAgent } from '../../../lib/transport/connection/mtls-agent.js';
import type { Stand } from './stand.js';

export interface Count {
  readonly agents: number;
  readonly sockets: number;
  readonly timersAndWatches: number;
  readonly resources: string;
  readonly listeners: number;
  readonly serverConnections: number;
  readonly heapMiB: number;
  readonly rssMiB: number;
}

/** Counts what a process holds on to. */
export class Census {
  readonly #agents = new Set<WeakRef<MtlsAgent>>();
  readonly #live = new Map<number, string>();
  readonly #original = MtlsAgents.prototype.of;
  readonly #hook = createHook({
    init: (id, type) => {
      if (type !== 'Timeout' && type !== 'FSEVENTWRAP') return;
      if (String(new Error().stack).includes('/lib/')) this.#live.set(id, type);
    },
    destroy: (id) => void this.#live.delete(id),
  });

  /** Begin before the module starts: what is made earlier is not seen. */
  constructor() {
    const { of } = MtlsAgents.prototype;
    const agents = this.#agents;
    const known = new WeakSet<MtlsAgent>();
    MtlsAgents.prototype.of = function counted(certificate) {
      const agent = of.call(this, certificate);
      if (!known.has(agent)) agents.add(new WeakRef(agent));
      known.add(agent);
      return agent;
    };
    this.#hook.enable();
  }

  async count(stand: Stand): Promise<Count> {
    let timers = Infinity;
    let heap = Infinity;
    for (let turn = 0; turn < 10; turn += 1) {
      // What comes and goes is no leak: the fewest at a time.
      await pause(30);
      timers = Math.min(timers, this.#live.size);
      (globalThis as { gc?: () => void }).gc?.();
      const { heapUsed, external } = process.memoryUsage();
      heap = Math.min(heap, heapUsed + external);
    }
    const agents = [...this.#agents].map((each) => each.deref()).filter((each) => each !== undefined);
    const { rss } = process.memoryUsage();
    const { open } = await stand.judge.report();
    return {
      agents: agents.length,
      sockets: agents.reduce((sum, { openSockets }) => sum + openSockets, 0),
      timersAndWatches: timers,
      resources: tally(process.getActiveResourcesInfo()),
      listeners: process.eventNames().reduce((sum, name) => sum + process.listenerCount(name), 0),
      serverConnections: open,
      heapMiB: heap / 1_048_576,
      rssMiB: rss / 1_048_576,
    };
  }

  end(): void {
    this.#hook.disable();
    MtlsAgents.prototype.of = this.#original;
  }
}

/** What keeps the process alive, but for timers: those of the test are among them, and ours are counted by themselves. */
function tally(names: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const name of names)
    if (/^(TCP|TLS|Pipe|FSEvent)/.test(name)) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts]
    .map(([name, count]) => `${name}×${count}`)
    .sort()
    .join(' ');
}
