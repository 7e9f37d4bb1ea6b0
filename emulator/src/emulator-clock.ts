import type { Table } from './state/table.js';

/**
 * The only time the emulator knows. Codes, tokens and the validity of client certificates are judged by it.
 *
 * @publicApi
 */
export interface EmulatorClock {
  /** The emulator's present time. */
  now(): Date;
  /** Moves the clock forward by `ms` milliseconds (backward when negative). It goes on running from there. */
  advance(ms: number): void;
  /** Moves the clock to `date`. It goes on running from there. */
  set(date: Date): void;
}

/** A base clock with an offset. `moved` is called after every move. @internal */
export class MovableClock implements EmulatorClock {
  constructor(
    private readonly base: () => Date,
    private readonly state: Table<{ offset: number }>,
    private readonly moved: () => void,
  ) {}

  now(): Date {
    return new Date(this.base().getTime() + this.offset);
  }

  advance(ms: number): void {
    if (!Number.isFinite(ms)) throw new TypeError('clock.advance: expected a finite number of milliseconds');
    this.move(this.offset + ms);
  }

  set(date: Date): void {
    const time = date.getTime();
    if (Number.isNaN(time)) throw new TypeError('clock.set: expected a valid Date');
    this.move(time - this.base().getTime());
  }

  private get offset(): number {
    return this.state.get('now')?.offset ?? 0;
  }

  private move(offset: number): void {
    this.state.set('now', { offset });
    this.moved();
  }
}
