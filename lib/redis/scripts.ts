// KEYS: the entry, the unfinished ones of all kinds, those of its kind. ARGV: text, version, '1' when finished, when it
// was updated, id. Each script is atomic; what it writes is in the append-only file before the answer leaves.

const WRITE = `
redis.call('HSET', KEYS[1], 'version', ARGV[2], 'text', ARGV[1])
for n = 2, 3 do
  if ARGV[3] == '1' then redis.call('ZREM', KEYS[n], ARGV[5]) else redis.call('ZADD', KEYS[n], ARGV[4], ARGV[5]) end
end
return 1`;

/** @internal */
export const ADD = `if redis.call('EXISTS', KEYS[1]) == 1 then return 0 end${WRITE}`;

/** @internal */
export const REPLACE = `if tonumber(redis.call('HGET', KEYS[1], 'version') or 0) ~= ARGV[2] - 1 then return 0 end${WRITE}`;

/** @internal */
export const GET = `return redis.call('HGET', KEYS[1], 'text')`;

/** KEYS: the unfinished ones. ARGV: until when, how many, what the keys of entries begin with. @internal */
export const UNFINISHED = `
local texts = {}
for _, id in ipairs(redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', ARGV[1], 'LIMIT', 0, ARGV[2])) do
  texts[#texts + 1] = redis.call('HGET', ARGV[3] .. id, 'text')
end
return texts`;
