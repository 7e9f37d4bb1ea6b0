import type { Call, Said } from './said.js';
import type { Step } from './schedule.js';

/** What became of a call: what was said and how long that took by its own time, or that nobody is left to say it. */
export type End = { readonly said: Said; readonly took: number } | 'dead';

/** Whoever makes the calls of a lane. A dead one lives again, with what its journal has kept, when it is called. */
export interface Actor {
  /** Another schedule begins. */
  begin(): void;
  call(call: Call, deadline: number, diesAt: Step['diesAt']): Promise<End>;
  /** Nothing happens in it any more when this resolves. */
  kill(): Promise<void>;
  close(): Promise<void>;
}
