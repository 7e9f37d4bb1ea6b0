import { Logger } from '@nestjs/common';
import fc from 'fast-check';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Emulated } from '../helpers/emulated.js';
import { Lane, newTally, type Tally } from './lane.js';
import type { JournalKind } from './process/orders.js';
import { ProcessPool } from './process/process-pool.js';
import { RealProcess } from './process/real-process.js';
import { SameProcess } from './same-process.js';
import { schedules } from './schedule.js';

const SCHEDULES = Number(process.env['MONEY_SCHEDULES'] ?? 2_000);
const SEED = Number(process.env['MONEY_SEED'] ?? Date.now() % 2 ** 31);
/** Schedules wait more than they work. */
const LANES = Number(process.env['MONEY_LANES'] ?? 24);
/** Of all schedules, so many run in processes that are really killed. */
const KILLED = Number(process.env['MONEY_KILLED'] ?? 0.05);
/** Ends by then, with the figures of what was played. */
const MINUTES = Number(process.env['MONEY_MINUTES'] ?? 24 * 60);
const JOURNALS: readonly JournalKind[] = ['file', 'sqlite', 'file', 'sqlite'];

const print = (so: object): void => void process.stdout.write(`${JSON.stringify(so)}\n`);

describe('payments and grants under faults at every point of the wire', () => {
  let emulated: Emulated;
  let pool: ProcessPool;
  let folder: string;
  const lanes: Lane[] = [];

  beforeAll(async () => {
    Logger.overrideLogger(['error']);
    emulated = await Emulated.start({ ledgerLimit: 4_000 });
    pool = await ProcessPool.open(2);
    folder = await mkdtemp(join(tmpdir(), 'money-'));
  });
  afterAll(async () => {
    for (const lane of lanes) await lane.close();
    await pool.close();
    await emulated.close();
    await rm(folder, { recursive: true, force: true });
  });

  async function world(appName: string) {
    const options = await emulated.options(appName, { deadline: 60_000, retries: 1 });
    emulated.emulator.createPromotion({ appName, promotionCode: 'P', budget: 10 ** 12 });
    return options;
  }

  async function laneHere(number: number, tally: Tally): Promise<Lane> {
    const appName = `lane-${number}`;
    const actor = await SameProcess.start(await world(appName));
    return new Lane({ emulator: emulated.emulator, appName, client: actor.client, actor, tally });
  }

  async function laneOfProcesses(kind: JournalKind, number: number, tally: Tally): Promise<Lane> {
    const appName = `process-${number}`;
    const options = await world(appName);
    const { client } = emulated.closeLater(await helper(options));
    const timeFile = join(folder, `${appName}.time`);
    await writeFile(timeFile, '');
    const there = { options, journal: { kind, path: join(folder, `${appName}.journal`) }, timeFile };
    const actor = new RealProcess(pool, there);
    // A file is for one process.
    const other = kind === 'file' ? {} : { other: new RealProcess(pool, there) };
    return new Lane({ emulator: emulated.emulator, appName, client, actor, ...other, tally });
  }

  const helper = async (options: Awaited<ReturnType<typeof world>>) => SameProcess.start(options);

  it(`says what happened, and lets nothing happen twice (${SCHEDULES} schedules, seed ${SEED})`, async () => {
    const began = performance.now();
    const [here, killed] = [newTally(), newTally()];
    const many = Math.round(SCHEDULES * KILLED);
    const groups = [
      {
        lanes: await Promise.all(Array.from({ length: LANES }, (_, number) => laneHere(number, here))),
        count: SCHEDULES - many,
      },
      {
        lanes: await Promise.all(JOURNALS.map((kind, number) => laneOfProcesses(kind, number, killed))),
        count: many,
      },
    ];
    // Each lane has its own run, so that what fails shrinks without the others.
    const runs = groups.flatMap((group, which) =>
      group.lanes.map((lane, number) => {
        lanes.push(lane);
        return fc
          .assert(
            fc.asyncProperty(schedules(which === 1), (played) => lane.play(played)),
            {
              seed: SEED + which * 1_000 + number,
              numRuns: Math.ceil(group.count / group.lanes.length),
              interruptAfterTimeLimit: MINUTES * 60_000,
            },
          )
          .catch((error: unknown) => {
            // At once: the others may go on for an hour.
            print({ failed: error instanceof Error ? error.message : String(error) });
            throw error;
          });
      }),
    );
    const clock = setInterval(
      () => print({ so: 'far', here: here.schedules, killed: killed.schedules }),
      60_000,
    );
    const failed = (await Promise.allSettled(runs)).filter(({ status }) => status === 'rejected');
    clearInterval(clock);
    const seconds = Math.round((performance.now() - began) / 1_000);
    for (const [name, tally] of Object.entries({ 'one process': here, 'processes killed': killed })) {
      const slowest = Math.round(tally.slowest);
      print({ in: name, seed: SEED, seconds, ...tally, slowest });
    }
    print({ processesStarted: pool.started });
    for (const each of failed) throw (each as PromiseRejectedResult).reason;
    for (const { unknown, settledInTime } of [here, killed])
      expect(unknown === 0 ? 1 : settledInTime / unknown).toBeGreaterThanOrEqual(0.99);
  });
});
