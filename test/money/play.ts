import { Logger } from '@nestjs/common';
import { startEmulator } from 'apps-in-toss-emulator';
import type { AppsInTossModuleOptions } from 'nestjs-apps-in-toss';
import fc from 'fast-check';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { Lane, newTally, type Tally } from './lane.js';
import type { JournalKind } from './process/orders.js';
import { ProcessPool } from './process/process-pool.js';
import { RealProcess } from './process/real-process.js';
import { SameProcess } from './same-process.js';
import { schedules } from './schedule.js';

export interface Play {
  readonly schedules: number;
  readonly seed: number;
  /** Schedules wait more than they work: so many are played at once. */
  readonly lanes: number;
  /** Of all schedules, so many run in processes that are really killed. */
  readonly killed: number;
  /** Ends by then, with the figures of what was played. */
  readonly minutes: number;
}

/** What the environment says, and the rest of it. */
export function playOf(env: NodeJS.ProcessEnv, schedules: number): Play {
  const of = (name: string, otherwise: number): number => Number(env[`MONEY_${name}`] ?? otherwise);
  return {
    schedules: of('SCHEDULES', schedules),
    seed: of('SEED', Date.now() % 2 ** 31),
    lanes: of('LANES', 24),
    killed: of('KILLED', 0.05),
    minutes: of('MINUTES', 24 * 60),
  };
}

const JOURNALS: readonly JournalKind[] = ['file', 'sqlite', 'file', 'sqlite'];

const print = (so: object): void => void process.stdout.write(`${JSON.stringify(so)}\n`);

/**
 * Plays random schedules of faults, and says what was found.
 *
 * @throws Error with a shrunk schedule when anything that was said is not what happened
 */
export async function play({ schedules: count, seed, lanes, killed, minutes }: Play): Promise<Tally[]> {
  Logger.overrideLogger(['error']);
  const emulator = await startEmulator({ ledgerLimit: 4_000 });
  const pool = await ProcessPool.open(2);
  const folder = await mkdtemp(join(tmpdir(), 'money-'));
  const opened: Array<{ close(): Promise<void> }> = [];

  async function world(appName: string): Promise<AppsInTossModuleOptions> {
    const { cert, key } = await emulator.issueCertificate(appName, { keyType: 'ec' });
    emulator.createPromotion({ appName, promotionCode: 'P', budget: 10 ** 12 });
    const { apiBaseUrl, payBaseUrl, ca } = emulator;
    return {
      apiBaseUrl,
      payBaseUrl,
      ca,
      certificate: { cert, key },
      watch: false,
      deadline: 60_000,
      retries: 1,
    };
  }

  async function laneHere(number: number, tally: Tally): Promise<Lane> {
    const appName = `lane-${number}`;
    const actor = await SameProcess.start(await world(appName));
    return new Lane({ emulator, appName, client: actor.client, actor, tally });
  }

  async function laneOfProcesses(kind: JournalKind, number: number, tally: Tally): Promise<Lane> {
    const appName = `process-${number}`;
    const options = await world(appName);
    const helper = await SameProcess.start(options);
    opened.push(helper);
    const timeFile = join(folder, `${appName}.time`);
    await writeFile(timeFile, '');
    const there = { options, journal: { kind, path: join(folder, `${appName}.journal`) }, timeFile };
    const actor = new RealProcess(pool, there);
    // A file is for one process.
    const other = kind === 'file' ? {} : { other: new RealProcess(pool, there) };
    return new Lane({ emulator, appName, client: helper.client, actor, ...other, tally });
  }

  const began = performance.now();
  const [here, there] = [newTally(), newTally()];
  const many = Math.round(count * killed);
  const groups = [
    { lanes: Array.from({ length: lanes }, (_, number) => laneHere(number, here)), count: count - many },
    { lanes: JOURNALS.map((kind, number) => laneOfProcesses(kind, number, there)), count: many },
  ];
  let isPlayed = false;
  /** In step with the others: processes that are started take nearly all of the time there is. */
  async function turn(): Promise<void> {
    const isEarly = (): boolean => !isPlayed && there.schedules > 4 + here.schedules * killed;
    while (isEarly()) await setTimeout(200);
  }
  // Each lane has its own run, so that what fails shrinks without the others.
  const runs = groups.flatMap((group, which) =>
    group.lanes.map(async (opening, number) => {
      const lane = await opening;
      opened.push(lane);
      const property = fc.asyncProperty(schedules(which === 1), async (played) => {
        if (which === 1) await turn();
        await lane.play(played);
      });
      try {
        await fc.assert(property, {
          seed: seed + which * 1_000 + number,
          numRuns: Math.ceil(group.count / group.lanes.length),
          interruptAfterTimeLimit: minutes * 60_000,
        });
      } catch (error) {
        // At once: the others may go on for an hour.
        print({ failed: error instanceof Error ? error.message : String(error) });
        throw error;
      }
    }),
  );
  const report = (so: 'far' | 'it ended'): void => {
    const seconds = Math.round((performance.now() - began) / 1_000);
    for (const [name, tally] of Object.entries({ 'one process': here, 'processes killed': there }))
      print({ so, seconds, seed, in: name, ...tally, slowest: Math.round(tally.slowest) });
  };
  const clock = setInterval(() => report('far'), 60_000);
  void Promise.allSettled(runs.slice(0, lanes)).then(() => (isPlayed = true));
  const ends = await Promise.allSettled(runs);
  clearInterval(clock);
  report('it ended');
  print({ processesStarted: pool.started });

  for (const each of opened) await each.close();
  await pool.close();
  await emulator.close();
  await rm(folder, { recursive: true, force: true });
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
  return [here, there];
}
