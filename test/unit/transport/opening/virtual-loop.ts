import type { Loop } from '../../../../lib/transport/opening/loop.js';

interface Event {
  readonly at: number;
  readonly costMs: number;
  readonly run: (at: number) => void;
}

/** A thread with an event loop in virtual time: what it does takes as long as it is said to cost, on every machine. */
export class VirtualLoop implements Loop {
  #now = 0;
  #busy = 0;
  #outside: Event[] = [];
  #arriving: Event[] = [];
  #timers: Event[] = [];
  /** The longest turn so far. */
  standstill = 0;

  now(): number {
    return this.#now;
  }

  busyMs(): number {
    return this.#busy;
  }

  later(ms: number, then: () => void): () => void {
    // As Node's: whole milliseconds, at least one.
    const timer = { at: this.#now + Math.max(1, Math.floor(ms)), costMs: 0.02, run: then };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((each) => each !== timer);
    };
  }

  /** The thread does something now. */
  work(ms: number): void {
    this.#now += ms;
    this.#busy += ms;
  }

  /** Something that the thread is told of, and has work with. */
  arrive(at: number, costMs: number, run: () => void): void {
    this.#arriving.push({ at, costMs, run });
  }

  /** Something elsewhere, that costs this thread nothing. */
  elsewhere(at: number, run: (at: number) => void): void {
    this.#outside.push({ at, costMs: 0, run });
  }

  async until(done: () => boolean): Promise<void> {
    while (!done()) {
      const begun = this.#now;
      for (let next = this.#dueOutside(); next; next = this.#dueOutside()) next.run(next.at);
      this.#arriving = this.#run(this.#arriving);
      this.#timers = this.#run(this.#timers);
      this.standstill = Math.max(this.standstill, this.#now - begun);
      // Promises of the code that is tested, and what waits for them.
      await new Promise(setImmediate);
      const next = Math.min(...[this.#outside, this.#arriving, this.#timers].flat().map(({ at }) => at));
      if (next === Infinity && !done()) throw new Error('nothing will happen any more');
      if (next < Infinity) this.#now = Math.max(this.#now, next);
    }
  }

  #dueOutside(): Event | undefined {
    const [next] = inOrder(this.#outside);
    if (!next || next.at > this.#now) return undefined;
    this.#outside = this.#outside.filter((each) => each !== next);
    return next;
  }

  /** Runs what is due; gives what is not, with what came meanwhile. */
  #run(events: Event[]): Event[] {
    const due = inOrder(events.filter(({ at }) => at <= this.#now));
    for (const event of due) {
      events.splice(events.indexOf(event), 1);
      this.work(event.costMs);
      event.run(event.at);
    }
    return events;
  }
}

function inOrder(events: readonly Event[]): Event[] {
  return [...events].sort((a, b) => a.at - b.at);
}
