import { play, playOf } from './play.js';

const PLAY = playOf(process.env, 2_000);

describe('payments and grants under faults at every point of the wire', () => {
  it(`says what happened, and lets nothing happen twice (${PLAY.schedules} schedules, seed ${PLAY.seed})`, async () => {
    for (const { unknown, settledInTime } of await play(PLAY))
      expect(unknown === 0 ? 1 : settledInTime / unknown).toBeGreaterThanOrEqual(0.99);
  });
});
