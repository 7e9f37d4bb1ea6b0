import { DatabaseSync } from 'node:sqlite';
import { serve } from './bridge.mjs';

const [file] = process.argv.slice(2);

function open() {
  const database = new DatabaseSync(file);
  database.exec('PRAGMA busy_timeout = 10000');
  return database;
}

const query = (database) => (sql, parameters) => database.prepare(sql).all(...parameters);

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
