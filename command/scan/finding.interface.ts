import type { Text } from '../shell/text.js';
import type { Place } from './place.interface.js';
import type { Scan } from './scan-context.js';

/** `broken`: it fails, leaks or pays twice as it stands. `soon`: it works until the day it does not. */
export type Level = 'broken' | 'soon';

export type RuleCode = `AIT-S${number}`;

/** One mistake that can be proved from the source. */
export interface Rule {
  readonly code: RuleCode;
  /** A word for it, for people and for `--json`. */
  readonly name: string;
  readonly level: Level;
  readonly what: Text;
  /** Why it matters. */
  readonly why: Text;
  /** What to write instead. */
  readonly instead: Text;
  find(scan: Scan): Iterable<Place>;
}

/** A rule that bit, and where. */
export interface Finding extends Place {
  readonly rule: Rule;
}
