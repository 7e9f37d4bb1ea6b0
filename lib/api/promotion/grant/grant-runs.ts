import type { AppsInTossError } from '../../../foundation/apps-in-toss.error.js';
import { inContext } from '../../../foundation/error-context.js';
import type { Hint } from '../../../foundation/hint.interface.js';
import type { CallOptions } from '../../call/call-options.interface.js';
import type { OperationRunner } from '../../call/operation-runner.js';
import { AppsInTossRequestError } from '../../errors/apps-in-toss-request.error.js';
import { OutcomeUnknownError } from '../../errors/outcome-unknown.error.js';
import { MONEY_DEADLINE_FACTOR, type MoneySettings } from '../../money/money-settings.js';
import { settleWait, untilQuiet } from '../../money/settle-waits.js';
import type { Grant } from '../promotion.interface.js';
import { PROMOTION_OPERATIONS } from '../promotion.operations.js';
import type { GrantTerms } from './grant-entry.js';
import { grantFailed, grantRefused, grantUndecided } from './grant-errors.js';
import { quietIn } from './grant-facts.js';
import { type GrantBook, GrantRecord } from './grant-journal.js';
import {
  beginGrantRun,
  type GrantCommand,
  type GrantEnd,
  type GrantEvent,
  type GrantRun,
  stepGrant,
} from './grant-machine.js';
import { GrantPlatform } from './grant-platform.js';

/** What makes a process look at a grant. @internal */
export interface GrantTrigger {
  readonly operation: 'promotion.grant' | 'promotion.settle' | 'promotion.recoverUnfinished';
  readonly grantId: string;
  /** What the caller says; undefined where it only names the grant. */
  readonly terms?: GrantTerms;
  /** Sends nothing that pays. */
  readonly readsOnly?: boolean;
}

/** So often a payout that is on its way is looked at, before the caller is told that it is. */
const PENDING_LOOKS = 3;

const ASK_AGAIN: Hint = {
  ko: '지급됐을 수도 있어요. 같은 grantId로 grant()나 settle()을 다시 호출하면 두 번 지급되지 않고 이어서 확인해요. recoverUnfinished()도 나중에 이어서 확인해요.',
  en: 'It may have been paid. Call grant() or settle() again with the same grantId: it goes on from here and never pays twice. So does recoverUnfinished().',
};

/** Drives the protocol of a grant: does what it says, and tells it what became of that. @internal */
export class GrantRuns {
  constructor(
    private readonly runner: OperationRunner,
    private readonly book: GrantBook,
    private readonly settings: MoneySettings,
  ) {}

  /** @throws AppsInTossError when it does not end as paid, or on its way */
  run(trigger: GrantTrigger, options: CallOptions | undefined): Promise<Grant> {
    return this.runner.watchWhole(trigger.operation, 'api', () => this.#run(trigger, options));
  }

  async #run(trigger: GrantTrigger, options: CallOptions | undefined): Promise<Grant> {
    const { pacing } = this.settings;
    const { signal, retries, deadline: single } = this.runner.settings(PROMOTION_OPERATIONS.execute, options);
    const deadline = options?.deadline ?? single * MONEY_DEADLINE_FACTOR;
    const { grantId, operation, terms } = trigger;
    const record = new GrantRecord(this.book, grantId, operation, terms, pacing.clock);
    const endAt = pacing.now() + deadline;
    const work: GrantWork = {
      record,
      platform: new GrantPlatform(this.runner),
      endAt,
      signal,
      waits: 0,
      options: (share) => ({
        deadline: Math.max(1, Math.floor((share * Math.min(deadline, endAt - pacing.now())) / pacing.scale)),
        ...(signal && { signal }),
        ...(retries !== undefined && { retries }),
      }),
    };
    let run = beginGrantRun(terms !== undefined);
    for (;;) {
      const { command } = run;
      if (command.do === 'end') return this.#end(trigger, work, run, command.as);
      if (trigger.readsOnly && mayPay(command)) return this.#end(trigger, work, run, unpaid(run));
      run = stepGrant(run, await this.#perform(command, run, work));
    }
  }

  async #perform(
    command: Exclude<GrantCommand, { do: 'end' }>,
    run: GrantRun,
    work: GrantWork,
  ): Promise<GrantEvent> {
    const { record, platform } = work;
    const now = (): number => this.#now();
    switch (command.do) {
      case 'read':
        return { is: 'read', known: await record.read(), now: now() };
      case 'add':
        return { is: 'added', ok: await record.add(command.facts), now: now() };
      case 'replace':
        return { is: 'replaced', ok: await record.replace(run.known!.version, command.facts), now: now() };
      case 'get-key': {
        const key = await platform.getKey(record.terms, work.options(1 / MONEY_DEADLINE_FACTOR));
        return key === undefined ? { is: 'no-key', now: now() } : { is: 'key', key, now: now() };
      }
      case 'execute': {
        const executed = await platform.execute(
          record.terms,
          command.key,
          work.options(1 / MONEY_DEADLINE_FACTOR),
        );
        record.hasSent ||= executed.answer !== 'not-done';
        return { is: 'executed', ...executed, now: now() };
      }
      case 'look':
        return {
          is: 'seen',
          what: await platform.look(record.terms, command.key, work.options(1)),
          now: now(),
        };
      case 'wait':
        return { is: 'waited', timeUp: await this.#wait(run, work), now: now() };
    }
  }

  /** The date, in the pacing's own milliseconds: what the journal remembers and other processes compare. */
  #now(): number {
    const { clock, scale } = this.settings.pacing;
    return clock().getTime() * scale;
  }

