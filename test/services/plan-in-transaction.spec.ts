import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { AppsInTossModule } from '../../lib/apps-in-toss.module.js';
import type { GrantRequest } from '../../lib/api/promotion/promotion.interface.js';
import type { AppsInTossModuleOptions } from '../../lib/options/apps-in-toss-options.interface.js';
import { SqlOperationJournal } from '../../lib/sql/index.js';
import { Emulated } from '../helpers/emulated.js';
import type { Database } from './rig/database.interface.js';
import { DRIVERS, type Place, startPlace } from './rig/drivers.js';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const LOADER = pathToFileURL(here('../helpers/typescript-loader.mjs')).href;
const CASES = DRIVERS.filter(({ name }) =>
  ['pg', 'mysql2 on MariaDB, prepared statements', 'node:sqlite'].includes(name),
);

describe.each(CASES)('a grant planned inside a transaction, $name', (driver) => {
  let place: Place;
  let database: Database;
  let emulated: Emulated;
  let app: AppsInTossModuleOptions;
  let journal: SqlOperationJournal;
  const children = new Set<ChildProcess>();

  beforeAll(async () => {
    place = await startPlace(driver);
    database = await driver.open(place);
    journal = new SqlOperationJournal({ dialect: driver.dialect, query: database.query });
    await journal.migrate();
    await database.query('CREATE TABLE finished_missions (id VARCHAR(200) PRIMARY KEY)', []);
    emulated = await Emulated.start();
    app = await emulated.options();
    emulated.emulator.createPromotion({ promotionCode: 'WELCOME', budget: 1_000_000 });
  });
  afterEach(() => emulated.closeApps());
  afterAll(async () => {
    for (const child of children) child.kill('SIGKILL');
    await emulated.close();
    await database.close();
    await place.close();
  });

  const grantOf = (userKey: number): GrantRequest => ({
    userKey,
    promotionCode: 'WELCOME',
    amount: 100,
    grantId: `mission:${userKey}`,
  });
  const paidTo = (userKey: number): number =>
    emulated.emulator.ledger.grants.filter((grant) => Number(grant.userKey) === userKey).length;
  /** Ends the transaction like this in a process of its own, and kills that. */
  const killAfter = async (request: GrantRequest, end: 'commit' | 'rollback' | 'none'): Promise<void> => {
    const part = { app, driverName: driver.name, place, request, end };
    const child = fork(here('programs/mission-process.ts'), [JSON.stringify(part)], {
      execArgv: ['--no-warnings', '--import', LOADER],
    });
    children.add(child);
    const [word] = (await Promise.race([once(child, 'message'), once(child, 'exit')])) as [unknown];
    expect(word).toBe(end);
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
    children.delete(child);
  };
  const isDone = async ({ grantId }: GrantRequest): Promise<boolean> =>
    (await journal.get(grantId))?.state === 'done';
  const until = async (isSo: () => Promise<boolean>): Promise<void> => {
    while (!(await isSo())) await pause(20); // the test ends it, if that is never
  };
  const start = () =>
    emulated.module([
      AppsInTossModule.forRoot({ ...app, journal, recovery: { interval: 50, olderThan: 0 } }),
    ]);

  it('committed, and the process killed: paid once', async () => {
    const request = grantOf(1);
    await killAfter(request, 'commit');
    expect(paidTo(1)).toBe(0);
    await start();
    await until(() => isDone(request));
    expect(paidTo(1)).toBe(1);
    emulated.emulator.ledger.assertNoDoubleSpend();
  });

  it.each([
    ['rolled back', 'rollback', 2],
    ['killed before the commit', 'none', 3],
  ] as const)('%s: nothing is paid', async (_, end, userKey) => {
    const [request, marker] = [grantOf(userKey), grantOf(userKey + 100)];
    await killAfter(request, end);
    // What was committed after it is paid, so recovery has passed where it would have been.
    await killAfter(marker, 'commit');
    await start();
    await until(() => isDone(marker));
    expect(await journal.get(request.grantId)).toBeUndefined();
    expect(paidTo(userKey)).toBe(0);
    expect(paidTo(userKey + 100)).toBe(1);
    const rows = JSON.stringify(await database.query('SELECT id FROM finished_missions', []));
    expect(rows).toContain(marker.grantId);
    expect(rows).not.toContain(`"${request.grantId}"`);
  });
});
