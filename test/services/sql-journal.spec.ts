import { SqlOperationJournal } from '../../lib/sql/index.js';
import { describeJournal } from '../helpers/journals/conformance.js';
import { entry, later } from '../helpers/journals/entry.js';
import type { Database } from './rig/database.interface.js';
import { DRIVERS, type Driver, type Place, startPlace } from './rig/drivers.js';

let tables = 0;

/** Each test has a table of its own. */
function journalOn({ dialect }: Driver, { query }: Database): SqlOperationJournal {
  tables += 1;
  return new SqlOperationJournal({ dialect, query, table: `operations_${tables}` });
}

describe.each(DRIVERS)('through $name', (driver) => {
  let place: Place;
  const databases: Database[] = [];
  const open = async (): Promise<Database> => {
    const database = await driver.open(place);
    databases.push(database);
    return database;
  };

  beforeAll(async () => {
    place = await startPlace(driver);
    await open();
    await open();
  });

  afterAll(async () => {
    await Promise.all(databases.map((database) => database.close()));
    await place.close();
  });

  const first = (): Database => databases[0] as Database;
  const second = (): Database => databases[1] as Database;

  describeJournal('a table', async () => {
    const journal = journalOn(driver, first());
    await journal.migrate();
    const table = `operations_${tables}`;
    let opened = 0;
    return {
      // Each on a connection or pool of its own, as another instance would.
      open: async () => {
        opened += 1;
        const { query } = opened % 2 === 0 ? second() : first();
        return new SqlOperationJournal({ dialect: driver.dialect, query, table });
      },
      close: async () => undefined,
    };
  });

  it('migrates again, and from several instances at once, without a change', async () => {
    const journal = journalOn(driver, first());
    const other = new SqlOperationJournal({
      dialect: driver.dialect,
      query: second().query,
      table: `operations_${tables}`,
    });
    await Promise.all([journal.migrate(), other.migrate(), journal.migrate()]);
    await journal.add(entry('kept'));
    await other.migrate();
    expect(await journal.get('kept')).toEqual(entry('kept'));
  });

  it('says what to do when the table is missing', async () => {
    await expect(journalOn(driver, first()).get('a')).rejects.toMatchObject({
      code: 'AIT_JOURNAL_FAILED',
      hint: { en: expect.stringContaining('migrate()') as string },
      retryable: true,
    });
  });

  if (driver.name.includes('text statements')) return;

  it('keeps nothing of a transaction that rolls back, and all of one that commits', async () => {
    const journal = journalOn(driver, first());
    await journal.migrate();
    const planned = entry('mission:1', { updatedAt: later(1) });

    const undone = await first().begin();
    expect(await journal.within(undone).add(planned)).toBe(true);
    expect(await journal.within(undone).get('mission:1')).toEqual(planned);
    await undone.rollback();
    expect(await journal.get('mission:1')).toBeUndefined();

    const done = await first().begin();
    expect(await journal.within(done).add(planned)).toBe(true);
    await done.commit();
    expect(await journal.unfinished({ limit: 10 })).toEqual([planned]);
  });

  it('tells a transaction that began earlier about an entry that came since', async () => {
    const journal = journalOn(driver, first());
    await journal.migrate();
    if (driver.dialect === 'sqlite') return; // there a second writer waits until the first is done
    const transaction = await first().begin();
    await transaction.query('SELECT 1', []);
    await journal.add(entry('taken'));
    expect(await journal.within(transaction).add(entry('taken', { data: { amount: 2 } }))).toBe(false);
    expect(await journal.within(transaction).get('taken')).toEqual(entry('taken'));
    await transaction.commit();
  });
});
