import { callMethod, type DecoratedMethod } from '../../discovery/decorated-methods.js';
import type { CallbackInterest } from './callback.decorators.js';
import type { CallbackKind } from '../callback-kind.js';
import type { CallbackLog } from './callback-log.js';
import { CALLBACK_DECORATORS } from '../callback-problems.js';

/** The methods of users that take the calls of one registration. @internal */
export class CallbackHandlers {
  readonly #log: CallbackLog;
  #methods: ReadonlyArray<DecoratedMethod<CallbackInterest>> = [];

  constructor(log: CallbackLog) {
    this.#log = log;
  }

  /** @param methods those of this registration */
  attach(methods: ReadonlyArray<DecoratedMethod<CallbackInterest>>): void {
    this.#methods = methods;
  }

  /** Calls all of them and waits. @returns whether all went well; what did not is logged */
  async handle(kind: CallbackKind, event: unknown): Promise<boolean> {
    const mine = this.#methods.filter(({ interests }) => interests.some((each) => each.kind === kind));
    const calls = mine.map(async (method) => callMethod(method, event));
    const ends = await Promise.allSettled(calls);
    for (const [index, end] of ends.entries()) {
      if (end.status === 'rejected')
        this.#log.failed(kind, `${CALLBACK_DECORATORS[kind]} on ${mine[index]?.label ?? ''}`, end.reason);
    }
    return ends.every(({ status }) => status === 'fulfilled');
  }
}
