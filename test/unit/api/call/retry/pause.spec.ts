import { getEventListeners } from 'node:events';
import { pause } from '../../../../../lib/api/call/retry/pause.js';

describe('a pause', () => {
  it('ends early when the signal aborts', async () => {
    const abort = new AbortController();
    const paused = pause(3_600_000, abort.signal);
    abort.abort();
    await paused;
    await pause(3_600_000, abort.signal);
  });

  it('leaves nothing behind on a signal that outlives it', async () => {
    const { signal } = new AbortController();
    await pause(1, signal);
    expect(getEventListeners(signal, 'abort')).toEqual([]);
    await pause(1, undefined);
  });
});
