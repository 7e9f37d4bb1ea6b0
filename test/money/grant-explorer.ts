import type { GrantFacts } from '../../lib/api/promotion/grant/grant-facts.js';
import {
  beginGrantRun,
  type GrantAnswer,
  type GrantEvent,
  type GrantRun,
  stepGrant,
} from '../../lib/api/promotion/grant/grant-machine.js';
import type { GrantRules } from '../../lib/api/promotion/grant/grant-rules.js';

/** How much may happen in one history. */
export interface Bounds {
  readonly processes: number;
  readonly crashes: number;
  /** How often the grant is asked for. */
  readonly calls: number;
  readonly keys: number;
  /** Requests under way at the same time. */
  readonly net: number;
  /** Whether a payout may be pending for a while, and may fail. */
  readonly pending: boolean;
}

/**
 * What the platform holds of a key: fresh; pending or paid; `e` the payout failed; `x` expired unused; `g` used and
 * forgotten, after its hour.
 */
type ServerKey = 'f' | 'p' | 'u' | 'e' | 'x' | 'g';

/** Everything there is at one moment. Versions matter only by being the newest or not: 1 is, 0 is not. */
interface World {
  readonly facts: GrantFacts | undefined;
  readonly keys: readonly ServerKey[];
  readonly paid: number;
  /** Requests under way, by key. */
  readonly net: readonly number[];
  readonly refuses: boolean;
  readonly budgetChanges: number;
  readonly crashes: number;
  readonly calls: number;
  readonly decided: boolean;
  readonly processes: readonly (GrantRun | undefined)[];
}

export interface Explored {
  readonly states: number;
  readonly steps: number;
  /** What went wrong first, with the history that leads there. */
  readonly broken?: { readonly what: string; readonly history: readonly string[] };
  /** Every way in which a run ended somewhere. */
  readonly ends: ReadonlySet<string>;
  /** Every state in which the journal's entry stood somewhere. */
  readonly entries: ReadonlySet<string>;
}

/** Moments of the clock, from a key and a request of time 0: just now, after the quiet period, after the key's hour. */
const NOW = 0;
const QUIET = 10_000;
const PAST = 50 * 60_000;

/**
 * Plays every history of a grant that the bounds allow: the real protocol, one process or several, against a world in
 * which every request and every answer may be lost or come late, a process may stop for any time between two steps or
 * die there, the budget may go and come back, and the platform may forget a key after its hour.
 */
export function explore(bounds: Bounds, rules?: GrantRules): Explored {
  const start: World = {
    facts: undefined,
    keys: [],
    paid: 0,
    net: [],
    refuses: false,
    budgetChanges: 0,
    crashes: 0,
    calls: 0,
    decided: false,
    processes: Array.from({ length: bounds.processes }, () => undefined),
  };
  const from = new Map<string, readonly [string, string] | undefined>([[keyOf(start), undefined]]);
  const ends = new Set<string>();
  const entries = new Set<string>();
  let steps = 0;
  let queue = [start];
  const history = (key: string): string[] => {
    const labels: string[] = [];
    for (let at = from.get(key); at; at = from.get(at[0])) labels.unshift(at[1]);
    return labels;
  };
  while (queue.length > 0) {
    const later: World[] = [];
    for (const world of queue) {
      const origin = keyOf(world);
      for (const [label, next, lie] of successors(world, bounds, rules, ends)) {
        steps += 1;
        const key = keyOf(next);
        const what = lie ?? lieOf(next);
        if (what) {
          const broken = { what, history: [...history(origin), label] };
          return { states: from.size, steps, ends, entries, broken };
        }
        if (from.has(key)) continue;
        from.set(key, [origin, label]);
        if (next.facts) entries.add(next.facts.state);
        later.push(next);
      }
    }
    queue = later;
  }
  return { states: from.size, steps, ends, entries };
}

function lieOf({ facts, paid, keys }: World): string | undefined {
  if (paid > 1) return 'the points moved twice';
  if (facts?.state === 'done' && paid !== 1) return 'the journal says paid, and nothing was';
  if (facts?.state === 'failed' && (paid !== 0 || keys.includes('p')))
    return 'the journal says not paid, and something was or will be';
  return undefined;
}

type Successor = readonly [label: string, world: World, lie?: string | undefined];

