import { AppsInTossJournalError } from '../api/journal/apps-in-toss-journal.error.js';

/**
 * What is used of a client of `ioredis`: a `Redis` or a `Cluster`.
 *
 * @publicApi
 */
export interface IoRedisClient {
  readonly status: string;
  call(command: string, ...values: (string | number)[]): Promise<unknown>;
}

/**
 * What is used of a client of `redis` (node-redis), connected.
 *
 * @publicApi
 */
export interface NodeRedisClient {
  readonly isOpen: boolean;
  sendCommand(values: string[]): Promise<unknown>;
}

/**
 * A connected client of `ioredis` or of `redis` (node-redis).
 *
 * @publicApi
 */
export type RedisClient = IoRedisClient | NodeRedisClient;

/** The few commands of a journal, whoever carries them. @internal */
export interface RedisCommands {
  evaluate(script: string, keys: readonly string[], values: readonly string[]): Promise<unknown>;
  wait(replicas: number, ms: number): Promise<unknown>;
  setting(name: string): Promise<string | undefined>;
}

/** @throws AppsInTossJournalError `AIT_JOURNAL_OPTION` @internal */
export function redisCommands(client: RedisClient): RedisCommands {
  const send = senderOf(client);
  return {
    evaluate: (script, keys, values) => send(['EVAL', script, String(keys.length), ...keys, ...values]),
    wait: (replicas, ms) => send(['WAIT', String(replicas), String(ms)]),
    setting: async (name) => settingIn(await send(['CONFIG', 'GET', name]), name),
  };
}

function senderOf(client: RedisClient): (values: [string, ...string[]]) => Promise<unknown> {
  if (isIoRedis(client)) return ([command, ...values]) => client.call(command, ...values);
  if (isNodeRedis(client)) return (values) => client.sendCommand(values);
  throw new AppsInTossJournalError(
    'AIT_JOURNAL_OPTION',
    'client must be a Redis of ioredis, or a client of redis (node-redis)',
  );
}

function isIoRedis(client: unknown): client is IoRedisClient {
  return isObject(client) && typeof client['call'] === 'function' && 'status' in client;
}

function isNodeRedis(client: unknown): client is NodeRedisClient {
  return isObject(client) && typeof client['sendCommand'] === 'function' && 'isOpen' in client;
}

/** `[name, value]` in RESP2, an object or a map in RESP3. */
function settingIn(reply: unknown, name: string): string | undefined {
  const value: unknown = Array.isArray(reply)
    ? reply[1]
    : reply instanceof Map
      ? reply.get(name)
      : isObject(reply)
        ? reply[name]
        : undefined;
  return value === undefined || value === null ? undefined : String(value);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
