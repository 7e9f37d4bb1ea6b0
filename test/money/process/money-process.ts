// A process of a partner: a client with its journal on the disk, which does what it is told until it is killed.
import { openSync, readSync, writeSync } from 'node:fs';
import { Logger } from '@nestjs/common';
import type { OperationJournal } from 'nestjs-apps-in-toss';
import { FileOperationJournal } from '../../../lib/api/journal/file/file-operation-journal.js';
import { AppsInTossRuntime } from '../../../lib/runtime/apps-in-toss.runtime.js';
import { SqlOperationJournal } from '../../../lib/sql/index.js';
import { MortalJournal } from '../mortal-journal.js';
import { say } from '../said.js';
import { SPEED, VirtualTime } from '../virtual-time.js';
import type { Order, Report, World } from './orders.js';

/** Of a newer Node than the one whose types are installed. */
const SQLITE: string = 'node:sqlite';
interface Sqlite {
  DatabaseSync: new (path: string) => {
    exec(sql: string): void;
    prepare(sql: string): { all(...parameters: (string | number)[]): unknown[] };
  };
}

async function journalOf({ kind, path }: World['journal']): Promise<OperationJournal> {
  // Written anew again and again, so that some are killed while they do that.
  if (kind === 'file') return new FileOperationJournal(path, { compactAbove: 16_384 });
  const { DatabaseSync } = (await import(SQLITE)) as Sqlite;
  const database = new DatabaseSync(path);
  database.exec('PRAGMA busy_timeout = 10000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
  const query = (sql: string, parameters: (string | number)[]) => database.prepare(sql).all(...parameters);
  const journal = new SqlOperationJournal({ dialect: 'sqlite', query });
  await journal.migrate();
  return journal;
}

/** The time of all processes of this world: none is far behind another. */
class SharedTime extends VirtualTime {
  readonly #file: number;
  readonly #bytes = Buffer.alloc(8);

  constructor(path: string) {
    super(SPEED, (skipped) => {
      if (skipped <= this.#read()) return;
      this.#bytes.writeDoubleLE(skipped);
      writeSync(this.#file, this.#bytes, 0, 8, 0);
    });
    this.#file = openSync(path, 'r+');
  }

  agree(): void {
    this.catchUp(this.#read());
  }

  #read(): number {
    const read = readSync(this.#file, this.#bytes, 0, 8, 0);
    return read === 8 ? this.#bytes.readDoubleLE() : 0;
  }
}

Logger.overrideLogger(['error']);
let time: SharedTime;
let journal: MortalJournal;
let runtime: AppsInTossRuntime;

async function follow(order: Order): Promise<Report> {
  switch (order.do) {
    case 'open': {
      const { options, timeFile, journal: kept } = order.world;
      time = new SharedTime(timeFile);
      journal = new MortalJournal(await journalOf(kept));
      runtime = await AppsInTossRuntime.start({ ...options, journal }, time);
      return {};
    }
    case 'call': {
      time.agree();
      const began = time.pacing.now();
      journal.diesAt(order.diesAt, () => process.kill(process.pid, 'SIGKILL'));
      const said = await say(runtime.client, order.call, order.deadline);
      return { said, took: time.pacing.now() - began };
    }
    case 'close':
      await runtime.onApplicationShutdown();
      return {};
  }
}

process.on('message', (order: Order) => {
  void follow(order)
    .catch((error: unknown) => ({
      error: error instanceof Error ? (error.stack ?? error.message) : String(error),
    }))
    .then((report) => process.send?.(report));
});
process.on('disconnect', () => process.exit());
process.send?.('ready');
