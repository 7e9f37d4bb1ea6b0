import {
  type SqlDialect,
  SqlOperationJournal,
  type SqlOperationJournalOptions,
} from '../../../lib/sql/index.js';
import { entry, later, next } from '../../helpers/journals/entry.js';
import { CannedDatabase, SHAPES } from './canned-database.js';

const SAFE: Readonly<Record<SqlDialect, Record<string, unknown>>> = {
  postgres: { synchronous_commit: 'on', fsync: 'on' },
  mysql: { autocommit: 1, flush_log: 1 },
  sqlite: { synchronous: 2n },
};

describe.each(SHAPES)('a driver that gives rows as %s', (_, shape) => {
  it.each(['postgres', 'mysql', 'sqlite'] as const)('keeps and finds entries (%s)', async (dialect) => {
    const database = new CannedDatabase(shape);
    database.settings = SAFE[dialect];
    const journal = new SqlOperationJournal({ dialect, query: database.query, table: 'app.grants' });
    await journal.migrate();
    const first = entry('a', { isFinished: true });
    expect(await journal.get('a')).toBeUndefined();
    expect(await journal.add(first)).toBe(true);
    expect(await journal.add(first)).toBe(false);
    expect(await journal.get('a')).toEqual(first);
    expect(await journal.replace({ ...first, version: 1 })).toBe(false);
    expect(await journal.replace(next(first, { state: 'sending' }))).toBe(true);
    expect(await journal.replace(next(first, { state: 'keyed' }))).toBe(false);
    expect((await journal.get('a'))?.state).toBe('sending');
    // Asked once, before the first change.
    expect(database.asked.filter((sql) => /current_setting|@@|PRAGMA/.test(sql))).toHaveLength(1);
  });
});

describe('a journal in SQL', () => {
  let database: CannedDatabase;
  let journal: SqlOperationJournal;

  beforeEach(() => {
    database = new CannedDatabase();
    journal = new SqlOperationJournal({ dialect: 'sqlite', query: database.query });
  });

  const failing = (call: Promise<unknown>) =>
    call.then(
      () => undefined,
      (error: unknown) => error,
    );

  it.each<[string, Partial<Record<keyof SqlOperationJournalOptions, unknown>>]>([
    ['dialect', { dialect: 'oracle' }],
    ['query', { query: 'SELECT 1' }],
    ['table', { table: 'grants; DROP TABLE users' }],
    ['table', { table: 7 }],
    ['durability', { durability: 'maybe' }],
  ])('refuses an unusable %s', (name, wrong) => {
    const options = { dialect: 'sqlite', query: database.query, ...wrong } as SqlOperationJournalOptions;
    expect(() => new SqlOperationJournal(options)).toThrow(
      expect.objectContaining({
        code: 'AIT_JOURNAL_OPTION',
        message: expect.stringContaining(name) as string,
      }),
    );
  });

  it.each<[SqlDialect, Record<string, unknown>, string]>([
    ['postgres', { synchronous_commit: 'off', fsync: 'on' }, 'synchronous_commit'],
    ['postgres', { synchronous_commit: 'local', fsync: 'off' }, 'fsync'],
    ['mysql', { autocommit: 1, flush_log: 2 }, 'innodb_flush_log_at_trx_commit'],
    ['mysql', { autocommit: 0, flush_log: 1 }, 'autocommit'],
    ['sqlite', { synchronous: 1 }, 'synchronous'],
  ])('is refused by %s with %j, until it is corrected', async (dialect, settings, word) => {
    database.settings = settings;
    journal = new SqlOperationJournal({ dialect, query: database.query });
    await expect(journal.add(entry('a'))).rejects.toMatchObject({
      code: 'AIT_JOURNAL_NOT_DURABLE',
      message: expect.stringContaining(word) as string,
    });
    database.settings = SAFE[dialect];
    expect(await journal.add(entry('a'))).toBe(true);
  });

  it('does not ask where it is trusted', async () => {
    database.settings = { synchronous: 0 };
    journal = new SqlOperationJournal({ dialect: 'sqlite', query: database.query, durability: 'trusted' });
    expect(await journal.add(entry('a'))).toBe(true);
    expect(database.asked.some((sql) => sql.includes('PRAGMA'))).toBe(false);
  });

  it('refuses a database that says nothing of its settings', async () => {
    journal = new SqlOperationJournal({ dialect: 'sqlite', query: () => undefined });
    await expect(journal.add(entry('a'))).rejects.toMatchObject({ code: 'AIT_JOURNAL_NOT_DURABLE' });
  });

  it('says that the database failed', async () => {
    database.fails = () => true;
    for (const call of [
      journal.get('a'),
      journal.add(entry('a')),
      journal.unfinished({ limit: 1 }),
      journal.migrate(),
    ])
      expect(await failing(call)).toMatchObject({ code: 'AIT_JOURNAL_FAILED', retryable: true });
  });

  it('migrates again where another instance was faster', async () => {
    let times = 0;
    database.fails = () => (times += 1) === 1;
    await journal.migrate();
    expect(database.asked.length).toBe(journal.schema().length + 1);
  });

  it.each([
    ['a column is missing', { id: 'a', kind: 'k' }],
    ['its data are no JSON', { id: 'a', kind: 'k', state: 's', data: '{' }],
    ['another id was found', { id: 'A', kind: 'k', state: 's', data: '{}' }],
  ])('calls a row damaged when %s', async (_, row) => {
    database.row = row;
    await expect(journal.get('a')).rejects.toMatchObject({ code: 'AIT_JOURNAL_DAMAGED' });
  });

  it('chooses what is unfinished', async () => {
    await journal.add(entry('a'));
    const query = { kind: 'k', inState: 's', notInState: 't', untouchedSince: later(0), limit: 2.9 };
    expect(await journal.unfinished(query)).toHaveLength(1);
    expect(await journal.unfinished({ limit: -1 })).toHaveLength(1);
    expect(database.asked.slice(-2).map((sql) => sql.slice(sql.indexOf(' WHERE ')))).toEqual([
      ' WHERE is_finished = 0 AND kind = ? AND state = ? AND state <> ? AND updated_at <= ? ORDER BY updated_at LIMIT 2',
      ' WHERE is_finished = 0 ORDER BY updated_at LIMIT 0',
    ]);
    await expect(journal.unfinished({ untouchedSince: new Date('x'), limit: 1 })).rejects.toMatchObject({
      code: 'AIT_JOURNAL_ENTRY',
    });
  });

  it('works inside a transaction of the caller', async () => {
    const open = new CannedDatabase();
    const within = journal.within({
      query: open.query as (sql: string, parameters: unknown[]) => Promise<unknown>,
    });
    expect(await within.add(entry('a'))).toBe(true);
    expect((await within.get('a'))?.id).toBe('a');
    expect(await journal.get('a')).toBeUndefined();
  });
});
