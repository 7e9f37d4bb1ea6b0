import { join } from 'node:path';
import pg from 'pg';
import { postgresFolder, Service } from './service.js';

export async function startPostgres(settings: readonly string[] = []): Promise<Service> {
  const programs = await postgresFolder();
  return Service.start({
    program: join(programs, 'postgres'),
    user: 'postgres',
    args: (folder, port) => [
      '-D',
      join(folder, 'data'),
      '-p',
      String(port),
      '-k',
      '',
      '-c',
      'listen_addresses=127.0.0.1',
      ...settings.flatMap((setting) => ['-c', setting]),
    ],
    prepare: async (folder, as) => {
      await as(join(programs, 'initdb'), [
        '-D',
        join(folder, 'data'),
        '-U',
        'app',
        '--auth=trust',
        '--encoding=UTF8',
        '--no-locale',
        '--no-sync',
      ]);
    },
    ping: async (port) => {
      const client = new pg.Client(postgresUrl(port));
      client.on('error', () => undefined);
      await client.connect();
      await client.end();
    },
  });
}

export function postgresUrl(port: number): string {
  return `postgres://app@127.0.0.1:${port}/postgres`;
}
