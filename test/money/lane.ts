import type { Emulator, Script, ScriptTarget } from 'apps-in-toss-emulator';
import {
  type AppsInTossClient,
  AppsInTossError,
  type GrantRequest,
  type JournalEntry,
  MemoryOperationJournal,
  OutcomeUnknownError,
} from 'nestjs-apps-in-toss';
import { AppsInTossRuntime } from '../../lib/runtime/apps-in-toss.runtime.js';
import type { Emulated } from '../helpers/emulated.js';
import { VirtualTime } from './virtual-time.js';

/** A wait of the protocol takes so much less of ours. */
const SPEED = 100;
/** How long it may take to find out, once the fault is over. */
const PROMPT_MS = 15_000;

export type Fault = (typeof FAULTS)[number];
export const FAULTS = [
  'cut-before-reading',
  'cut-before',
  'cut-after',
  'half',
  'page-before',
  'page-after',
  'envelope-before',
  'envelope-after',
  'internal-before',
  'internal-after',
  'strange-before',
  'strange-after',
  'refused',
  'late',
  'stalled',
  'stalled-body',
  'inner-after',
  'limited',
  'closed-behind',
] as const;

export interface Step {
  /** Which of the calls that there are for it. */
  readonly call: number;
  /** What happens to the requests of the step, by operation. */
  readonly faults: readonly { readonly at: number; readonly fault: Fault }[];
  /** After so many writes of the journal the process is gone; nothing that follows happens. */
  readonly diesAt: number | null;
  /** The caller gives up after so many milliseconds of the protocol. */
  readonly deadline: number;
}

export interface Schedule {
  readonly kind: 'payment' | 'grant';
  readonly steps: readonly Step[];
}

export interface Tally {
  schedules: number;
  calls: number;
  faults: number;
  deaths: number;
  unknown: number;
  settledInTime: number;
  slowest: number;
}

const PAY_TARGETS = ['pay.executePayment', 'pay.getPaymentStatus', 'pay.refundPayment'] as const;
const GRANT_TARGETS = ['promotion.getKey', 'promotion.execute', 'promotion.getResult'] as const;

/** One mini-app with a certificate of its own, so that the faults of its schedule meet nobody else's requests. */
export class Lane {
  #schedule = 0;
  readonly #runtimes: AppsInTossRuntime[] = [];
  readonly #emulator: Emulator;

  private constructor(
    emulated: Emulated,
    private readonly appName: string,
    private readonly start: (journal: MemoryOperationJournal) => Promise<AppsInTossRuntime>,
    private readonly time: VirtualTime,
    private readonly tally: Tally,
  ) {
    this.#emulator = emulated.emulator;
  }

  static async open(emulated: Emulated, number: number, tally: Tally): Promise<Lane> {
    const appName = `lane-${number}`;
    const options = await emulated.options(appName, { deadline: 60_000, retries: 1 });
    emulated.emulator.createPromotion({ appName, promotionCode: 'P', budget: 10 ** 12 });
    const time = new VirtualTime(SPEED);
    return new Lane(
      emulated,
      appName,
      (journal) => AppsInTossRuntime.start({ ...options, journal }, time),
      time,
      tally,
    );
  }