function* successors(
  world: World,
  bounds: Bounds,
  rules: GrantRules | undefined,
  ends: Set<string>,
): Generator<Successor> {
  yield* worldMoves(world, bounds);
  for (const [index, run] of world.processes.entries()) {
    const at = `P${index}`;
    if (!run) {
      if (world.calls < bounds.calls) {
        yield [`${at} is asked`, withRun({ ...world, calls: world.calls + 1 }, index, beginGrantRun(true))];
      }
      continue;
    }
    if (world.crashes < bounds.crashes) {
      yield [`${at} dies`, withRun({ ...world, crashes: world.crashes + 1 }, index, undefined)];
    }
    for (const [label, after, event] of outcomes(world, run, bounds)) {
      for (const next of afterWaiting(stepGrant(run, event, rules), rules)) {
        if (next.command.do !== 'end') {
          yield [`${at} ${label}`, withRun(after, index, next)];
          continue;
        }
        const { as } = next.command;
        ends.add(as);
        const lied = (as === 'done' && after.paid !== 1) || (as === 'failed' && after.paid !== 0);
        yield [
          `${at} ${label} and says ${as}`,
          withRun(after, index, undefined),
          lied ? `a caller was told "${as}" against the truth` : undefined,
        ];
      }
    }
  }
}

/** A process that waits goes on, or has no more time; neither changes the world, so they count as one step. */
function afterWaiting(run: GrantRun, rules: GrantRules | undefined): GrantRun[] {
  if (run.command.do !== 'wait') return [run];
  return [true, false].map((timeUp) => stepGrant(run, { is: 'waited', timeUp, now: NOW }, rules));
}

/** What happens without any process of ours. */
function* worldMoves(world: World, bounds: Bounds): Generator<Successor> {
  const { keys, net, facts } = world;
  for (const [index, key] of net.entries()) {
    const rest = { ...world, net: net.filter((_, other) => other !== index) };
    yield [`a request under key ${key} is lost`, rest];
    for (const [what, delivered] of deliver(rest, key, bounds))
      yield [`a late request arrives: ${what}`, delivered];
  }
  if (!world.refuses && world.budgetChanges === 0)
    yield ['the budget is gone', { ...world, refuses: true, budgetChanges: 1 }];
  if (world.refuses) yield ['the budget is back', { ...world, refuses: false }];
  for (const [index, state] of keys.entries()) {
    const becomes = (next: ServerKey, paid = 0): World => ({
      ...world,
      paid: world.paid + paid,
      keys: keys.map((each, other) => (other === index ? next : each)),
    });
    if (state === 'f') yield [`the hour of key ${index} passes`, becomes('x')];
    if (state === 'u' || state === 'e') yield [`the platform forgets key ${index}`, becomes('g')];
    if (state === 'p') {
      yield [`the points of key ${index} are paid`, becomes('u', 1)];
      yield [`the payout of key ${index} fails`, becomes('e')];
    }
  }
  const isSettled = net.length === 0 && !keys.includes('p') && keys[Number(facts?.key)] !== 'f';
  if (facts?.state === 'undecided' && !world.decided && isSettled) {
    // Somebody looks into the platform's own books; the key is surely over by then.
    const truth: GrantFacts = world.paid > 0 ? { ...facts, state: 'done' } : { state: 'failed' };
    yield [`a person decides ${truth.state}`, written({ ...world, decided: true }, truth)];
  }
}

type Outcome = readonly [label: string, world: World, event: GrantEvent];

/** All that can become of what a process is about to do. */
function* outcomes(world: World, run: GrantRun, bounds: Bounds): Generator<Outcome> {
  const { command, known } = run;
  switch (command.do) {
    case 'read': {
      const read = world.facts && { version: 1, facts: world.facts };
      yield ['reads the journal', world, { is: 'read', known: read, now: NOW }];
      if (world.facts?.state === 'keyed')
        yield ['reads the journal an hour later', world, { is: 'read', known: read, now: PAST }];
      return;
    }
    case 'add': {
      const ok = !world.facts;
      yield ['adds the entry', ok ? written(world, command.facts) : world, { is: 'added', ok, now: NOW }];
      return;
    }
    case 'replace': {
      const ok = known?.version === 1;
      yield [
        `writes ${command.facts.state}${command.facts.open ? ', open' : ''}`,
        ok ? written(world, command.facts) : world,
        { is: 'replaced', ok, now: NOW },
      ];
      return;
    }
    case 'get-key':
      yield ['gets no key', world, { is: 'no-key', now: NOW }];
      if (world.keys.length < bounds.keys) {
        const keys = [...world.keys, 'f' as const];
        yield ['gets a key', { ...world, keys }, { is: 'key', key: String(world.keys.length), now: NOW }];
      }
      return;
    case 'execute':
      yield* sendings(world, Number(command.key), bounds);
      return;
    case 'look':
      yield* looks(world, Number(command.key));
      return;
    case 'wait':
    case 'end':
      throw new Error(`a run that stands at "${command.do}" was not gone on with`);
  }
}

function* sendings(world: World, key: number, bounds: Bounds): Generator<Outcome> {
  const executed = (answer: GrantAnswer): GrantEvent => ({ is: 'executed', answer, now: NOW });
  yield ['cannot send', world, executed('not-done')];
  if (world.net.length < bounds.net) {
    const under = [...world.net, key].sort();
    yield ['sends and gets no answer', { ...world, net: under }, executed('lost')];
  }
  for (const [what, delivered] of deliver(world, key, bounds)) {
    const answers: GrantAnswer[] = what === 'no such key' ? ['refused', 'lost'] : [ANSWERS[what]!, 'lost'];
    for (const answer of answers) yield [`sends: ${what}, hears ${answer}`, delivered, executed(answer)];
  }
}

