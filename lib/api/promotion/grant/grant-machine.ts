import { type GrantFacts, type GrantRefusal, isPastItsHour, isQuiet } from './grant-facts.js';
import { GRANT_RULES, type GrantRules } from './grant-rules.js';

/** An entry as this run last read or wrote it. @internal */
export interface KnownGrant {
  readonly version: number;
  readonly facts: GrantFacts;
}

/** How a run ends. @internal */
export type GrantEnd =
  | 'done'
  /** The platform has it, and the points are on their way. */
  | 'pending'
  /** Nothing was paid, for a reason that a repeat does not change by itself. */
  | 'failed'
  /** Nothing was paid, and the same call may succeed later. */
  | 'later'
  /** It may have been paid, or may yet be. A later run finds out. */
  | 'unknown'
  /** It may have been paid, and only a person can find out. */
  | 'undecided'
  /** There is no such grant. */
  | 'absent';

/** What whoever drives a run has to do next. @internal */
export type GrantCommand =
  | { readonly do: 'read' }
  | { readonly do: 'add'; readonly facts: GrantFacts }
  | { readonly do: 'replace'; readonly facts: GrantFacts; readonly next: 'send' | 'look' | 'wait' | GrantEnd }
  | { readonly do: 'get-key' }
  | { readonly do: 'execute'; readonly key: string }
  | { readonly do: 'look'; readonly key: string }
  | { readonly do: 'wait'; readonly next: 'read' | 'look' }
  | { readonly do: 'end'; readonly as: GrantEnd };

/** What the platform says of a key. `none`: it has no record (4111). `unclear`: no usable answer. @internal */
export type GrantLook = 'SUCCESS' | 'PENDING' | 'FAILED' | 'none' | 'unclear';

/**
 * What became of sending a key. `used`: somebody used it before (4113). `not-done`: proved that nothing was done, and
 * the same request may succeed later. `lost`: anything may have become of it.
 *
 * @internal
 */
export type GrantAnswer = 'accepted' | 'refused' | 'used' | 'not-done' | 'lost';

/** What became of a command. @internal */
export type GrantEvent = { readonly now: number } & (
  | { readonly is: 'read'; readonly known: KnownGrant | undefined }
  | { readonly is: 'added' | 'replaced'; readonly ok: boolean }
  | { readonly is: 'key'; readonly key: string }
  | { readonly is: 'no-key' }
  | { readonly is: 'executed'; readonly answer: GrantAnswer; readonly refusal?: GrantRefusal }
  | { readonly is: 'seen'; readonly what: GrantLook; readonly refusal?: GrantRefusal }
  | { readonly is: 'waited'; readonly timeUp: boolean }
);

/** One process at work on one grant: a value, so that a test can hold all that there can be. @internal */
export interface GrantRun {
  readonly command: GrantCommand;
  readonly known?: KnownGrant;
  /** Whether the grant may be added when there is none. */
  readonly mayAdd: boolean;
  /** The key has gone out again in this run; once is enough. */
  readonly isRepeat?: true;
  /** How often in a row the platform had no record. */
  readonly misses: number;
  /** The platform said in this run that it took the grant. */
  readonly accepted?: true;
}

/** Two reads, so that one that met a lagging copy of the platform's books decides nothing. */
const ENOUGH_MISSES = 2;

/** @param mayAdd whether a grant that the journal does not know is new (rather than a mistake) @internal */
export function beginGrantRun(mayAdd: boolean): GrantRun {
  return { command: { do: 'read' }, mayAdd, misses: 0 };
}

/**
 * The whole protocol of a grant: from what a process knows and what just happened to what it does next. It performs
 * nothing itself; every trigger (`grant`, `settle`, a restart, a job) enters it by reading the journal.
 *
 * @internal
 */
export function stepGrant(run: GrantRun, event: GrantEvent, rules: GrantRules = GRANT_RULES): GrantRun {
  switch (event.is) {
    case 'read':
      return enter(run, event.known, event.now, rules);
    case 'added':
      return event.ok ? { ...wrote(run, 1, PLANNED), command: { do: 'get-key' } } : outrun(run);
    case 'replaced':
      return event.ok ? afterReplace(run) : outrun(run);
    case 'key':
      return take(run, event, rules);
    case 'no-key':
      return end(run, 'later');
    case 'executed':
      return afterExecute(run, event, rules);
    case 'seen':
      return afterLook(run, event, rules);
    case 'waited':
      return afterWait(run, event.timeUp);
  }
}

const PLANNED: GrantFacts = { state: 'planned' };

function enter(run: GrantRun, known: KnownGrant | undefined, now: number, rules: GrantRules): GrantRun {
  if (!known) return run.mayAdd ? { ...run, command: { do: 'add', facts: PLANNED } } : end(run, 'absent');
  const current: GrantRun = { ...run, known };
  switch (known.facts.state) {
    case 'planned':
    case 'failed':
      return { ...current, command: { do: 'get-key' } };
    case 'keyed':
      // Nothing was sent under it, so an old key costs nothing.
      if (isPastItsHour(known.facts, now)) return { ...current, command: { do: 'get-key' } };
      return arm(current, now, rules);
    case 'sending':
      return look(current);
    case 'done':
    case 'undecided':
      return end(current, known.facts.state);
  }
}

/** A key that goes out at once is on record once: as one that may have left. */
function take(run: GrantRun, { key, now }: Extract<GrantEvent, { is: 'key' }>, rules: GrantRules): GrantRun {
  const keyed: GrantFacts = { state: 'keyed', key, keyAt: now };
  if (!rules.recordsBeforeSending()) return replace(run, keyed, 'send');
  return replace(run, { ...keyed, state: 'sending', sentAt: now }, 'send');
}

