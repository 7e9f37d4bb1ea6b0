import { Logger } from '@nestjs/common';
import {
  AppsInTossHealthIndicator,
  type AppsInTossHealthOptions,
  MemoryOperationJournal,
} from 'nestjs-apps-in-toss';
import { Emulated } from '../helpers/emulated.js';
import { healthApp, isTerminus12 } from '../helpers/health-app.js';

describe('health while grants wait for a person', () => {
  let emulated: Emulated;
  let journal: MemoryOperationJournal;

  beforeAll(async () => {
    emulated = await Emulated.start();
    Logger.overrideLogger(false);
  });
  beforeEach(() => {
    journal = new MemoryOperationJournal();
  });
  afterEach(() => emulated.closeApps());
  afterAll(() => emulated.close());

  async function wait(grants: number): Promise<void> {
    const now = new Date();
    const grant = { kind: 'promotion.grant', state: 'undecided', isFinished: false, version: 1, data: {} };
    for (let n = 0; n < grants; n += 1)
      await journal.add({ id: `mission:${n}`, ...grant, createdAt: now, updatedAt: now });
  }

  /** The second check: the first one has let them be counted, and waits for nothing. */
  async function health(options: AppsInTossHealthOptions = {}) {
    const app = emulated.closeLater(await healthApp(await emulated.options('my-mini-app', { journal })));
    const indicator = app.get(AppsInTossHealthIndicator);
    expect((await indicator.isHealthy())['apps-in-toss']).not.toHaveProperty('undecidedGrants');
    await new Promise((resolve) => setImmediate(resolve));
    return (await indicator.isHealthy('apps-in-toss', options))['apps-in-toss'];
  }

  it('counts them, and says what to do', async () => {
    await wait(2);
    expect(await health()).toMatchObject({
      status: isTerminus12 ? 'degraded' : 'up',
      undecidedGrants: 2,
      code: 'AIT_API_GRANT_UNDECIDED',
      message: expect.stringMatching(/^2 grants .*promotion\.decide\(\).* \/ .*2건/) as string,
    });
  });

  it('has the status that was asked for', async () => {
    await wait(1);
    expect((await health({ undecidedStatus: 'up' })).status).toBe('up');
  });

  it('is up when there are none', async () => {
    const found = await health();
    expect(found).toMatchObject({ status: 'up', undecidedGrants: 0 });
    expect(found).not.toHaveProperty('code');
  });

  it('stays up when the journal cannot be read', async () => {
    journal.unfinished = () => Promise.reject(new Error('the database is away'));
    const found = await health();
    expect(found.status).toBe('up');
    expect(found).not.toHaveProperty('undecidedGrants');
  });
});