const ANSWERS: Record<string, GrantAnswer> = {
  paid: 'accepted',
  accepted: 'accepted',
  'used before': 'used',
  'budget gone': 'refused',
};

/** The platform reads one request. */
function deliver(world: World, key: number, { pending }: Bounds): Array<readonly [string, World]> {
  const state = world.keys[key];
  if (state === 'x' || state === 'g') return [['no such key', world]];
  if (state !== 'f') return [['used before', world]];
  if (world.refuses) return [['budget gone', world]];
  const becomes = (next: ServerKey): readonly ServerKey[] =>
    world.keys.map((each, other) => (other === key ? next : each));
  const paid = ['paid', { ...world, keys: becomes('u'), paid: world.paid + 1 }] as const;
  return pending ? [paid, ['accepted', { ...world, keys: becomes('p') }]] : [paid];
}

function* looks(world: World, key: number): Generator<Outcome> {
  const seen = (what: Extract<GrantEvent, { is: 'seen' }>['what'], now = NOW): GrantEvent => ({
    is: 'seen',
    what,
    now,
  });
  yield ['looks, and no answer comes', world, seen('unclear')];
  switch (world.keys[key]) {
    case 'u':
      yield ['sees SUCCESS', world, seen('SUCCESS')];
      return;
    case 'p':
      yield ['sees PENDING', world, seen('PENDING')];
      return;
    case 'e':
      yield ['sees FAILED', world, seen('FAILED')];
      return;
    default:
      yield ['sees no record', world, seen('none')];
      // After the quiet period nothing that was sent is still under way.
      if (world.net.includes(key)) return;
      yield ['sees no record after the quiet period', world, seen('none', QUIET)];
      yield ["sees no record after the key's hour", world, seen('none', PAST)];
  }
}

function written(world: World, facts: GrantFacts): World {
  const processes = world.processes.map(
    (run) => run?.known && { ...run, known: { ...run.known, version: 0 } },
  );
  return {
    ...world,
    facts: atTimeZero(facts),
    processes: processes.map((run, index) => run ?? world.processes[index]),
  };
}

function withRun(world: World, index: number, run: GrantRun | undefined): World {
  const normal = run && normalised(run);
  return { ...world, processes: world.processes.map((other, place) => (place === index ? normal : other)) };
}

/**
 * Only the newest version is 1, and every time is 0: the clock of an event says how long ago that is. One look without
 * a record is as good as the two that the protocol wants: so there are more histories, and fewer states.
 */
function normalised(run: GrantRun): GrantRun {
  const { known, command } = run;
  const facts = 'facts' in command ? { ...command, facts: atTimeZero(command.facts) } : command;
  if (!known) return { ...run, command: facts, misses: 1 };
  // A version that this process has just written (or read) is the newest.
  return {
    ...run,
    command: facts,
    misses: 1,
    known: { version: Math.min(known.version, 1), facts: atTimeZero(known.facts) },
  };
}

function atTimeZero(facts: GrantFacts): GrantFacts {
  return {
    ...facts,
    ...(facts.keyAt !== undefined && { keyAt: 0 }),
    ...(facts.sentAt !== undefined && { sentAt: 0 }),
  };
}

/** States that differ only in which process is which are the same. */
function keyOf(world: World): string {
  const { facts, keys, paid, net, refuses, budgetChanges, crashes, calls, decided, processes } = world;
  const runs = processes.map(runKey).sort().join(';');
  return `${factsKey(facts)}|${keys.join('')}|${paid}|${net.join('')}|${+refuses}${budgetChanges}${crashes}${calls}${+decided}|${runs}`;
}

function factsKey(facts: GrantFacts | undefined): string {
  if (!facts) return '-';
  return `${facts.state}${facts.key ?? ''}${facts.open ? 'o' : ''}${facts.accepted ? 'a' : ''}`;
}

const runKeys = new WeakMap<GrantRun, string>();

function runKey(run: GrantRun | undefined): string {
  if (!run) return '';
  let key = runKeys.get(run);
  if (key === undefined) runKeys.set(run, (key = keyOfRun(run)));
  return key;
}

function keyOfRun(run: GrantRun): string {
  const { command, known, isRepeat, accepted } = run;
  const what = 'facts' in command ? factsKey(command.facts) : '';
  const next = 'next' in command ? command.next : '';
  const own = known ? `${known.version}${factsKey(known.facts)}` : '';
  return `${command.do}${what}${next}/${own}/${isRepeat ? 'r' : ''}${accepted ? 'a' : ''}`;
}
