import { randomBytes } from 'node:crypto';
import { AppsInTossJournalError } from '../api/journal/apps-in-toss-journal.error.js';
import { asciiJson, checkEntryId, time } from '../api/journal/entry-text.js';
import type {
  JournalEntry,
  JournalTransaction,
  JournalWriter,
  OperationJournal,
  UnfinishedQuery,
} from '../api/journal/operation-journal.interface.js';
import { unsafeSetting } from './durability.js';
import { type Choice, type SqlDialect, statementsFor, type Statements } from './statements.js';
import { entryOfRow, type Row, rowsOf } from './rows.js';

const DEFAULT_TABLE = 'apps_in_toss_operations';
const TABLE = /^[A-Za-z_]\w{0,45}(\.[A-Za-z_]\w{0,45})?$/;

/**
 * Runs one statement on the caller's connection or pool and gives back what the driver gives: rows, `{ rows }` or
 * `[rows, fields]`. Every parameter is a string or a number.
 *
 * @publicApi
 */
export type SqlQuery = (sql: string, parameters: (string | number)[]) => unknown;

/** @publicApi */
export interface SqlOperationJournalOptions {
  /** Which database it is; MariaDB is `mysql`. Placeholders are `$1` for `postgres`, else `?`. */
  readonly dialect: SqlDialect;
  /**
   * Runs a statement, each in a transaction of its own: `(sql, p) => pool.query(sql, p)` (`pg`, `mysql2`),
   * `(sql, p) => dataSource.query(sql, p)` (TypeORM), `(sql, p) => prisma.$queryRawUnsafe(sql, ...p)` (Prisma).
   */
  readonly query: SqlQuery;
  /** The table, also as `schema.table`. `apps_in_toss_operations` when left out. */
  readonly table?: string;
  /**
   * `checked` (the default): before its first change the journal asks the database for the settings that could make it
   * forget a confirmed record in a crash, and refuses with `AIT_JOURNAL_NOT_DURABLE`. `trusted` does not ask.
   */
  readonly durability?: 'checked' | 'trusted';
}

/**
 * A journal in a table of a database that you have already, for any number of instances. `plan()` can write into it
 * inside your own transaction. Make the table once with {@link schema} in your migrations, or with {@link migrate}.
 *
 * @publicApi
 */
export class SqlOperationJournal implements OperationJournal {
  readonly #dialect: SqlDialect;
  readonly #query: SqlQuery;
  readonly #statements: Statements;
  readonly #isTrusted: boolean;
  #checked: Promise<void> | undefined;

  constructor(options: SqlOperationJournalOptions) {
    const { dialect, query, table = DEFAULT_TABLE, durability = 'checked' } = options;
    if (!['postgres', 'mysql', 'sqlite'].includes(dialect))
      throw new AppsInTossJournalError(
        'AIT_JOURNAL_OPTION',
        "dialect must be 'postgres', 'mysql' or 'sqlite'",
      );
    if (typeof query !== 'function')
      throw new AppsInTossJournalError('AIT_JOURNAL_OPTION', 'query must be a function (sql, parameters)');
    if (typeof table !== 'string' || !TABLE.test(table))
      throw new AppsInTossJournalError(
        'AIT_JOURNAL_OPTION',
        'table must be a name of letters, digits and _ (46 at most), or schema.name',
      );
    if (!['checked', 'trusted'].includes(durability))
      throw new AppsInTossJournalError('AIT_JOURNAL_OPTION', "durability must be 'checked' or 'trusted'");
    this.#dialect = dialect;
    this.#query = query;
    this.#statements = statementsFor(dialect, table);
    this.#isTrusted = durability === 'trusted';
  }

  /** The statements that make the table and its index, for your own migrations. Running them again changes nothing. */
  schema(): readonly string[] {
    return this.#statements.schema;
  }

  /** Makes what {@link schema} lists and is missing. Several instances may do it at the same time. */
  async migrate(): Promise<void> {
    for (const statement of this.#statements.schema) {
      try {
        await this.#query(statement, []);
      } catch {
        // PostgreSQL lets two that make the same table at once collide, in spite of IF NOT EXISTS.
        await this.#rows(this.#query, statement, []);
      }
    }
  }

  async add(entry: JournalEntry): Promise<boolean> {
    return this.#add(this.#query, entry, this.#statements.find);
  }

