import type { ScriptMoment } from 'apps-in-toss-emulator';
import fc from 'fast-check';
import { type Fault, FAULTS, MOMENTS } from './faults.js';

/** What happens to the next request of an operation. */
export interface Blow {
  /** Which operation, of those that the subject needs. */
  readonly at: number;
  readonly fault: Fault;
  /** The process that sent it is killed when it is so far. */
  readonly kills: ScriptMoment | null;
}

export interface Step {
  /** Which of the calls that there are for it. */
  readonly call: number;
  readonly blows: readonly Blow[];
  /** The process is gone at so many changes of the journal, before or after the change is kept. */
  readonly diesAt: { readonly change: number; readonly before: boolean } | null;
  /** The caller gives up after so many milliseconds of the protocol. */
  readonly deadline: number;
  /** Another process makes the same call at the same time. */
  readonly isDouble: boolean;
}

export interface Schedule {
  readonly kind: 'payment' | 'grant';
  readonly steps: readonly Step[];
}

/** @param killed whether processes are killed on the wire, and two may be at work at once */
export function schedules(killed: boolean): fc.Arbitrary<Schedule> {
  const moment = fc.constantFrom(...MOMENTS);
  const blow: fc.Arbitrary<Blow> = fc.record({
    at: fc.nat(2),
    fault: fc.constantFrom(...FAULTS),
    kills: killed ? fc.option(moment, { freq: 3 }) : fc.constant(null),
  });
  const change = fc.record({ change: fc.integer({ min: 1, max: 5 }), before: fc.boolean() });
  const step: fc.Arbitrary<Step> = fc.record({
    call: fc.nat(2),
    blows: fc.array(blow, { maxLength: 4 }),
    diesAt: fc.option(change, { freq: 2 }),
    deadline: fc.constantFrom(400, 12_000, 24_000, 24_000),
    isDouble: killed ? fc.nat(3).map((n) => n === 3) : fc.constant(false),
  });
  return fc.record({
    kind: killed ? fc.constantFrom('grant', 'grant', 'payment') : fc.constantFrom('payment', 'grant'),
    steps: fc.array(step, { minLength: 1, maxLength: 3 }),
  });
}
