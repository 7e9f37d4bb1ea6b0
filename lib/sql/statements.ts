/** @publicApi */
export type SqlDialect = 'postgres' | 'mysql' | 'sqlite';

/** How unfinished entries are chosen. @internal */
export type Choice = keyof typeof CHOICES;

const CHOICES = {
  kind: 'kind =',
  inState: 'state =',
  notInState: 'state <>',
  untouchedSince: 'updated_at <=',
} as const;

/** @internal */
export interface Statements {
  readonly schema: readonly string[];
  readonly add: string;
  readonly replace: string;
  readonly find: string;
  /** As `find`, inside a transaction that may have begun before the row was there. */
  readonly findLocked: string;
  readonly settings: string;
  /** @param where what the parameters are compared with, in their order */
  unfinished(where: readonly Choice[], limit: number): string;
}

const COLUMNS = [
  'id',
  'kind',
  'state',
  'is_finished',
  'data',
  'version',
  'writer',
  'created_at',
  'updated_at',
];

/** Everything the journal ever says to a database. Names are checked before they come here. @internal */
export function statementsFor(dialect: SqlDialect, table: string): Statements {
  const { quote, mark, types, index, onConflict, lock, settings } = DIALECTS[dialect];
  const name = table.split('.').map(quote).join('.');
  const find = `SELECT ${COLUMNS.join(', ')} FROM ${name} WHERE id = ${mark(1)}`;
  const assignments = COLUMNS.slice(1).map((column, n) => `${column} = ${mark(n + 1)}`);
  return {
    schema: [
      `CREATE TABLE IF NOT EXISTS ${name} (${types.columns})${types.options}`,
      ...index(name, quote(`${table.split('.').at(-1)}_unfinished`)),
    ],
    add: `INSERT INTO ${name} (${COLUMNS.join(', ')}) VALUES (${COLUMNS.map((_, n) => mark(n + 1)).join(', ')}) ${onConflict}`,
    replace: `UPDATE ${name} SET ${assignments.join(', ')} WHERE id = ${mark(COLUMNS.length)} AND version = ${mark(COLUMNS.length + 1)}`,
    find,
    findLocked: find + lock,
    settings,
    unfinished(where, limit) {
      const conditions = [
        'is_finished = 0',
        ...where.map((choice, n) => `${CHOICES[choice]} ${mark(n + 1)}`),
      ];
      // Written out: MySQL takes no limit as the kind of number that its driver sends.
      return `SELECT ${COLUMNS.join(', ')} FROM ${name} WHERE ${conditions.join(' AND ')} ORDER BY updated_at LIMIT ${Math.max(0, Math.trunc(limit))}`;
    },
  };
}

interface Dialect {
  readonly quote: (name: string) => string;
  readonly mark: (n: number) => string;
  readonly types: { readonly columns: string; readonly options: string };
  readonly index: (table: string, name: string) => string[];
  readonly onConflict: string;
  readonly lock: string;
  readonly settings: string;
}

const double = (name: string): string => `"${name}"`;
const partialIndex = (table: string, name: string): string[] => [
  `CREATE INDEX IF NOT EXISTS ${name} ON ${table} (updated_at) WHERE is_finished = 0`,
];

/** Times are milliseconds since 1970: time zones of servers, drivers and columns have no say then. */
const columns = (id: string, text: string, short: string): string =>
  [
    `id ${id} NOT NULL PRIMARY KEY`,
    `kind ${short} NOT NULL`,
    `state ${short} NOT NULL`,
    'is_finished SMALLINT NOT NULL',
    `data ${text} NOT NULL`,
    'version INTEGER NOT NULL',
    `writer ${short} NOT NULL`,
    'created_at BIGINT NOT NULL',
    'updated_at BIGINT NOT NULL',
  ].join(', ');

const DIALECTS: Readonly<Record<SqlDialect, Dialect>> = {
  postgres: {
    quote: double,
    mark: (n) => `$${n}`,
    types: { columns: columns('VARCHAR(255) COLLATE "C"', 'TEXT', 'VARCHAR(64)'), options: '' },
    index: partialIndex,
    onConflict: 'ON CONFLICT (id) DO NOTHING',
    lock: '',
    settings:
      "SELECT current_setting('synchronous_commit') AS synchronous_commit, current_setting('fsync') AS fsync",
  },
  mysql: {
    quote: (name) => `\`${name}\``,
    mark: () => '?',
    types: {
      // Other collations take 'a' and 'A', or 'ss' and 'ß', for one id.
      columns: `${columns('VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin', 'LONGTEXT CHARACTER SET utf8mb4', 'VARCHAR(64) CHARACTER SET ascii')}, KEY unfinished (is_finished, updated_at)`,
      options: ' ENGINE=InnoDB',
    },
    index: () => [],
    onConflict: 'ON DUPLICATE KEY UPDATE id = VALUES(id)',
    lock: ' LOCK IN SHARE MODE',
    settings: 'SELECT @@autocommit AS autocommit, @@innodb_flush_log_at_trx_commit AS flush_log',
  },
  sqlite: {
    quote: double,
    mark: () => '?',
    types: { columns: columns('TEXT COLLATE BINARY', 'TEXT', 'TEXT'), options: '' },
    index: partialIndex,
    onConflict: 'ON CONFLICT (id) DO NOTHING',
    lock: '',
    settings: 'PRAGMA synchronous',
  },
};
