import { Redis as IoRedis5 } from 'ioredis';
import { Redis as IoRedis6 } from 'ioredis-6';
import { createClient } from 'redis';
import { RedisOperationJournal, type RedisClient } from '../../lib/redis/index.js';
import { describeJournal } from '../helpers/journals/conformance.js';
import { entry, next } from '../helpers/journals/entry.js';
import { startRedis } from './rig/redis.js';
import type { Service } from './rig/service.js';

interface Connected {
  readonly client: RedisClient;
  close(): Promise<unknown>;
}

const CLIENTS: readonly (readonly [string, (port: number) => Promise<Connected>])[] = [
  [
    'ioredis 5',
    async (port) => {
      const client = new IoRedis5({ port });
      client.on('error', () => undefined); // it comes back by itself
      return { client, close: () => client.quit() };
    },
  ],
  [
    'ioredis 6',
    async (port) => {
      const client = new IoRedis6({ port });
      client.on('error', () => undefined);
      return { client, close: () => client.quit() };
    },
  ],
  [
    'node-redis',
    async (port) => {
      const client = createClient({ url: `redis://127.0.0.1:${port}` });
      client.on('error', () => undefined);
      await client.connect();
      return { client, close: () => client.close() };
    },
  ],
];

let prefixes = 0;

describe.each(CLIENTS)('through %s', (_, connect) => {
  let server: Service;
  let connected: Connected[];

  beforeAll(async () => {
    server = await startRedis();
    connected = await Promise.all([connect(server.port), connect(server.port)]);
  });

  afterAll(async () => {
    await Promise.all(connected.map((each) => each.close()));
    await server.close();
  });

  const journal = (n: number, prefix: string): RedisOperationJournal =>
    new RedisOperationJournal((connected[n % 2] as Connected).client, { prefix });

  describeJournal('keys', async () => {
    const prefix = `{test}:${(prefixes += 1)}`;
    let opened = 0;
    return { open: async () => journal((opened += 1), prefix), close: async () => undefined };
  });

  it('remembers what it confirmed when the server is killed', async () => {
    const first = journal(0, '{test}:kill');
    const before = entry('kept');
    await first.add(before);
    for (let n = 0; n < 20; n += 1) await first.add(entry(`kept-${n}`));
    await first.replace(next(before, { state: 'sending' }));
    await server.kill();
    await server.start();
    expect((await first.get('kept'))?.state).toBe('sending');
    expect(await first.unfinished({ limit: 100 })).toHaveLength(21);
    expect(await first.add(before)).toBe(false);
  });
});

describe('a server that may forget', () => {
  it.each([
    ['appendonly', ['--appendonly', 'no']],
    ['appendfsync', ['--appendfsync', 'everysec']],
  ])('is refused for %s, unless the risk is taken', async (setting, settings) => {
    const server = await startRedis(settings);
    const client = new IoRedis5({ port: server.port });
    try {
      const journal = new RedisOperationJournal(client);
      await expect(journal.add(entry('a'))).rejects.toMatchObject({
        code: 'AIT_JOURNAL_NOT_DURABLE',
        message: expect.stringContaining(setting) as string,
      });
      expect(await journal.get('a')).toBeUndefined();
      expect(await new RedisOperationJournal(client, { durability: 'trusted' }).add(entry('a'))).toBe(true);
      // Somebody corrects it while the app runs.
      await client.config('SET', 'appendonly', 'yes');
      await client.config('SET', 'appendfsync', 'always');
      expect(await journal.add(entry('b'))).toBe(true);
    } finally {
      client.disconnect();
      await server.close();
    }
  });

  it('is refused when it does not tell', async () => {
    const server = await startRedis(['--rename-command', 'CONFIG', '']);
    const client = new IoRedis5({ port: server.port });
    try {
      await expect(new RedisOperationJournal(client).add(entry('a'))).rejects.toMatchObject({
        code: 'AIT_JOURNAL_NOT_DURABLE',
      });
    } finally {
      client.disconnect();
      await server.close();
    }
  });

  it('counts a change only when enough replicas have it', async () => {
    const server = await startRedis();
    const replica = await startRedis(['--replicaof', '127.0.0.1', String(server.port)]);
    const client = new IoRedis5({ port: server.port });
    try {
      while (!/state=online/.test(await client.info('replication'))) await client.ping();
      const journal = new RedisOperationJournal(client, { replicas: 1 });
      expect(await journal.add(entry('a'))).toBe(true);
      await expect(new RedisOperationJournal(client, { replicas: 2 }).add(entry('b'))).rejects.toMatchObject({
        code: 'AIT_JOURNAL_FAILED',
        message: expect.stringContaining('1 of 2') as string,
      });
    } finally {
      client.disconnect();
      await replica.close();
      await server.close();
    }
  });

  it('is told apart from a client that is none', () => {
    expect(() => new RedisOperationJournal({} as never)).toThrow(
      expect.objectContaining({ code: 'AIT_JOURNAL_OPTION' }) as Error,
    );
  });
});
