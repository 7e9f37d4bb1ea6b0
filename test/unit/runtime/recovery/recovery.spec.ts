import { AppsInTossModule, FileOperationJournal, MemoryOperationJournal } from 'nestjs-apps-in-toss';
import type { GrantRequest, JournalEntry, RecoveryOptions } from 'nestjs-apps-in-toss';
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Emulated } from '../../../helpers/emulated.js';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const LOADER = pathToFileURL(here('../../../helpers/typescript-loader.mjs')).href;
const OFTEN: RecoveryOptions = { interval: 20, olderThan: 0 };

/** A journal that says when something happens to it. */
class ToldJournal extends FileOperationJournal {
  looks = 0;
  readonly #told: Array<{ isSo: () => boolean; resolve: () => void }> = [];
  readonly #states = new Map<string, string>();

  until(isSo: () => boolean): Promise<void> {
    return new Promise((resolve) => this.#told.push({ isSo, resolve }));
  }

  stateOf(id: string): string | undefined {
    return this.#states.get(id);
  }

  override async replace(entry: JournalEntry): Promise<boolean> {
    const won = await super.replace(entry);
    if (won) this.#states.set(entry.id, entry.state);
    this.#tell();
    return won;
  }

  override async unfinished(
    ...query: Parameters<FileOperationJournal['unfinished']>
  ): Promise<readonly JournalEntry[]> {
    this.looks += 1;
    this.#tell();
    return super.unfinished(...query);
  }

  #tell(): void {
    for (const { isSo, resolve } of this.#told) if (isSo()) resolve();
  }
}

describe('grants whose process was killed', () => {
  let emulated: Emulated;
  let path: string;
  let grants = 0;
  const children = new Set<ChildProcess>();

  const request = (): GrantRequest => ({
    userKey: 443_731_104,
    promotionCode: 'WELCOME',
    amount: 100,
    grantId: `mission:${(grants += 1)}`,
  });
  const options = () => emulated.options('my-mini-app');
  /** Another process of the mini-app, on the same journal. */
  const another = async (method: 'plan' | 'grant', grant: GrantRequest): Promise<ChildProcess> => {
    const part = { options: await options(), path, request: grant, method };
    const child = fork(here('grants-process.ts'), [JSON.stringify(part)], {
      execArgv: ['--no-warnings', '--import', LOADER],
    });
    children.add(child);
    return child;
  };
  const kill = async (child: ChildProcess): Promise<void> => {
    children.delete(child);
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  };
  const start = async (recovery?: RecoveryOptions): Promise<ToldJournal> => {
    const journal = new ToldJournal(path);
    await emulated.module([
      AppsInTossModule.forRoot({ ...(await options()), journal, ...(recovery && { recovery }) }),
    ]);
    return journal;
  };
  const paid = (): number => emulated.emulator.ledger.grants.length;

  beforeAll(async () => {
    emulated = await Emulated.start();
    emulated.emulator.createPromotion({
      promotionCode: 'WELCOME',
      budget: 1_000_000,
      appName: 'my-mini-app',
    });
  });
  beforeEach(async () => {
    path = join(await emulated.folder(), 'grants.journal');
  });
  afterEach(async () => {
    for (const child of children) await kill(child);
    await emulated.closeApps();
    emulated.emulator.clearScripts();
  });
  afterAll(() => emulated.close());

  it('between plan and pay: paid once, by the interval', async () => {
    const [grant, before] = [request(), paid()];
    const child = await another('plan', grant);
    await once(child, 'message');
    await kill(child);
    expect(paid()).toBe(before);

    const journal = await start(OFTEN);
    await journal.until(() => journal.stateOf(grant.grantId) === 'done');
    const looks = journal.looks;
    await journal.until(() => journal.looks >= looks + 3);
    expect(paid()).toBe(before + 1);
    emulated.emulator.ledger.assertNoDoubleSpend();
  });

  it('between pay and its answer: found out by the interval, and not paid again', async () => {
    const [grant, before] = [request(), paid()];
    emulated.emulator.script('promotion.execute').stallHead();
    const child = await another('grant', grant);
    while (paid() === before) await pause(5); // in the other process
    await kill(child);
    expect(paid()).toBe(before + 1);

    const journal = await start(OFTEN);
    await journal.until(() => journal.stateOf(grant.grantId) === 'done');
    expect(paid()).toBe(before + 1);
    emulated.emulator.ledger.assertNoDoubleSpend();
  });

  it('is not looked at where nobody asked for it', async () => {
    const journal = await start();
    expect(journal.looks).toBe(0);
  });

  it('goes on after a journal that failed', async () => {
    const journal = new ToldJournal(path);
    const works = journal.unfinished.bind(journal);
    let failures = 0;
    journal.unfinished = async (...query) =>
      (failures += 1) <= 2 ? Promise.reject(new Error('disk full')) : works(...query);
    await emulated.module([AppsInTossModule.forRoot({ ...(await options()), journal, recovery: OFTEN })]);
    await journal.until(() => journal.looks >= 2);
    await emulated.closeApps();
    expect(failures).toBeGreaterThanOrEqual(4);
  });

  it('wants a journal', async () => {
    const module = async () =>
      emulated.module([AppsInTossModule.forRoot({ ...(await options()), recovery: {} })]);
    await expect(module()).rejects.toMatchObject({
      code: 'AIT_CONFIG_INVALID_OPTION',
      problems: [{ option: 'journal' }],
    });
    const wrong = { interval: 1, olderThan: -1, limit: 0, often: true } as RecoveryOptions;
    const journal = new MemoryOperationJournal();
    const other = async () =>
      emulated.module([AppsInTossModule.forRoot({ ...(await options()), journal, recovery: wrong })]);
    await expect(other()).rejects.toMatchObject({
      problems: ['often', 'interval', 'olderThan', 'limit'].map((field) => ({
        option: `recovery.${field}`,
      })),
    });
  });
});
