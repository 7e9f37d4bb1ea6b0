// The public surface of `nestjs-apps-in-toss/sql`, name by name.
export {
  SqlOperationJournal,
  type SqlOperationJournalOptions,
  type SqlQuery,
} from './sql-operation-journal.js';
export type { SqlDialect } from './statements.js';
