import { join } from 'node:path';
import mysql from 'mysql2/promise';
import { Service } from './service.js';

const PROGRAM = '/usr/sbin/mariadbd';

export function startMariaDb(settings: readonly string[] = []): Promise<Service> {
  return Service.start({
    program: PROGRAM,
    user: 'mysql',
    args: (folder, port) => [
      '--no-defaults',
      `--datadir=${join(folder, 'data')}`,
      `--port=${port}`,
      '--bind-address=127.0.0.1',
      `--socket=${join(folder, 'socket')}`,
      `--pid-file=${join(folder, 'pid')}`,
      // What Debian has as its default: text that tells neither case nor accents apart.
      '--character-set-server=utf8mb4',
      '--collation-server=utf8mb4_general_ci',
      ...settings,
    ],
    prepare: async (folder, as) => {
      await as('mariadb-install-db', [
        '--no-defaults',
        `--datadir=${join(folder, 'data')}`,
        '--auth-root-authentication-method=normal',
        '--skip-test-db',
      ]);
    },
    ping: async (port) => {
      const connection = await mysql.createConnection({ ...mariaDb(port), database: 'mysql' });
      await connection.query('CREATE DATABASE IF NOT EXISTS app');
      await connection.end();
    },
  });
}

export function mariaDb(port: number): { host: string; port: number; user: string; database: string } {
  return { host: '127.0.0.1', port, user: 'root', database: 'app' };
}
