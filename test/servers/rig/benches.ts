import { Bench } from './bench.js';
import type { ServerKind } from './listener.interface.js';
import type { Material } from './material.js';

/** A bench for each kind of server. All open at once: compilers take their time. */
export class Benches {
  readonly #benches: ReadonlyMap<ServerKind, Bench>;
  readonly #openings = new Map<ServerKind, Promise<void>>();

  constructor(kinds: readonly ServerKind[]) {
    this.#benches = new Map(kinds.map((kind) => [kind, new Bench()]));
  }

  of(kind: ServerKind): Bench {
    return this.#benches.get(kind)!;
  }

  open(material: Material): void {
    for (const [kind, bench] of this.#benches) {
      const opening = bench.open(kind, material);
      // Who cannot start fails the cases of its own.
      opening.catch(() => undefined);
      this.#openings.set(kind, opening);
    }
  }

  async opened(kind: ServerKind): Promise<void> {
    await this.#openings.get(kind);
  }

  async close(): Promise<void> {
    await Promise.allSettled(this.#openings.values());
    for (const bench of this.#benches.values()) await bench.close();
  }
}
