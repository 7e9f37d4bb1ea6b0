import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mysql from 'mysql2/promise';
import pg from 'pg';
import { DataSource } from 'typeorm';
import type { SqlDialect } from '../../../lib/sql/index.js';
import { NODE_22 } from './assert-installed.mjs';
import { Bridge } from './bridge.js';
import type { Database } from './database.interface.js';
import { mariaDb, startMariaDb } from './mariadb.js';
import { postgresUrl, startPostgres } from './postgres.js';
import type { Service } from './service.js';

/** One way to reach one kind of database. */
export interface Driver {
  readonly name: string;
  readonly dialect: SqlDialect;
  /** Its server. */
  readonly server: 'postgres' | 'mariadb' | 'file';
  open(place: Place): Promise<Database>;
}

/** Where the database is: a server, or a file. */
export interface Place {
  readonly port: number;
  readonly file: string;
  close(): Promise<void>;
}

export async function startPlace({ server }: Driver): Promise<Place> {
  if (server === 'file') {
    const folder = await mkdtemp(join(tmpdir(), 'sqlite-'));
    return { port: 0, file: join(folder, 'app.db'), close: () => rm(folder, { recursive: true }) };
  }
  const service: Service = await (server === 'postgres' ? startPostgres() : startMariaDb());
  return { port: service.port, file: '', close: () => service.close() };
}

const typeOrm = async (options: ConstructorParameters<typeof DataSource>[0]): Promise<Database> => {
  const source = await new DataSource(options).initialize();
  return {
    query: (sql, parameters) => source.query(sql, parameters),
    begin: async () => {
      const runner = source.createQueryRunner();
      await runner.startTransaction();
      const end = async (how: Promise<void>): Promise<void> => {
        await how;
        await runner.release();
      };
      return {
        query: (sql, parameters) => runner.manager.query(sql, parameters),
        commit: () => end(runner.commitTransaction()),
        rollback: () => end(runner.rollbackTransaction()),
      };
    },
    close: () => source.destroy(),
  };
};

export const DRIVERS: readonly Driver[] = [
  {
    name: 'pg',
    dialect: 'postgres',
    server: 'postgres',
    open: async ({ port }) => {
      const pool = new pg.Pool({ connectionString: postgresUrl(port), max: 4 });
      pool.on('error', () => undefined); // of a connection that idles while its server is killed
      return {
        query: (sql, parameters) => pool.query(sql, parameters),
        begin: async () => {
          const client = await pool.connect();
          await client.query('BEGIN');
          const end = async (how: string): Promise<void> => {
            await client.query(how);
            client.release();
          };
          return {
            query: (sql, parameters) => client.query(sql, parameters),
            commit: () => end('COMMIT'),
            rollback: () => end('ROLLBACK'),
          };
        },
        close: () => pool.end(),
      };
    },
  },
  {
    name: 'TypeORM on PostgreSQL',
    dialect: 'postgres',
    server: 'postgres',
    open: ({ port }) => typeOrm({ type: 'postgres', url: postgresUrl(port) }),
  },
  {
    name: 'Prisma on PostgreSQL',
    dialect: 'postgres',
    server: 'postgres',
    open: ({ port }) => Bridge.to('prisma', postgresUrl(port)),
  },
  {
    name: 'mysql2 on MariaDB, prepared statements',
    dialect: 'mysql',
    server: 'mariadb',
    open: async ({ port }) => {
      const pool = mysql.createPool({ ...mariaDb(port), connectionLimit: 4 });
      return {
        query: (sql, parameters) => pool.execute(sql, parameters),
        begin: async () => {
          const connection = await pool.getConnection();
          await connection.beginTransaction();
          const end = async (how: Promise<void>): Promise<void> => {
            await how;
            connection.release();
          };
          return {
            query: (sql, parameters) => connection.execute(sql, parameters as string[]),
            commit: () => end(connection.commit()),
            rollback: () => end(connection.rollback()),
          };
        },
        close: () => pool.end(),
      };
    },
  },
  {
    name: 'mysql2 on MariaDB, text statements',
    dialect: 'mysql',
    server: 'mariadb',
    open: async ({ port }) => {
      const pool = mysql.createPool({ ...mariaDb(port), connectionLimit: 4 });
      return {
        query: (sql, parameters) => pool.query(sql, parameters),
        begin: () => Promise.reject(new Error('the prepared ones have it')),
        close: () => pool.end(),
      };
    },
  },
  {
    name: 'TypeORM on MariaDB',
    dialect: 'mysql',
    server: 'mariadb',
    open: ({ port }) => typeOrm({ type: 'mariadb', username: 'root', ...mariaDb(port) }),
  },
  {
    name: 'node:sqlite',
    dialect: 'sqlite',
    server: 'file',
    open: ({ file }) => Bridge.to('node-sqlite', file, NODE_22),
  },
  {
    name: 'better-sqlite3',
    dialect: 'sqlite',
    server: 'file',
    open: ({ file }) => Bridge.to('better-sqlite3', file, NODE_22),
  },
];
