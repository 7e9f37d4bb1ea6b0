import Database from 'better-sqlite3';
import { serve } from './bridge.mjs';

const [file] = process.argv.slice(2);

function open() {
  const database = new Database(file, { timeout: 10_000 });
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  return database;
}

const query = (database) => (sql, parameters) => {
  const statement = database.prepare(sql);
  return statement.reader ? statement.all(...parameters) : statement.run(...parameters);
};

serve({
  query: query(open()),
  begin() {
    const database = open();
    database.exec('BEGIN IMMEDIATE');
    return {
      query: query(database),
      commit: () => database.exec('COMMIT'),
      rollback: () => database.exec('ROLLBACK'),
    };
  },
});
