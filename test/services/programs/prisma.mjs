import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from '@prisma/client';
import { serve } from './bridge.mjs';

const [connectionString] = process.argv.slice(2);
const prisma = new PrismaClient({ adapter: new PrismaPg({ connectionString }) });

serve({
  query: async (sql, parameters) => plain(await prisma.$queryRawUnsafe(sql, ...parameters)),
  begin: () =>
    new Promise((begun, failed) => {
      // Prisma ends a transaction with its callback: this one waits to be told how.
      const done = prisma.$transaction(
        (client) =>
          new Promise((commit, rollback) => {
            begun({
              query: async (sql, parameters) => plain(await client.$queryRawUnsafe(sql, ...parameters)),
              commit: () => (commit(), done),
              rollback: () => (rollback(new Error('rolled back')), done.catch(() => undefined)),
            });
          }),
        { timeout: 30_000 },
      );
      done.catch(failed);
    }),
});

/** Prisma's bigints do not go through a message. */
function plain(rows) {
  return rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([name, value]) => [name, typeof value === 'bigint' ? String(value) : value]),
    ),
  );
}