  async close(): Promise<void> {
    for (const runtime of this.#runtimes) await runtime.onApplicationShutdown();
  }

  /** Plays a schedule, and throws when anything that was said is not what happened. */
  async play({ kind, steps }: Schedule): Promise<void> {
    this.tally.schedules += 1;
    const userKey = ++this.#schedule;
    const journal = new MortalJournal();
    const subject = kind === 'payment' ? await this.#payment(userKey) : this.#grant(userKey, journal);
    const targets: readonly ScriptTarget[] = kind === 'payment' ? PAY_TARGETS : GRANT_TARGETS;
    let open: OutcomeUnknownError | undefined;
    for (const step of steps) {
      this.tally.calls += 1;
      this.tally.faults += step.faults.length;
      const scripts = step.faults.map(({ at, fault }) => {
        const script = this.#emulator.script(targets[at % targets.length]!, { appName: this.appName });
        inject(script, fault, step.deadline);
        return script;
      });
      const dead = journal.diesAt(kind === 'grant' ? step.diesAt : null);
      const ended = subject.call(step.call, step.deadline).then(
        (result) => ({ result }),
        (error: unknown) => ({ error }),
      );
      const end = await Promise.race([ended, dead]);
      journal.revive();
      for (const script of scripts) script.stop();
      if (end === 'dead') this.tally.deaths += 1;
      else open = subject.judge(end);
    }
    await this.#settle(subject, open);
  }

  /** The fault is over: whatever was unknown has to become known. */
  async #settle(subject: Subject, open: OutcomeUnknownError | undefined): Promise<void> {
    const began = this.time.pacing.now();
    if (open) this.tally.unknown += 1;
    for (let tries = 0; ; tries += 1) {
      const end = await subject.call(0, 120_000).then(
        (result) => ({ result }),
        (error: unknown) => ({ error }),
      );
      const still = subject.judge(end);
      if (!still && !('error' in end && isLater(end.error))) break;
      if (tries > 20) throw new Error(`still not known after ${tries} tries`, { cause: still });
    }
    const took = this.time.pacing.now() - began;
    if (!open) return;
    this.tally.slowest = Math.max(this.tally.slowest, took);
    if (took <= PROMPT_MS) this.tally.settledInTime += 1;
  }

  async #client(journal: MemoryOperationJournal): Promise<AppsInTossClient> {
    const [first] = this.#runtimes;
    // Grants have a journal of their own per schedule; payments need none, so one client does.
    if (first && this.#shared) return this.#shared.with(journal);
    const shared = new SwitchedJournal();
    const runtime = await this.start(shared);
    this.#runtimes.push(runtime);
    this.#shared = {
      with: (current) => {
        shared.current = current;
        return runtime.client;
      },
    };
    return this.#shared.with(journal);
  }
  #shared: { with(journal: MemoryOperationJournal): AppsInTossClient } | undefined;

  async #payment(userKey: number): Promise<Subject> {
    const client = await this.#client(new MemoryOperationJournal());
    const orderNo = `${this.appName}-${userKey}`;
    const { payToken } = await client.pay.makePayment({
      userKey,
      orderNo,
      productDesc: 'x',
      amount: 1_000,
      amountTaxFree: 0,
    });
    this.#emulator.approvePayment(payToken);
    const payment = { userKey, payToken, orderNo };
    const charged = (): number => this.#of('charges', userKey);
    const refunded = (): number => this.#of('refunds', userKey);
    let asked: 'execute' | 'refund' = 'execute';
    return {
      call: (which, deadline) => {
        // A refund is asked for only once the money is known to be there.
        asked = which === 2 && charged() === 1 ? 'refund' : 'execute';
        return asked === 'refund'
          ? client.pay.refundPayment({ ...payment, reason: '변심' }, { deadline })
          : client.pay.executePayment(payment, { deadline });
      },
      judge: (end) => {
        if (charged() > 1) throw new Error('charged twice');
        if (refunded() > 1) throw new Error('refunded twice');
        const done = asked === 'execute' ? charged() : refunded();
        if ('result' in end) {
          if (done !== 1) throw new Error(`said ${asked} succeeded, and it did not`);
          return undefined;
        }
        const { error } = end;
        if (error instanceof OutcomeUnknownError) return error;
        if (!(error instanceof AppsInTossError)) throw error;
        if (error.code === 'AIT_API_PAYMENT_REFUNDED' && refunded() === 1) return undefined;
        if (error.outcome === 'refused' && !isLater(error) && done !== 0)
          throw new Error(`said ${asked} failed (${error.code}), and it happened`);
        return undefined;
      },
    };
  }

  #grant(userKey: number, journal: MortalJournal): Subject {
    const grant: GrantRequest = { userKey, promotionCode: 'P', amount: 10, grantId: `g-${userKey}` };
    const paid = (): number => this.#of('grants', userKey);
    return {
      call: async (which, deadline) => {
        const client = await this.#client(journal);
        if (which === 1) await client.promotion.plan(grant);
        if (which === 2) {
          await client.promotion.recoverUnfinished({ olderThan: 0 }, { deadline });
          return undefined;
        }
        return client.promotion.grant(grant, { deadline });
      },
      judge: (end) => {
        if (paid() > 1) throw new Error('points moved twice');
        if ('result' in end) {
          if (end.result && paid() !== 1) throw new Error('said paid, and nothing was');
          return undefined;
        }
        const { error } = end;
        if (error instanceof OutcomeUnknownError) return error;
        if (!(error instanceof AppsInTossError)) throw error;
        if (error.outcome === 'refused' && !isLater(error) && paid() !== 0)
          throw new Error(`said not paid (${error.code}), and it was`);
        return undefined;
      },
    };
  }

  #of(list: 'charges' | 'refunds' | 'grants', userKey: number): number {
    const entries = this.#emulator.ledger[list];
    let found = 0;
    // The newest are at the end, and the list keeps only those.
    for (const entry of entries) if (entry.userKey === userKey && entry.appName === this.appName) found += 1;
    return found;
  }
}

