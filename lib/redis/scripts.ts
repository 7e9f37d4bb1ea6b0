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

/**
 * KEYS: the unfinished ones. ARGV: until when, how many, what the keys of entries begin with, the only state, the state
 * that is left out; empty texts where any state will do. Reads on until it has as many as are wanted.
 *
 * @internal
 */
export const UNFINISHED = `
local texts, from, most = {}, 0, tonumber(ARGV[2])
while #texts < most do
  local ids = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', ARGV[1], 'LIMIT', from, most)
  for _, id in ipairs(ids) do
    local text = redis.call('HGET', ARGV[3] .. id, 'text')
    local state = ARGV[4] .. ARGV[5] ~= '' and cjson.decode(text).state
    local fits = (ARGV[4] == '' or state == ARGV[4]) and (ARGV[5] == '' or state ~= ARGV[5])
    if fits and #texts < most then texts[#texts + 1] = text end
  end
  if #ids < most then break end
  from = from + most
end
return texts`;
