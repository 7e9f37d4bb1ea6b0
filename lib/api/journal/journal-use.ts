import type { OperationJournal } from './operation-journal.interface.js';

/** On the journal itself, so that every user of it counts: other modules, other apps, the other copy of the package. */
const USES = Symbol.for('nestjs-apps-in-toss:journal-uses');

type Counted = OperationJournal & { [USES]?: number };

/**
 * One user of a journal that others may use as well, such as a second mini-app of the same process: it is closed when
 * the last of them has ended.
 *
 * @internal
 */
export class JournalUse {
  readonly #journal: Counted;
  #ended: Promise<void> | undefined;

  constructor(journal: OperationJournal) {
    this.#journal = journal;
    this.#count(1);
  }

  /** Any number of times; the first counts. */
  end(): Promise<void> {
    this.#ended ??= this.#end();
    return this.#ended;
  }

  async #end(): Promise<void> {
    if (this.#count(-1) === 0) await this.#journal.close?.();
  }

  #count(step: 1 | -1): number {
    const value = (this.#journal[USES] ?? 0) + step;
    Object.defineProperty(this.#journal, USES, { value, configurable: true });
    return value;
  }
}