  async replace(entry: JournalEntry): Promise<boolean> {
    if (entry.version < 2) return false;
    await this.#assertDurable();
    const { values, writer } = valuesOf(entry);
    const [id = '', ...rest] = values;
    await this.#rows(this.#query, this.#statements.replace, [...rest, id, entry.version - 1]);
    const row = await this.#find(this.#query, entry.id, this.#statements.find);
    // The ways in which drivers tell how many rows changed differ; a row that bears our mark does not. Whoever is
    // overtaken before it looks thinks it lost, and reads again: as if it had crashed right after the change.
    return row?.['writer'] === writer;
  }

  async get(id: string): Promise<JournalEntry | undefined> {
    return this.#get(this.#query, id, this.#statements.find);
  }

  async unfinished({ limit, ...query }: UnfinishedQuery): Promise<readonly JournalEntry[]> {
    const where: Choice[] = [];
    const parameters: (string | number)[] = [];
    for (const choice of ['kind', 'inState', 'notInState', 'untouchedSince'] as const) {
      const value = query[choice];
      if (value === undefined) continue;
      where.push(choice);
      parameters.push(typeof value === 'string' ? value : time(value, choice));
    }
    const sql = this.#statements.unfinished(where, limit);
    return (await this.#rows(this.#query, sql, parameters)).map(entryOfRow);
  }

  /**
   * The journal inside an open transaction of yours: what it adds is there when the transaction commits, and was never
   * there when it rolls back.
   */
  within({ query }: JournalTransaction): JournalWriter {
    const { findLocked } = this.#statements;
    return {
      add: (entry) => this.#add(query, entry, findLocked),
      get: (id) => this.#get(query, id, findLocked),
    };
  }

  async #add(query: SqlQuery, entry: JournalEntry, find: string): Promise<boolean> {
    await this.#assertDurable();
    const { values, writer } = valuesOf({ ...entry, version: 1 });
    await this.#rows(query, this.#statements.add, values);
    const row = await this.#find(query, entry.id, find);
    return row?.['writer'] === writer;
  }

  async #get(query: SqlQuery, id: string, find: string): Promise<JournalEntry | undefined> {
    const row = await this.#find(query, id, find);
    return row && entryOfRow(row);
  }

  async #find(query: SqlQuery, id: string, find: string): Promise<Row | undefined> {
    checkEntryId(id);
    const [row] = await this.#rows(query, find, [id]);
    if (row === undefined || row['id'] === id) return row;
    throw new AppsInTossJournalError(
      'AIT_JOURNAL_DAMAGED',
      'the database found an id that is not the one asked for: table and connection must keep all of Unicode (utf8mb4) and tell case apart',
    );
  }

  async #rows(query: SqlQuery, sql: string, parameters: (string | number)[]): Promise<Row[]> {
    let result: unknown;
    try {
      result = await query(sql, parameters);
    } catch (error) {
      throw new AppsInTossJournalError('AIT_JOURNAL_FAILED', `the database refused a statement`, error);
    }
    return rowsOf(result);
  }

  async #assertDurable(): Promise<void> {
    if (this.#isTrusted) return;
    this.#checked ??= this.#checkDurability();
    try {
      await this.#checked;
    } catch (error) {
      this.#checked = undefined; // somebody may correct it
      throw error;
    }
  }

  async #checkDurability(): Promise<void> {
    const [settings = {}] = await this.#rows(this.#query, this.#statements.settings, []);
    const problem = unsafeSetting(this.#dialect, settings);
    if (problem !== undefined) throw new AppsInTossJournalError('AIT_JOURNAL_NOT_DURABLE', problem);
  }
}

/** In the order of the columns. `writer` marks the row as changed by this very call. */
function valuesOf(entry: JournalEntry): { values: (string | number)[]; writer: string } {
  const { id, kind, state, isFinished, data, version, createdAt, updatedAt } = entry;
  checkEntryId(id);
  const writer = randomBytes(16).toString('hex');
  const values = [
    id,
    kind,
    state,
    isFinished ? 1 : 0,
    asciiJson(data),
    version,
    writer,
    time(createdAt, 'createdAt'),
    time(updatedAt, 'updatedAt'),
  ];
  return { values, writer };
}
