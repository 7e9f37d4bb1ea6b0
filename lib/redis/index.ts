// The public surface of `nestjs-apps-in-toss/redis`, name by name.
export { RedisOperationJournal, type RedisOperationJournalOptions } from './redis-operation-journal.js';
export type { IoRedisClient, NodeRedisClient, RedisClient } from './redis-client.js';
