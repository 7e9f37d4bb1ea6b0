import type { Emulator, ScriptTarget } from 'apps-in-toss-emulator';
import type { AppsInTossClient } from 'nestjs-apps-in-toss';
import type { Actor, End } from './actor.js';
import { inject } from './faults.js';
import type { Call } from './said.js';
import type { Schedule, Step } from './schedule.js';
import { GrantSubject, PaymentSubject, type Subject } from './subject.js';

/** How long it may take to find out, once the fault is over. */
const PROMPT_MS = 15_000;

export interface Tally {
  schedules: number;
  calls: number;
  faults: number;
  deaths: number;
  unknown: number;
  settledInTime: number;
  slowest: number;
}

export const newTally = (): Tally => ({
  schedules: 0,
  calls: 0,
  faults: 0,
  deaths: 0,
  unknown: 0,
  settledInTime: 0,
  slowest: 0,
});

const PAY_TARGETS = ['pay.executePayment', 'pay.getPaymentStatus', 'pay.refundPayment'] as const;
const GRANT_TARGETS = ['promotion.getKey', 'promotion.execute', 'promotion.getResult'] as const;

export interface LaneParts {
  readonly emulator: Emulator;
  readonly appName: string;
  /** Makes what is not under test. */
  readonly client: AppsInTossClient;
  /** Whoever makes the calls. */
  readonly actor: Actor;
  /** Another one at the same journal, where the journal is for several. */
  readonly other?: Actor;
  readonly tally: Tally;
}

/** One mini-app with a certificate of its own, so that the faults of its schedule meet nobody else's requests. */
export class Lane {
  #schedule = 0;

  constructor(private readonly parts: LaneParts) {}

  /** Plays a schedule, and throws when anything that was said is not what happened. */
  async play({ kind, steps }: Schedule): Promise<void> {
    const { actor, other, tally } = this.parts;
    tally.schedules += 1;
    const subject = await this.#subject(kind);
    actor.begin();
    other?.begin();
    let isOpen = false;
    for (const step of steps) isOpen = await this.#step(kind, subject, step);
    await this.#settle(subject, isOpen);
  }

  async close(): Promise<void> {
    await this.parts.actor.close();
    await this.parts.other?.close();
  }

  async #subject(kind: Schedule['kind']): Promise<Subject> {
    const { emulator, appName, client } = this.parts;
    const userKey = ++this.#schedule;
    return kind === 'payment'
      ? PaymentSubject.approved(emulator, appName, userKey, client)
      : new GrantSubject(emulator, appName, userKey);
  }

  /** @returns whether somebody does not know what became of it */
  async #step(kind: Schedule['kind'], subject: Subject, step: Step): Promise<boolean> {
    const { emulator, appName, actor, other, tally } = this.parts;
    const { blows, deadline } = step;
    const isDouble = other !== undefined && step.isDouble;
    const targets: readonly ScriptTarget[] = kind === 'payment' ? PAY_TARGETS : GRANT_TARGETS;
    tally.calls += isDouble ? 2 : 1;
    tally.faults += blows.length;
    const scripts = blows.map(({ at, fault, kills }) => {
      const script = emulator.script(targets[at % targets.length]!, { appName });
      inject(script, fault, deadline);
      return kills ? script.at(kills, () => actor.kill()) : script;
    });
    const call = subject.call(step.call);
    const ends = await Promise.all([
      actor.call(call, deadline, kind === 'grant' ? step.diesAt : null),
      ...(isDouble ? [other.call(call, deadline, null)] : []),
    ]);
    for (const script of scripts) script.stop();
    tally.deaths += ends.filter((end) => end === 'dead').length;
    judge(subject, call, ends);
    return ends.some((end) => end === 'dead' || end.said.is === 'unknown');
  }

  /** The fault is over: whatever was unknown has to become known. */
  async #settle(subject: Subject, isOpen: boolean): Promise<void> {
    const { actor, tally } = this.parts;
    const call = subject.call(0);
    let took = 0;
    for (let tries = 0; ; tries += 1) {
      const end = await actor.call(call, 120_000, null);
      judge(subject, call, [end]);
      if (end !== 'dead') {
        took += end.took;
        if (end.said.is !== 'unknown' && end.said.is !== 'later') break;
      }
      if (tries > 20) throw new Error(`still not known after ${tries} tries: ${JSON.stringify(end)}`);
    }
    if (!isOpen) return;
    tally.unknown += 1;
    tally.slowest = Math.max(tally.slowest, took);
    if (took <= PROMPT_MS) tally.settledInTime += 1;
  }
}

function judge(subject: Subject, call: Call, ends: readonly End[]): void {
  subject.assertOnce();
  const said = ends.filter((end) => end !== 'dead').map((end) => end.said);
  // Of two at work "failed" was true when it was said, if the other one went on and made it happen.
  const areAllFailed = said.length === ends.length && said.every(({ is }) => is === 'failed');
  for (const each of said) if (each.is !== 'failed' || areAllFailed) subject.judge(call, each);
}
