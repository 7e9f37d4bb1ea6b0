import type { Row } from './rows.js';
import type { SqlDialect } from './statements.js';

/** Which setting lets the database forget what it has confirmed, or nothing. @internal */
export function unsafeSetting(dialect: SqlDialect, settings: Row): string | undefined {
  return CHECKS[dialect].find(({ setting, isSafe }) => !isSafe(String(settings[setting])))?.problem;
}

interface Check {
  readonly setting: string;
  readonly isSafe: (value: string) => boolean;
  readonly problem: string;
}

const CHECKS: Readonly<Record<SqlDialect, readonly Check[]>> = {
  postgres: [
    {
      setting: 'synchronous_commit',
      isSafe: (value) => value !== 'off',
      problem: 'synchronous_commit is off: commits of the last moments are lost in a crash',
    },
    {
      setting: 'fsync',
      isSafe: (value) => value !== 'off',
      problem: 'fsync is off: a crash of the machine can lose any commit',
    },
  ],
  mysql: [
    {
      setting: 'flush_log',
      isSafe: (value) => value === '1',
      problem: 'innodb_flush_log_at_trx_commit is not 1: commits of the last second are lost in a crash',
    },
    {
      setting: 'autocommit',
      isSafe: (value) => value === '1',
      problem: 'autocommit is off on this connection: what the journal writes is never committed',
    },
  ],
  sqlite: [
    {
      setting: 'synchronous',
      isSafe: (value) => Number(value) >= 2,
      problem:
        'PRAGMA synchronous is not FULL on this connection: the last commits can be lost when power fails',
    },
  ],
};
