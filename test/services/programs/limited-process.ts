// A process that makes calls within limits it shares with others, and says how they ended.
import { Redis } from 'ioredis';
import { RateLimiterRedis } from 'rate-limiter-flexible';
import { isAppsInTossError } from '../../../lib/foundation/apps-in-toss.error.js';
import type { AppsInTossModuleOptions } from '../../../lib/options/apps-in-toss-options.interface.js';
import { AppsInTossRuntime } from '../../../lib/runtime/apps-in-toss.runtime.js';

const { app, redisPort, perMinute, calls } = JSON.parse(process.argv[2] ?? '') as {
  app: AppsInTossModuleOptions;
  redisPort: number;
  perMinute: { app: number };
  calls: number;
};
const storeClient = new Redis({ port: redisPort });
const { client } = await AppsInTossRuntime.start({
  ...app,
  rateLimit: { perMinute, limiter: (limit) => new RateLimiterRedis({ storeClient, ...limit }) },
});
process.send?.('ready');
process.on('message', async () => {
  const all = Array.from({ length: calls }, () => client.promotion.getKey({ userKey: 443_731_104 }));
  const ends = (await Promise.allSettled(all)).map((end) => {
    if (end.status === 'fulfilled') return { code: 'sent' };
    const { reason } = end as { reason: unknown };
    if (!isAppsInTossError(reason)) throw reason;
    const { code, outcome, retryAfterMs } = reason;
    return { code, outcome, retryAfterMs };
  });
  process.send?.(ends);
});