  /** @returns whether there is no time left for another look */
  async #wait(run: GrantRun, work: GrantWork): Promise<boolean> {
    const { pacing, random } = this.settings;
    const isTaken = run.accepted || run.known?.facts.accepted;
    if (isTaken && work.waits >= PENDING_LOOKS) return true;
    const facts = run.known?.facts;
    const ms = untilQuiet(settleWait(work.waits++, random), facts ? quietIn(facts, this.#now()) : 0);
    if (work.signal?.aborted || pacing.now() + ms >= work.endAt) return true;
    await pacing.pause(ms, work.signal);
    return work.signal?.aborted ?? false;
  }

  #end(trigger: GrantTrigger, { record, platform }: GrantWork, run: GrantRun, as: GrantEnd): Grant {
    const { grantId, operation } = trigger;
    const facts = run.known?.facts;
    const { error } = platform;
    switch (as) {
      case 'done':
        return { grantId, key: facts!.key!, status: 'SUCCESS' };
      case 'pending':
        return { grantId, key: facts!.key!, status: 'PENDING' };
      case 'failed':
        // What was refused, was refused in this run; a payout that failed comes without a reason.
        throw facts!.refusal ? inContext(error!, { operation }) : grantFailed(operation);
      case 'later':
        // Nothing of the grant was done, whatever became of the request for a key.
        throw error
          ? inContext(error, {
              operation,
              retryable: true,
              ...(error.outcome === 'unknown' && { outcome: 'not-sent' }),
            })
          : grantFailed(operation);
      case 'undecided':
        throw grantUndecided(operation);
      case 'absent':
        throw grantRefused('AIT_API_GRANT_NOT_FOUND', operation);
      case 'unknown':
        throw this.#unknown({ ...trigger, terms: record.terms }, error);
    }
  }

  #unknown(trigger: GrantTrigger, error: AppsInTossError | undefined): OutcomeUnknownError<Grant> {
    const { operation, grantId, terms } = trigger;
    return new OutcomeUnknownError<Grant>({
      operation,
      hint: ASK_AGAIN,
      // The same grantId again is safe, whoever asks.
      retryable: true,
      retryAfterMs: error?.retryAfterMs,
      attempts: error?.attempts ?? [],
      // Without an error of our own it is another process that has the grant in hand.
      cause: error ?? new AppsInTossRequestError({ code: 'AIT_DEADLINE', outcome: 'unknown', operation }),
      reconcile: () => this.run({ operation, grantId, ...(terms && { terms }), readsOnly: true }, undefined),
    });
  }
}

interface GrantWork {
  readonly record: GrantRecord;
  readonly platform: GrantPlatform;
  /** On the clock of the pacing. */
  readonly endAt: number;
  readonly signal: AbortSignal | undefined;
  waits: number;
  /** For a call that may take this share of the time. */
  options(share: number): CallOptions;
}

/** Whether it leads to a request that may pay. */
function mayPay(command: GrantCommand): boolean {
  return (
    command.do === 'add' ||
    command.do === 'get-key' ||
    command.do === 'execute' ||
    (command.do === 'replace' && command.next === 'send')
  );
}

/** What is known of a grant that would have to be sent (again) to go on. */
function unpaid({ known }: GrantRun): GrantEnd {
  if (!known) return 'absent';
  return known.facts.state === 'sending' ? 'unknown' : 'later';
}
