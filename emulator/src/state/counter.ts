import type { Tables } from './tables.js';

/** Numbers that are given out once each, over restarts as well. @internal */
export class Counter {
  private readonly table = this.tables.table<{ next: number }>('counters');

  constructor(
    private readonly tables: Tables,
    private readonly name: string,
    private readonly first: number,
  ) {}

  next(): number {
    const next = this.table.get(this.name)?.next ?? this.first;
    this.table.set(this.name, { next: next + 1 });
    return next;
  }
}
