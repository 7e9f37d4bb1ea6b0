import type { BulkChunk, BulkRecipient } from 'nestjs-apps-in-toss';
import { scripted } from '../api-client.js';
import { answer, breaks, fail, held, type Step, success } from '../scripted-transport.js';

const people = (count: number): BulkRecipient[] =>
  Array.from({ length: count }, (_, index) => ({ userKey: index + 1 }));
const sent = success({ msgCount: 2, sentPushCount: 2 });
const template = { templateSetCode: 'A' };

async function all<T>(chunks: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const chunk of chunks) list.push(chunk);
  return list;
}

const keysOf = ({ recipients }: BulkChunk) => recipients.map(({ userKey }) => userKey);

function bodies(requests: ReturnType<typeof scripted>['transport']['requests']): unknown[] {
  return requests.map(({ body }) => JSON.parse(String(body)) as unknown);
}

describe('messages.sendBulk', () => {
  it('sends in chunks, and says of each what became of it', async () => {
    const { client, transport } = scripted([sent, sent, sent]);
    const bulk = client.messages.sendBulk({ ...template, recipients: people(5) }, { chunkSize: 2 });
    expect(transport.requests).toEqual([]);
    const chunks = await all(bulk);
    expect(chunks.map((each) => [each.index, each.from, each.cursor, each.outcome, keysOf(each)])).toEqual([
      [0, 0, 2, 'sent', [1, 2]],
      [1, 2, 4, 'sent', [3, 4]],
      [2, 4, 5, 'sent', [5]],
    ]);
    expect(bodies(transport.requests)[0]).toEqual({
      templateSetCode: 'A',
      contextList: [
        { userKey: 1, context: {} },
        { userKey: 2, context: {} },
      ],
    });
    expect(await bulk.summary()).toEqual({
      recipients: 5,
      sent: 5,
      refused: 0,
      notSent: 0,
      unknown: 0,
      invalid: 0,
      failures: 0,
      chunks: 3,
      cursor: 5,
      stopped: null,
      done: true,
    });
  });

  it('2,500 to a request unless told otherwise', async () => {
    const { client, transport } = scripted([sent, sent, sent]);
    await client.messages.sendBulk({ ...template, recipients: people(5_001) }).summary();
    const sizes = bodies(transport.requests).map(
      (body) => (body as { contextList: unknown[] }).contextList.length,
    );
    expect(sizes).toEqual([2_500, 2_500, 1]);
  });

  it.each<[string, () => Iterable<BulkRecipient> | AsyncIterable<BulkRecipient>]>([
    ['an array', () => people(3)],
    ['a set', () => new Set(people(3))],
    [
      'a generator',
      function* () {
        yield* people(3);
      },
    ],
    [
      'an async generator',
      async function* () {
        yield* people(3);
      },
    ],
  ])('takes %s', async (_, recipients) => {
    const { client } = scripted([sent, sent]);
    const summary = await client.messages
      .sendBulk({ ...template, recipients: recipients() }, { chunkSize: 2 })
      .summary();
    expect(summary).toMatchObject({ recipients: 3, sent: 3, cursor: 3 });
  });

  it('nobody is no request', async () => {
    const { client } = scripted([]);
    expect(await client.messages.sendBulk({ ...template, recipients: [] }).summary()).toMatchObject({
      recipients: 0,
      chunks: 0,
      stopped: null,
      done: true,
    });
  });

  it('a chunk that fails does not end it: each outcome is counted for itself', async () => {
    const { client, transport } = scripted(
      [sent, breaks('unknown'), breaks('not-sent', false), fail('9999'), success(null), sent],
      { retries: 0 },
    );
    const bulk = client.messages.sendBulk({ ...template, recipients: people(12) }, { chunkSize: 2 });
    const chunks = await all(bulk);
    expect(chunks.map(({ outcome, error }) => [outcome, error?.code ?? null])).toEqual([
      ['sent', null],
      ['unknown', 'AIT_API_OUTCOME_UNKNOWN'],
      ['not-sent', 'AIT_NET_TEST'],
      ['refused', 'AIT_API_FAILED'],
      ['unknown', 'AIT_API_OUTCOME_UNKNOWN'],
      ['sent', null],
    ]);
    expect(bulk.progress).toMatchObject({
      recipients: 12,
      sent: 4,
      unknown: 4,
      notSent: 2,
      refused: 2,
      cursor: 12,
    });
    expect(transport.unused).toBe(0);
  });

  it('what may have been sent is not sent again, unless the caller wants that', async () => {
    const once = scripted([breaks('unknown'), sent]);
    expect(
      await once.client.messages.sendBulk({ ...template, recipients: people(2) }).summary(),
    ).toMatchObject({
      unknown: 2,
    });
    expect(once.transport.unused).toBe(1);
    const twice = scripted([breaks('unknown'), sent]);
    const options = { delivery: 'at-least-once' } as const;
    expect(
      await twice.client.messages.sendBulk({ ...template, recipients: people(2) }, options).summary(),
    ).toMatchObject({
      sent: 2,
    });
  });

  it('partial failures inside a SUCCESS are told and counted', async () => {
    const { client } = scripted([
      success({ msgCount: 1, fail: { sentPush: [{ contentId: 'c', reachFailReason: 'PUSH_OFF' }] } }),
    ]);
    const bulk = client.messages.sendBulk({ ...template, recipients: people(2) });
    const [chunk] = await all(bulk);
    expect(chunk).toMatchObject({
      outcome: 'sent',
      report: { failures: [{ reachedFailReason: 'PUSH_OFF' }] },
    });
    expect(bulk.progress.failures).toBe(1);
  });

  it('a recipient that is none is left out and named; the others are sent', async () => {
    const wrong = [
      {},
      { userKey: 1.5 },
      { userKey: 1, anonKey: 'k' },
      { userKey: 3, context: [] },
      null,
    ] as never[];
    const { client, transport } = scripted([sent]);
    const bulk = client.messages.sendBulk({
      ...template,
      recipients: [{ anonKey: 'k-1' }, ...wrong, { userKey: '9' }],
    });
    const [chunk] = await all(bulk);
    expect(chunk?.invalid.map(({ position, error }) => [position, error.code])).toEqual([
      [1, 'AIT_API_IDENTITY'],
      [2, 'AIT_API_ARGUMENT'],
      [3, 'AIT_API_IDENTITY'],
      [4, 'AIT_API_ARGUMENT'],
      [5, 'AIT_API_ARGUMENT'],
    ]);
    expect(bodies(transport.requests)[0]).toMatchObject({
      contextList: [
        { anonKey: 'k-1', context: {} },
        { userKey: 9, context: {} },
      ],
    });
    expect(bulk.progress).toMatchObject({ recipients: 7, sent: 2, invalid: 5 });
  });

  it('a chunk of nothing but those is no request', async () => {
    const { client } = scripted([sent]);
    const bulk = client.messages.sendBulk(
      { ...template, recipients: [{} as never, { userKey: 1 }] },
      { chunkSize: 1 },
    );
    expect((await all(bulk)).map(({ outcome, recipients }) => [outcome, recipients.length])).toEqual([
      ['not-sent', 0],
      ['sent', 1],
    ]);
  });

  it.each(['5004', '4034'])('%s holds for everybody: it ends there', async (errorCode) => {
    const { client } = scripted([sent, fail(errorCode)]);
    const bulk = client.messages.sendBulk({ ...template, recipients: people(100) }, { chunkSize: 2 });
    expect(await bulk.summary()).toMatchObject({
      sent: 2,
      refused: 2,
      cursor: 4,
      stopped: 'refused',
      done: true,
    });
  });

  it.each<[string, Step]>([
    ['4095', answer({ resultType: 'FAIL', error: { errorCode: '4095' } }, 200, { 'retry-after': '0.02' })],
    ['429', answer('', 429, { 'retry-after': '0.02' })],
  ])('%s: the chunk waits its turn', async (_, limited) => {
    const { client, transport } = scripted([limited, limited, limited, sent], { retries: 0 });
    expect(await client.messages.sendBulk({ ...template, recipients: people(2) }).summary()).toMatchObject({
      sent: 2,
    });
    expect(transport.unused).toBe(0);
  });

  it('a turn that is too far away is a refusal', async () => {
    const { client } = scripted([fail('4095', 200, { retryAfterSeconds: 3_600 })]);
    expect(await client.messages.sendBulk({ ...template, recipients: people(2) }).summary()).toMatchObject({
      refused: 2,
      stopped: null,
    });
  });

  it('leaving the loop stops it; the cursor goes on where it ended', async () => {
    const first = scripted([sent, sent]);
    const bulk = first.client.messages.sendBulk({ ...template, recipients: people(6) }, { chunkSize: 2 });
    for await (const chunk of bulk) if (chunk.index === 1) break;
    const { cursor, stopped, done } = await bulk.summary();
    expect({ cursor, stopped, done }).toEqual({ cursor: 4, stopped: 'stop', done: true });
    const second = scripted([sent]);
    const rest = second.client.messages.sendBulk(
      { ...template, recipients: people(6) },
      { chunkSize: 2, cursor },
    );
    expect((await all(rest)).map((each) => [each.from, each.cursor, keysOf(each)])).toEqual([[4, 6, [5, 6]]]);
    expect(rest.progress).toMatchObject({ recipients: 2, cursor: 6, stopped: null });
  });

  it('a cursor at the end, and behind it: nobody is left', async () => {
    for (const cursor of [3, 9]) {
      const { client } = scripted([]);
      expect(
        await client.messages.sendBulk({ ...template, recipients: people(3) }, { cursor }).summary(),
      ).toMatchObject({
        recipients: 0,
        cursor,
        stopped: null,
      });
    }
  });

  it('stop() waits for what is under way and begins nothing more', async () => {
    const slow = held(sent);
    const { client } = scripted([slow.step]);
    const bulk = client.messages.sendBulk({ ...template, recipients: people(6) }, { chunkSize: 2 });
    const summary = bulk.summary();
    await slow.begun;
    bulk.stop();
    expect(bulk.progress).toMatchObject({ done: false, chunks: 0 });
    slow.release();
    expect(await summary).toMatchObject({ sent: 2, cursor: 2, stopped: 'stop', done: true });
  });

  it('an abort ends what is under way, and says of it what is known', async () => {
    const slow = held(sent);
    const abort = new AbortController();
    const { client } = scripted([slow.step]);
    const bulk = client.messages.sendBulk(
      { ...template, recipients: people(6) },
      { chunkSize: 2, signal: abort.signal },
    );
    const summary = bulk.summary();
    await slow.begun;
    abort.abort();
    expect(await summary).toMatchObject({ unknown: 2, cursor: 2, stopped: 'abort', done: true });
  });

  it('several at a time, in the order of the recipients; those under way are counted when the loop is left', async () => {
    const slow = held(sent);
    const { client, transport } = scripted([slow.step, sent, sent, sent]);
    const options = { chunkSize: 1, concurrency: 3 };
    const bulk = client.messages.sendBulk({ ...template, recipients: people(9) }, options);
    const first = bulk[Symbol.asyncIterator]().next();
    await slow.begun;
    await new Promise(setImmediate);
    expect(transport.requests).toHaveLength(3);
    slow.release();
    expect((await first).value).toMatchObject({ index: 0 });
    for await (const chunk of bulk) {
      expect(chunk.index).toBe(1);
      break;
    }
    expect(await bulk.summary()).toMatchObject({ sent: 4, chunks: 4, cursor: 4, stopped: 'stop' });
  });

  it('beforeChunk is awaited before anything goes out; what it throws ends the send before the chunk', async () => {
    const { client, transport } = scripted([sent]);
    const noted: number[] = [];
    const beforeChunk = async ({ cursor }: { cursor: number }): Promise<void> => {
      await Promise.resolve();
      if (cursor > 2) throw new Error('the database of the user is away');
      expect(transport.requests).toHaveLength(noted.length);
      noted.push(cursor);
    };
    const bulk = client.messages.sendBulk(
      { ...template, recipients: people(6) },
      { chunkSize: 2, beforeChunk },
    );
    await expect(bulk.summary()).rejects.toThrow('the database of the user is away');
    expect(noted).toEqual([2]);
    expect(bulk.progress).toMatchObject({ sent: 2, cursor: 2, stopped: 'error', done: true });
  });

  it('recipients that throw: first the chunks under way, then their error; the source is closed once', async () => {
    let closed = 0;
    async function* source(): AsyncGenerator<BulkRecipient> {
      try {
        yield* people(3);
        throw new Error('the cursor of the database is gone');
      } finally {
        closed += 1;
      }
    }
    const { client } = scripted([sent]);
    const bulk = client.messages.sendBulk(
      { ...template, recipients: source() },
      { chunkSize: 2, concurrency: 2 },
    );
    const seen: number[] = [];
    const loop = (async () => {
      for await (const { index } of bulk) seen.push(index);
    })();
    await expect(loop).rejects.toThrow('the cursor of the database is gone');
    expect([seen, closed, bulk.progress.cursor, bulk.progress.stopped]).toEqual([[0], 1, 2, 'error']);
  });

  it('closes the source when it is left early', async () => {
    let closed = false;
    function* source(): Generator<BulkRecipient> {
      try {
        yield* people(100);
      } finally {
        closed = true;
      }
    }
    const { client } = scripted([sent]);
    for await (const _ of client.messages.sendBulk({ ...template, recipients: source() }, { chunkSize: 2 }))
      break;
    expect(closed).toBe(true);
  });

  it('tells all mistakes of its arguments at once, before anything', () => {
    const { client } = scripted([]);
    const wrong = { templateSetCode: '', recipients: [] };
    const options = { chunkSize: 2_501, concurrency: 0, cursor: -1, beforeChunk: 1 as never };
    expect(() => client.messages.sendBulk(wrong, options)).toThrow(
      expect.objectContaining({
        code: 'AIT_API_ARGUMENT',
        message: expect.stringMatching(/templateSetCode.*chunkSize.*concurrency.*cursor.*beforeChunk/),
      }),
    );
    expect(() => client.messages.sendBulk({ ...template, recipients: 'abc' as never })).toThrow(
      '"recipients"',
    );
    expect(() => client.messages.sendBulk({ ...template, recipients: {} as never })).toThrow('"recipients"');
    expect(() => client.messages.sendBulk(null as never)).toThrow('"request"');
  });

  it('a context that cannot be written is an error of its chunk', async () => {
    const { client } = scripted([sent]);
    const recipients = [{ userKey: 1, context: { n: 1n } }, { userKey: 2 }];
    const bulk = client.messages.sendBulk({ ...template, recipients }, { chunkSize: 1 });
    expect((await all(bulk)).map(({ outcome }) => outcome)).toEqual(['not-sent', 'sent']);
  });
});