interface Subject {
  call(which: number, deadline: number): Promise<unknown>;
  /** @returns the error that leaves it open @throws when what was said is not what happened */
  judge(end: { readonly result: unknown } | { readonly error: unknown }): OutcomeUnknownError | undefined;
}

/** "Not now", which says nothing about what was asked for before. */
function isLater(error: unknown): boolean {
  if (!(error instanceof AppsInTossError)) return false;
  return error.outcome === 'not-sent' || (error.outcome === 'refused' && error.retryable);
}

/** A journal whose process stops at one of its writes: what is written counts, and nobody hears of it. */
class MortalJournal extends MemoryOperationJournal {
  #left = Infinity;
  #die: (() => void) | undefined;

  diesAt(writes: number | null): Promise<'dead'> {
    this.#left = writes ?? Infinity;
    return new Promise((resolve) => (this.#die = () => resolve('dead')));
  }

  revive(): void {
    this.#left = Infinity;
  }

  override async add(entry: JournalEntry): Promise<boolean> {
    const added = await super.add(entry);
    return this.#live(added);
  }

  override async replace(entry: JournalEntry): Promise<boolean> {
    const replaced = await super.replace(entry);
    return this.#live(replaced);
  }

  #live(result: boolean): Promise<boolean> {
    this.#left -= 1;
    if (this.#left > 0) return Promise.resolve(result);
    this.#die?.();
    // Whoever waits here is gone: it does nothing any more.
    return new Promise(() => undefined);
  }
}

class SwitchedJournal extends MemoryOperationJournal {
  current = new MemoryOperationJournal();
  override add(entry: JournalEntry) {
    return this.current.add(entry);
  }
  override replace(entry: JournalEntry) {
    return this.current.replace(entry);
  }
  override get(id: string) {
    return this.current.get(id);
  }
  override unfinished(query: Parameters<MemoryOperationJournal['unfinished']>[0]) {
    return this.current.unfinished(query);
  }
}

function inject(script: Script, fault: Fault, deadline: number): void {
  const processed = fault.endsWith('-after');
  switch (fault) {
    case 'cut-before-reading':
      return void script.destroyBeforeReading();
    case 'cut-before':
      return void script.destroyBeforeProcessing();
    case 'cut-after':
      return void script.destroyAfterProcessing();
    case 'half':
      return void script.truncateBody();
    case 'page-before':
    case 'page-after':
      return void script.gatewayPage(502, { processed });
    case 'envelope-before':
    case 'envelope-after':
      return void script.envelope('HTTP_TIMEOUT', { processed });
    case 'internal-before':
    case 'internal-after':
      return void script.fail('INTERNAL_ERROR', { processed });
    case 'strange-before':
    case 'strange-after':
      return void script.fail('SOMETHING_NEW', { processed });
    case 'refused':
      return void script.fail('INVALID_PARAMETER');
    case 'late':
      // Within the quiet period, which is what the platform's own timeouts allow.
      return void script.processAfter(3_000 / SPEED).gatewayPage(504);
    case 'stalled':
      // With a long deadline it would be waited out in real time.
      return void (deadline < 1_000 ? script.stallHead() : script.delay(20).destroyAfterProcessing());
    case 'stalled-body':
      return void (deadline < 1_000 ? script.stallBody() : script.delay(20).truncateBody());
    case 'inner-after':
      return void script.innerError('SOMETHING_NEW', { processed });
    case 'limited':
      return void script.fail('4095', { data: { retryAfterSeconds: 3_600 } });
    case 'closed-behind':
      return void script.closeAfterAnswer();
  }
}
