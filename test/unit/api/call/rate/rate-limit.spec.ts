import { RateLimiterMemory } from 'rate-limiter-flexible';
import { MemoryRateLimiter } from '../../../../../lib/api/call/rate/memory-rate-limiter.js';
import type { RateLimitOptions } from '../../../../../lib/api/call/rate/rate-limit.interface.js';
import { errorOf, scripted } from '../../api-client.js';
import { success } from '../../scripted-transport.js';

const REPORT = { msgCount: 1, sentPushCount: 1, sentInboxCount: 0, detail: {}, fail: {} };
const many = Array.from({ length: 20 }, () => success(REPORT));
const read = (path: string) => ({ method: 'GET', path, class: 'safe' }) as const;
const message = (userKey: number) => ({ userKey, templateSetCode: 'T', context: {} });

const LIMITERS: readonly (readonly [string, RateLimitOptions])[] = [
  ['counts in this process', {}],
  ['a limiter of rate-limiter-flexible', { limiter: (limit) => new RateLimiterMemory(limit) }],
];

describe.each(LIMITERS)('rateLimit with %s', (_, options) => {
  it('lets through what fits, and keeps the rest back without sending it', async () => {
    const { client, transport } = scripted(many, { rateLimit: { ...options, perMinute: { app: 2 } } });
    await client.call(read('/a'));
    await client.call(read('/b'));
    const error = await errorOf(client.call(read('/c'), { deadline: 1_000, retries: 0 }));
    expect(error).toMatchObject({
      code: 'AIT_RATE_LIMIT',
      outcome: 'not-sent',
      retryable: true,
      attempts: [],
    });
    expect(error.retryAfterMs).toBeGreaterThan(1_000);
    expect(error.retryAfterMs).toBeLessThanOrEqual(60_000);
    expect(transport.requests).toHaveLength(2);
  });

  it('gives up at once what would not fit into the deadline, with retries as well', async () => {
    const { client } = scripted(many, { rateLimit: { ...options, perMinute: { app: 1 } } });
    await client.call(read('/a'));
    const before = performance.now();
    await errorOf(client.call(read('/b'), { deadline: 20_000 }));
    expect(performance.now() - before).toBeLessThan(10_000);
  });

  it('counts messages for each person apart, and not with the other calls', async () => {
    const { client, transport } = scripted(many, {
      rateLimit: { ...options, perMinute: { app: 1, messagesToUser: 2 } },
    });
    for (const userKey of [1, 1, 2, 2]) await client.messages.send(message(userKey));
    const error = await errorOf(client.messages.send(message(1), { retries: 0 }));
    expect(error).toMatchObject({ code: 'AIT_RATE_LIMIT', operation: 'messages.send' });
    expect(error.message).toContain('messagesToUser');
    await client.call(read('/a'));
    expect(transport.requests).toHaveLength(5);
  });
});

describe('rateLimit', () => {
  it('waits for the next window when the deadline allows', async () => {
    const window = { keyPrefix: '', points: 1, duration: 0.2 };
    const { client, transport } = scripted(many, {
      rateLimit: { limiter: () => new MemoryRateLimiter(window) },
    });
    await Promise.all(['/a', '/b', '/c'].map((path) => client.call(read(path))));
    expect(transport.requests).toHaveLength(3);
  });

  it('is off by default', async () => {
    const { client } = scripted(Array.from({ length: 3_001 }, () => success(REPORT)));
    for (let n = 0; n < 3_001; n += 1) await client.call(read('/a'));
  });

  it('sends nothing when its store fails, and says so', async () => {
    const limiter = () => ({ consume: () => Promise.reject(new Error('the store is gone')) });
    const { client, transport } = scripted(many, { rateLimit: { limiter } });
    const error = await errorOf(client.call(read('/a')));
    expect(error).toMatchObject({ code: 'AIT_RATE_LIMIT', outcome: 'not-sent', retryable: true });
    expect((error.cause as Error).message).toBe('the store is gone');
    expect(transport.requests).toHaveLength(0);
  });

  it('stops waiting when the caller does', async () => {
    const window = { keyPrefix: '', points: 0, duration: 60 };
    const { client } = scripted(many, {
      deadline: 120_000,
      rateLimit: { limiter: () => new MemoryRateLimiter(window) },
    });
    const abort = new AbortController();
    const call = client.call(read('/a'), { signal: abort.signal });
    abort.abort();
    await call.catch(() => undefined);
  });

  it('begins a new window when the old one is over, and forgets people', async () => {
    let now = 0;
    const limiter = new MemoryRateLimiter({ keyPrefix: '', points: 1, duration: 1 }, () => now);
    for (let n = 0; n < 10_001; n += 1) await limiter.consume(`person-${n}`);
    await expect(limiter.consume('person-3')).rejects.toMatchObject({ msBeforeNext: 1_000 });
    now = 1_000;
    await limiter.consume('another');
    await limiter.consume('person-3');
  });
});
