import { join } from 'node:path';
import {
  type AppsInTossClient,
  AppsInTossModule,
  FileOperationJournal,
  getAppsInTossClientToken,
  MemoryOperationJournal,
} from 'nestjs-apps-in-toss';
import { Emulated } from '../helpers/emulated.js';

const GRANT = { userKey: 443_731_104, promotionCode: 'WELCOME', amount: 100, grantId: 'mission:1' };
const NAMES = [undefined, 'shop', '게임'];

describe('several mini-apps with one journal', () => {
  let emulated: Emulated;
  let journal: MemoryOperationJournal;
  let clients: AppsInTossClient[];

  beforeAll(async () => {
    emulated = await Emulated.start();
  });
  beforeEach(async () => {
    journal = new MemoryOperationJournal();
    emulated.emulator.ledger.clear();
    const module = await emulated.module(
      await Promise.all(
        NAMES.map(async (name, number) => {
          const options = await emulated.options(`app-${number}`, { journal });
          return name === undefined
            ? AppsInTossModule.forRoot(options)
            : AppsInTossModule.forRoot({ ...options, name });
        }),
      ),
    );
    clients = NAMES.map((name) => module.get(getAppsInTossClientToken(name)));
  });
  beforeAll(() => {
    for (const number of NAMES.keys())
      emulated.emulator.createPromotion({
        appName: `app-${number}`,
        promotionCode: 'WELCOME',
        budget: 10_000,
      });
  });
  afterEach(() => emulated.closeApps());
  afterAll(() => emulated.close());

  const paid = (): string[] => emulated.emulator.ledger.grants.map(({ appName }) => appName).sort();

  it('pays the same grantId once for each of them', async () => {
    for (let again = 0; again < 2; again += 1)
      for (const [number, client] of clients.entries())
        expect(await client.promotion.grant({ ...GRANT, amount: 100 + number })).toMatchObject({
          grantId: 'mission:1',
          status: 'SUCCESS',
        });
    expect(paid()).toEqual(['app-0', 'app-1', 'app-2']);
  });

  it('recovers and lists for each of them its own', async () => {
    for (const client of clients) await client.promotion.plan(GRANT);
    const [, shop] = clients as [AppsInTossClient, AppsInTossClient];
    expect(await shop.promotion.recoverUnfinished({ olderThan: 0 })).toEqual({
      settled: 1,
      pending: 0,
      failed: 0,
      unknown: 0,
    });
    expect(paid()).toEqual(['app-1']);
    for (const client of clients) await client.promotion.recoverUnfinished({ olderThan: 0 });
    expect(paid()).toEqual(['app-0', 'app-1', 'app-2']);
    expect(await journal.unfinished({ limit: 10 })).toEqual([]);
  });

  it('keeps the entries of a mini-app without a name as they were', async () => {
    await clients[0]!.promotion.plan(GRANT);
    expect(await journal.get('mission:1')).toMatchObject({ id: 'mission:1', kind: 'promotion.grant' });
  });

  it('closes a journal that two apps share with the last of them, and lets go of its file then', async () => {
    const path = join(await emulated.folder(), 'grants.journal');
    const file = new FileOperationJournal(path);
    const open = async () =>
      emulated.module([AppsInTossModule.forRoot(await emulated.options('app-0', { journal: file }))]);
    const [one, two] = [await open(), await open()];
    const pay = (app: typeof one, grantId: string) =>
      app.get<AppsInTossClient>(getAppsInTossClientToken()).promotion.grant({ ...GRANT, grantId });
    await pay(one, 'mission:one');
    await one.close();
    expect(await pay(two, 'mission:two')).toMatchObject({ status: 'SUCCESS' });
    await two.close();
    await expect(file.get('mission:one')).rejects.toMatchObject({ code: 'AIT_JOURNAL_CLOSED' });
    const next = new FileOperationJournal(path);
    expect(await next.get('mission:two')).toMatchObject({ state: 'done' });
    await next.close();
  });
});
