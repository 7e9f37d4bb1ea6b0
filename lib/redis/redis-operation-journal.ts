import { AppsInTossJournalError } from '../api/journal/apps-in-toss-journal.error.js';
import { checkEntryId, entryFromText, entryText, time } from '../api/journal/entry-text.js';
import type {
  JournalEntry,
  OperationJournal,
  UnfinishedQuery,
} from '../api/journal/operation-journal.interface.js';
import { type RedisClient, redisCommands, type RedisCommands } from './redis-client.js';
import { ADD, GET, REPLACE, UNFINISHED } from './scripts.js';

const DEFAULT_PREFIX = '{apps-in-toss}:operation';
const WAIT_MS = 1_000;

/** @publicApi */
export interface RedisOperationJournalOptions {
  /**
   * Begins every key, `{apps-in-toss}:operation` when left out. The part in braces keeps all keys in one slot of a
   * cluster, which the scripts need; keep such a part when you change it.
   */
  readonly prefix?: string;
  /**
   * `checked` (the default): before its first change the journal reads the settings of the server and refuses with
   * `AIT_JOURNAL_NOT_DURABLE` unless `appendonly yes` and `appendfsync always`, because with anything less a crash
   * forgets records that were confirmed. `trusted` does not ask: for services that do not show their settings.
   */
  readonly durability?: 'checked' | 'trusted';
  /**
   * How many replicas must have each change before it counts (`WAIT`), where a replica may be promoted. 0 when left
   * out.
   */
  readonly replicas?: number;
}

/**
 * A journal in Redis, for any number of instances, on a client that you have already (`ioredis`, or `redis`, connected).
 * It is as safe as the server's append-only file: see {@link RedisOperationJournalOptions.durability}.
 *
 * @publicApi
 */
export class RedisOperationJournal implements OperationJournal {
  readonly #commands: RedisCommands;
  readonly #prefix: string;
  readonly #isTrusted: boolean;
  readonly #replicas: number;
  #checked: Promise<void> | undefined;

  constructor(client: RedisClient, options: RedisOperationJournalOptions = {}) {
    const { prefix = DEFAULT_PREFIX, durability = 'checked', replicas = 0 } = options;
    if (typeof prefix !== 'string' || prefix === '')
      throw new AppsInTossJournalError('AIT_JOURNAL_OPTION', 'prefix must be a string that is not empty');
    if (!['checked', 'trusted'].includes(durability))
      throw new AppsInTossJournalError('AIT_JOURNAL_OPTION', "durability must be 'checked' or 'trusted'");
    if (!Number.isInteger(replicas) || replicas < 0)
      throw new AppsInTossJournalError('AIT_JOURNAL_OPTION', 'replicas must be a whole number');
    this.#commands = redisCommands(client);
    this.#prefix = prefix;
    this.#isTrusted = durability === 'trusted';
    this.#replicas = replicas;
  }

  async add(entry: JournalEntry): Promise<boolean> {
    return this.#change(ADD, { ...entry, version: 1 });
  }

  async replace(entry: JournalEntry): Promise<boolean> {
    return entry.version > 1 ? this.#change(REPLACE, entry) : false;
  }

  async get(id: string): Promise<JournalEntry | undefined> {
    checkEntryId(id);
    const text = await this.#run(() => this.#commands.evaluate(GET, [this.#entryKey(id)], []));
    return text === null || text === undefined ? undefined : parsed(text);
  }

  async unfinished(query: UnfinishedQuery): Promise<readonly JournalEntry[]> {
    const { kind, inState = '', notInState = '', untouchedSince, limit } = query;
    const until = untouchedSince ? String(time(untouchedSince, 'untouchedSince')) : '+inf';
    const texts = await this.#run(() =>
      this.#commands.evaluate(
        UNFINISHED,
        [this.#unfinishedKey(kind)],
        [until, String(Math.max(0, Math.trunc(limit))), this.#entryKey(''), inState, notInState],
      ),
    );
    return (texts as unknown[]).map(parsed);
  }

  async #change(script: string, entry: JournalEntry): Promise<boolean> {
    const text = entryText(entry);
    await this.#assertDurable();
    const { id, kind, isFinished, updatedAt, version } = entry;
    return this.#run(async () => {
      const changed = this.#commands.evaluate(
        script,
        [this.#entryKey(id), this.#unfinishedKey(), this.#unfinishedKey(kind)],
        [text, String(version), isFinished ? '1' : '0', String(updatedAt.getTime()), id],
      );
      // In the same turn, so that it follows on the same connection.
      const copies = this.#replicas > 0 ? this.#commands.wait(this.#replicas, WAIT_MS) : this.#replicas;
      const [won, copied] = await Promise.all([changed, copies]);
      if (Number(copied) < this.#replicas)
        throw new AppsInTossJournalError(
          'AIT_JOURNAL_FAILED',
          `${Number(copied)} of ${this.#replicas} replicas confirmed the change within ${WAIT_MS} ms`,
        );
      return Number(won) === 1;
    });
  }

  #entryKey(id: string): string {
    return `${this.#prefix}:entry:${id}`;
  }

  #unfinishedKey(kind?: string): string {
    return kind === undefined ? `${this.#prefix}:unfinished` : `${this.#prefix}:unfinished:${kind}`;
  }

  async #run<T>(command: () => Promise<T>): Promise<T> {
    try {
      return await command();
    } catch (error) {
      if (error instanceof AppsInTossJournalError) throw error;
      throw new AppsInTossJournalError('AIT_JOURNAL_FAILED', 'Redis did not carry out a command', error);
    }
  }

  async #assertDurable(): Promise<void> {
    if (this.#isTrusted) return;
    this.#checked ??= this.#check();
    try {
      await this.#checked;
    } catch (error) {
      this.#checked = undefined; // somebody may correct it
      throw error;
    }
  }

  async #check(): Promise<void> {
    for (const [setting, safe] of [
      ['appendonly', 'yes'],
      ['appendfsync', 'always'],
    ] as const) {
      let value: string | undefined;
      try {
        value = await this.#commands.setting(setting);
      } catch (error) {
        throw new AppsInTossJournalError(
          'AIT_JOURNAL_NOT_DURABLE',
          `the server does not tell its setting ${setting}`,
          error,
        );
      }
      if (value !== safe)
        throw new AppsInTossJournalError(
          'AIT_JOURNAL_NOT_DURABLE',
          `${setting} is ${value ?? 'not known'} and must be ${safe}`,
        );
    }
  }
}

function parsed(text: unknown): JournalEntry {
  try {
    return entryFromText(String(text));
  } catch (error) {
    throw new AppsInTossJournalError('AIT_JOURNAL_DAMAGED', 'an entry in Redis is no JSON', error);
  }
}
