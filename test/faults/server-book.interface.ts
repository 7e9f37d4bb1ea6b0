import type { Schedule } from './schedule.js';

/** What a server keeps book of while it plays a schedule. */
export interface ServerBook {
  readonly schedule: Schedule;
  /** Requests of which any byte was read. */
  readonly begun: Set<string>;
  /** Requests that were read completely: processed, as far as anybody can tell. */
  readonly processed: Set<string>;
  /** How often each of them was. */
  readonly times: Map<string, number>;
  /** Those of them to which the answer is no: nothing was done. */
  readonly declined: Set<string>;
  /** What must not happen: bytes that are no request. */
  readonly violations: string[];
}
