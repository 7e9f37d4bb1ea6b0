import type { TransportResponse } from '../../../../lib/transport/transport.interface.js';
import { AppsInTossClient } from '../../../../lib/api/apps-in-toss-client.js';
import { answer, WireError } from '../scripted-transport.js';

/** `npm run soak:bulk` sends to a million, over TLS, and looks at the memory. */
const RECIPIENTS = 40_000;
const CHUNK = 250;

/** The same numbers in every run (mulberry32). */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A platform that keeps a count per person, and whose answers fail, get lost and come late. */
class Platform {
  readonly messages = new Uint8Array(RECIPIENTS + 1);
  readonly #next = random(20_261_124);

  async send(request: { body?: string }): Promise<TransportResponse> {
    const { contextList } = JSON.parse(request.body ?? '{}') as { contextList: Array<{ userKey: number }> };
    const fate = this.#next();
    if (fate < 0.1) throw new WireError('not-sent', false);
    if (fate < 0.2) return this.#answer({ resultType: 'FAIL', error: { errorCode: '9999' } });
    for (const { userKey } of contextList) this.messages[userKey] = (this.messages[userKey] ?? 0) + 1;
    if (fate < 0.3) throw new WireError('unknown');
    if (fate < 0.4) await new Promise(setImmediate);
    return this.#answer({
      resultType: 'SUCCESS',
      success: {
        msgCount: contextList.length,
        fail: { sentPush: [{ contentId: 'c', reachedFailReason: 'OFF' }] },
      },
    });
  }

  async #answer(body: object): Promise<TransportResponse> {
    return answer(body)(undefined as never);
  }
}

function* everybody(): Generator<{ userKey: number; context: { name: string } }> {
  for (let userKey = 1; userKey <= RECIPIENTS; userKey += 1)
    yield { userKey, context: { name: `사람 ${userKey}` } };
}

describe.each([1, 4])(`sendBulk to ${RECIPIENTS.toLocaleString('en')}, %d at a time`, (concurrency) => {
  it('accounts for everybody exactly once, and reaches nobody twice', async () => {
    const platform = new Platform();
    const origin = 'https://apps-in-toss.invalid';
    const client = new AppsInTossClient({
      transport: platform,
      apiBaseUrl: origin,
      payBaseUrl: origin,
      deadline: 10_000,
    });
    const told = new Uint8Array(RECIPIENTS + 1);
    const mistakes: string[] = [];
    let cursor = 0;
    let began = 0;
    // In parts, as a process that is stopped and started again would: each goes on from the cursor of the last.
    while (cursor < RECIPIENTS) {
      const recipients = everybody();
      const options = { chunkSize: CHUNK, concurrency, cursor };
      const bulk = client.messages.sendBulk({ templateSetCode: 'A', recipients }, options);
      began += 1;
      for await (const { recipients: people, outcome, from, index } of bulk) {
        if (from !== cursor) mistakes.push(`chunk from ${from}, expected ${cursor}`);
        cursor += people.length;
        for (const { userKey } of people) {
          told[userKey] = (told[userKey] ?? 0) + 1;
          const got = platform.messages[userKey];
          const fits =
            outcome === 'sent'
              ? got === 1
              : outcome === 'unknown'
                ? got !== undefined && got <= 1
                : got === 0;
          if (!fits) mistakes.push(`${userKey}: ${outcome}, but got ${got}`);
        }
        if (concurrency === 1 && began < 3 && index === 30) {
          bulk.stop();
        }
      }
      const { recipients: counted, sent, refused, notSent, unknown, cursor: end } = await bulk.summary();
      expect(sent + refused + notSent + unknown).toBe(counted);
      expect(end).toBe(cursor);
    }
    expect(mistakes.slice(0, 5)).toEqual([]);
    expect(told.subarray(1).every((times) => times === 1)).toBe(true);
    expect(platform.messages.reduce((most, times) => Math.max(most, times), 0)).toBe(1);
  });
});
