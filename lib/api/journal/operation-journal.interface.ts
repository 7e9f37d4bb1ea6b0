/**
 * What is known of one operation that must happen at most once, as a journal keeps it.
 *
 * @publicApi
 */
export interface JournalEntry {
  /** The caller's own name for the operation, such as a `grantId`: one operation, one id, for ever. */
  readonly id: string;
  /** What kind of operation it is, such as `promotion.grant`. */
  readonly kind: string;
  /** Which state it is in, in the words of its kind. */
  readonly state: string;
  /** Whether anything is left to do or to find out. Finished entries are not listed by {@link OperationJournal.unfinished}. */
  readonly isFinished: boolean;
  /** What else has to be remembered: plain JSON, no secret and no personal data beyond what the caller asked for. */
  readonly data: Readonly<Record<string, unknown>>;
  /** 1 when it is added; each replacement adds one. */
  readonly version: number;
  /** When it was added. */
  readonly createdAt: Date;
  /** When it was last replaced (or added). */
  readonly updatedAt: Date;
}

/**
 * Which unfinished entries to list.
 *
 * @publicApi
 */
export interface UnfinishedQuery {
  /** Only those of this kind. */
  readonly kind?: string;
  /** Only those in this state. A journal that cannot choose by it may give others as well, within the limit. */
  readonly inState?: string;
  /** All but those in this state. */
  readonly notInState?: string;
  /** Only those that nobody has touched since then. */
  readonly untouchedSince?: Date;
  /** How many at most, longest untouched first. */
  readonly limit: number;
}

/**
 * An open transaction of the caller, as a journal on the same database uses it.
 *
 * @publicApi
 */
export interface JournalTransaction {
  /**
   * Runs one statement inside the transaction, such as `client.query` of `pg` or `manager.query` of TypeORM. The same
   * function the journal itself was given, bound to the transaction.
   */
  readonly query: (sql: string, parameters: unknown[]) => Promise<unknown>;
}

/**
 * The part of a journal that works inside a transaction of the caller: what it adds is there when the transaction
 * commits, and was never there when it rolls back.
 *
 * @publicApi
 */
export type JournalWriter = Pick<OperationJournal, 'add' | 'get'>;

/**
 * Remembers what was begun, so that it happens at most once: across retries, crashes, processes and machines.
 *
 * What has been added or replaced must survive a crash of the process **and** of the store as soon as the promise
 * resolves. Both changes are atomic: of two that race, one wins and the other resolves to `false`.
 *
 * @publicApi
 */
export interface OperationJournal {
  /** Adds an entry (version 1) unless there is one with this id. @returns whether it was added */
  add(entry: JournalEntry): Promise<boolean>;
  /**
   * Replaces the entry of this id, if its version is still `entry.version - 1`.
   *
   * @returns whether it was replaced; `false` when somebody else was first, or there is none
   */
  replace(entry: JournalEntry): Promise<boolean>;
  /** The entry of an id. */
  get(id: string): Promise<JournalEntry | undefined>;
  /** Entries that are not finished, longest untouched first. */
  unfinished(query: UnfinishedQuery): Promise<readonly JournalEntry[]>;
  /**
   * The journal inside an open transaction of the caller. Absent where the store and the caller's data do not share
   * transactions. It neither commits nor rolls back.
   */
  within?(transaction: JournalTransaction): JournalWriter;
  /** Lets go of files and locks. Connections that the caller handed in stay open. */
  close?(): Promise<void>;
}
