// A process that changes the same entries as another one, as fast as it can, and says what was confirmed to it.
import type { JournalEntry } from '../../../lib/api/journal/operation-journal.interface.js';
import { SqlOperationJournal } from '../../../lib/sql/index.js';
import { DRIVERS } from '../rig/drivers.js';

const { driverName, place, ids, versions } = JSON.parse(process.argv[2] ?? '') as {
  driverName: string;
  place: { port: number; file: string };
  ids: readonly string[];
  versions: number;
};
const driver = DRIVERS.find(({ name }) => name === driverName)!;
const database = await driver.open({ ...place, close: () => Promise.resolve() });
const journal = new SqlOperationJournal({ dialect: driver.dialect, query: database.query });

/** Takes the entry from wherever it is to the last version, and says which versions were its own. */
async function race(id: string): Promise<string[]> {
  const at = new Date(0);
  const times = { createdAt: at, updatedAt: at };
  const first: JournalEntry = {
    id,
    kind: 'race',
    state: 'on',
    isFinished: false,
    data: {},
    version: 1,
    ...times,
  };
  const won = (await journal.add(first)) ? [`${id} 1`] : [];
  for (;;) {
    const current = (await journal.get(id))!;
    if (current.version >= versions) return won;
    const next = { ...current, version: current.version + 1, data: { by: process.pid } };
    if (await journal.replace(next)) won.push(`${id} ${next.version}`);
  }
}

process.once('message', async () => {
  const won = await Promise.all(ids.map(race));
  process.send?.(won.flat());
  await database.close();
  process.disconnect();
});
process.send?.('ready');
