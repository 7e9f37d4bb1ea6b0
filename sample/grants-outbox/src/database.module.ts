import { Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { SqlOperationJournal } from 'nestjs-apps-in-toss/sql';
import pg from 'pg';

export const POOL = Symbol('pg.Pool');
export const JOURNAL = Symbol('SqlOperationJournal');
export type Journal = SqlOperationJournal;

@Module({
  providers: [
    { provide: POOL, useFactory: () => new pg.Pool({ connectionString: process.env.DATABASE_URL }) },
    {
      provide: JOURNAL,
      inject: [POOL],
      useFactory: async (pool: pg.Pool) => {
        // In a real app these two are migrations.
        await pool.query(
          'CREATE TABLE IF NOT EXISTS finished_missions (user_key bigint, mission text, PRIMARY KEY (user_key, mission))',
        );
        const journal = new SqlOperationJournal({
          dialect: 'postgres',
          query: (sql, parameters) => pool.query(sql, parameters),
        });
        await journal.migrate();
        return journal;
      },
    },
  ],
  exports: [POOL, JOURNAL],
})
export class DatabaseModule implements OnApplicationShutdown {
  constructor(@Inject(POOL) private readonly pool: pg.Pool) {}

  async onApplicationShutdown(): Promise<void> {
    await this.pool.end();
  }
}
