import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Emulated } from '../helpers/emulated.js';
import { startRedis } from './rig/redis.js';
import type { Service } from './rig/service.js';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const LOADER = pathToFileURL(here('../helpers/typescript-loader.mjs')).href;
const LIMIT = 20;

interface End {
  readonly code: string;
  readonly outcome?: string;
  readonly retryAfterMs?: number;
}

describe('a rate limit that two processes share on Redis', () => {
  let redis: Service;
  let emulated: Emulated;
  const children = new Set<ChildProcess>();

  beforeAll(async () => {
    redis = await startRedis();
    emulated = await Emulated.start();
  });
  afterAll(async () => {
    for (const child of children) child.kill('SIGKILL');
    await emulated.close();
    await redis.close();
  });

  it('lets through what the limit allows, all in all, and tells the rest when to come back', async () => {
    const app = await emulated.options('my-mini-app', { deadline: 20_000 });
    const part = JSON.stringify({
      app,
      redisPort: redis.port,
      perMinute: { app: LIMIT },
      calls: LIMIT,
    });
    const processes = [1, 2].map(() =>
      fork(here('programs/limited-process.ts'), [part], { execArgv: ['--no-warnings', '--import', LOADER] }),
    );
    for (const child of processes) children.add(child);
    await Promise.all(processes.map((child) => once(child, 'message')));

    const asked = emulated.emulator.script('promotion.getKey', { times: Infinity });
    const answers = processes.map((child) => once(child, 'message') as Promise<[End[]]>);
    for (const child of processes) child.send('go');
    const ends = (await Promise.all(answers)).map(([each]) => each);

    const all = ends.flat();
    const refused = all.filter(({ code }) => code !== 'sent');
    expect(all).toHaveLength(2 * LIMIT);
    expect(refused).toHaveLength(LIMIT);
    expect(asked.used).toBe(LIMIT); // of what the emulator saw
    for (const each of refused) {
      expect(each).toMatchObject({ code: 'AIT_RATE_LIMIT', outcome: 'not-sent' });
      // The window is the minute that began with the first call of either process.
      expect(each.retryAfterMs).toBeGreaterThan(20_000);
      expect(each.retryAfterMs).toBeLessThanOrEqual(60_000);
    }
    // Together, not each its share: one of them alone has not used it up.
    const sent = ends.map((each) => each.filter(({ code }) => code === 'sent').length);
    expect(sent.reduce((sum, each) => sum + each)).toBe(LIMIT);
  });
});
