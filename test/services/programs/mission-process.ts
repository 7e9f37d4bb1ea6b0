// A process that finishes a mission and plans its grant in one SQL transaction, says how far it is, and is killed.
import { AppsInTossRuntime } from '../../../lib/runtime/apps-in-toss.runtime.js';
import type { AppsInTossModuleOptions } from '../../../lib/options/apps-in-toss-options.interface.js';
import type { GrantRequest } from '../../../lib/api/promotion/promotion.interface.js';
import { SqlOperationJournal } from '../../../lib/sql/index.js';
import { DRIVERS } from '../rig/drivers.js';

const { app, driverName, place, request, end } = JSON.parse(process.argv[2] ?? '') as {
  app: AppsInTossModuleOptions;
  driverName: string;
  place: { port: number; file: string };
  request: GrantRequest;
  end: 'commit' | 'rollback' | 'none';
};
const driver = DRIVERS.find(({ name }) => name === driverName)!;
const database = await driver.open({ ...place, close: () => Promise.resolve() });
const journal = new SqlOperationJournal({ dialect: driver.dialect, query: database.query });
const { client } = await AppsInTossRuntime.start({ ...app, journal });

const transaction = await database.begin();
await transaction.query(`INSERT INTO finished_missions (id) VALUES ('${request.grantId}')`, []);
await client.promotion.plan(request, { query: transaction.query });
if (end !== 'none') await transaction[end]();
process.send?.(end);
setInterval(() => undefined, 60_000); // until it is killed
