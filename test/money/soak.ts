// npm run soak:money: the schedules without Jest, which would take a good part of the time.
import assert from 'node:assert/strict';
import { play, playOf } from './play.js';

const tallies = await play(playOf(process.env, 100_000));
for (const { unknown, settledInTime } of tallies) {
  const share = unknown === 0 ? 1 : settledInTime / unknown;
  assert.ok(share >= 0.99, `of what was unknown, ${share} was settled in time`);
}