/** Before the first byte: on record that it may have left. */
function arm(run: GrantRun, now: number, rules: GrantRules): GrantRun {
  const { facts } = run.known!;
  if (!rules.recordsBeforeSending()) return send(run);
  return replace(run, { ...facts, state: 'sending', sentAt: now }, 'send');
}

function afterReplace(run: GrantRun): GrantRun {
  const { facts, next } = run.command as Extract<GrantCommand, { do: 'replace' }>;
  const current = wrote(run, run.known!.version + 1, facts);
  switch (next) {
    case 'send':
      return send(current);
    case 'look':
      return look(current);
    case 'wait':
      return { ...current, command: { do: 'wait', next: 'look' } };
    default:
      return end(current, next);
  }
}

function afterExecute(
  run: GrantRun,
  { answer, refusal, now }: Extract<GrantEvent, { is: 'executed' }>,
  rules: GrantRules,
): GrantRun {
  const { facts } = run.known!;
  switch (answer) {
    case 'accepted':
      return look({ ...run, accepted: true });
    case 'used':
      // Only we know the key: whoever used it was an attempt of ours.
      return look(run);
    case 'lost':
      return replace(run, { ...facts, state: 'sending', open: true, sentAt: now }, 'look');
    case 'refused':
      return rules.refusalReleases(facts) ? replace(run, failed(refusal), 'failed') : look(run);
    case 'not-done':
      return facts.open ? end(run, 'unknown') : replace(run, unsent(facts), 'later');
  }
}

function afterLook(
  run: GrantRun,
  { what, refusal, now }: Extract<GrantEvent, { is: 'seen' }>,
  rules: GrantRules,
): GrantRun {
  const { facts } = run.known!;
  const { key, keyAt } = facts;
  switch (what) {
    case 'SUCCESS':
      return replace(run, { state: 'done', ...keyOf(key, keyAt) }, 'done');
    case 'FAILED':
      // The key is used up, so nothing that is still under way can pay under it.
      return replace(run, failed(refusal), 'failed');
    case 'PENDING': {
      const pending: GrantRun = { ...run, accepted: true };
      return facts.accepted ? wait(pending) : replace(pending, { ...facts, accepted: true }, 'wait');
    }
    case 'none':
      return afterMiss({ ...run, misses: run.misses + 1 }, now, rules);
    case 'unclear':
      return wait(run);
  }
}

/** The platform has no record of the key. */
function afterMiss(run: GrantRun, now: number, rules: GrantRules): GrantRun {
  const { facts } = run.known!;
  if (!isQuiet(facts, now) || run.misses < ENOUGH_MISSES) return wait(run);
  if (isPastItsHour(facts, now)) {
    if (rules.afterTheHour() === 'new-key') return { ...run, command: { do: 'get-key' } };
    return replace(run, { ...facts, state: 'undecided' }, 'undecided');
  }
  // The platform has said that it took this one: to send it again could bring nothing.
  if (run.accepted || facts.accepted || run.isRepeat) return wait(run);
  if (rules.keyAfterNoRecord() === 'new') return { ...run, command: { do: 'get-key' } };
  const again: GrantRun = { ...run, isRepeat: true, misses: 0 };
  return replace(again, { ...facts, open: true, sentAt: now }, 'send');
}

function afterWait(run: GrantRun, timeUp: boolean): GrantRun {
  const { next } = run.command as Extract<GrantCommand, { do: 'wait' }>;
  if (timeUp) return end(run, run.accepted || run.known?.facts.accepted ? 'pending' : 'unknown');
  return next === 'look' ? look(run) : { ...run, command: { do: 'read' } };
}

/** Somebody else wrote first: what holds now is in the journal. */
function outrun(run: GrantRun): GrantRun {
  const { known: _, ...rest } = run;
  return { ...rest, misses: 0, command: { do: 'wait', next: 'read' } };
}

function wrote(run: GrantRun, version: number, facts: GrantFacts): GrantRun {
  return { ...run, known: { version, facts } };
}

function replace(
  run: GrantRun,
  facts: GrantFacts,
  next: Extract<GrantCommand, { do: 'replace' }>['next'],
): GrantRun {
  return { ...run, command: { do: 'replace', facts, next } };
}

function send(run: GrantRun): GrantRun {
  return { ...run, command: { do: 'execute', key: run.known!.facts.key! } };
}

function look(run: GrantRun): GrantRun {
  return { ...run, command: { do: 'look', key: run.known!.facts.key! } };
}

function wait(run: GrantRun): GrantRun {
  return { ...run, command: { do: 'wait', next: 'look' } };
}

function end(run: GrantRun, as: GrantEnd): GrantRun {
  return { ...run, command: { do: 'end', as } };
}

function failed(refusal: GrantRefusal | undefined): GrantFacts {
  return { state: 'failed', ...(refusal && { refusal }) };
}

/** As it was before it was sent, for a request that is proved not to have been processed. */
function unsent({ key, keyAt }: GrantFacts): GrantFacts {
  return { state: 'keyed', ...keyOf(key, keyAt) };
}

function keyOf(key: string | undefined, keyAt: number | undefined): Pick<GrantFacts, 'key' | 'keyAt'> {
  return { ...(key !== undefined && { key }), ...(keyAt !== undefined && { keyAt }) };
}
