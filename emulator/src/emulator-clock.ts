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
  private offset = 0;

  constructor(
    private readonly base: () => Date,
    private readonly moved: () => void,
  ) {}

  now(): Date {
    return new Date(this.base().getTime() + this.offset);
  }

  advance(ms: number): void {
    if (!Number.isFinite(ms)) throw new TypeError('clock.advance: expected a finite number of milliseconds');
    this.offset += ms;
    this.moved();
  }

  set(date: Date): void {
    const time = date.getTime();
    if (Number.isNaN(time)) throw new TypeError('clock.set: expected a valid Date');
    this.offset = time - this.base().getTime();
    this.moved();
  }
}
