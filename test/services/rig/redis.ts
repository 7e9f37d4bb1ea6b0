import { Redis } from 'ioredis';
import { Service } from './service.js';

/** Redis as the journal wants it, unless told otherwise. */
export function startRedis(settings: readonly string[] = []): Promise<Service> {
  return Service.start({
    program: 'redis-server',
    args: (folder, port) => [
      '--port',
      String(port),
      '--bind',
      '127.0.0.1',
      '--dir',
      folder,
      '--save',
      '',
      '--appendonly',
      'yes',
      '--appendfsync',
      'always',
      ...settings,
    ],
    ping: async (port) => {
      const client = new Redis({ port, lazyConnect: true, retryStrategy: () => null });
      client.on('error', () => undefined);
      try {
        await client.connect();
        await client.ping();
      } finally {
        client.disconnect();
      }
    },
  });
}
