import { JournalScope } from '../../../../lib/api/journal/journal-scope.js';
import { MemoryOperationJournal } from '../../../../lib/api/journal/memory-operation-journal.js';
import type { JournalEntry } from '../../../../lib/api/journal/operation-journal.interface.js';
import type { OutcomeUnknownError } from '../../../../lib/api/errors/outcome-unknown.error.js';
import type { Grant } from '../../../../lib/api/promotion/promotion.interface.js';
import { errorOf, scripted } from '../api-client.js';
import { breaks, fail, type Step, success } from '../scripted-transport.js';

const GRANT = { userKey: 7, promotionCode: 'P', amount: 10, grantId: 'g' };
const HOUR = 3_600_000;
const KEY = success({ key: 'k' });
const PAID = success('SUCCESS');
const NO_RECORD = fail('4111');
const DEFECT = new TypeError('a defect');
const defective = (): never => {
  throw DEFECT;
};

/** Waits take no time; the date passes with them. */
function clientOver(journal: MemoryOperationJournal, ...steps: Step[]) {
  let now = Date.now();
  const clock = (): Date => new Date(now);
  const pause = async (ms: number): Promise<void> => void (now += ms);
  const pacing = { scale: 1, now: () => now, clock, pause };
  const book = { journal, scope: new JournalScope() };
  const made = scripted(steps, { book, pacing, clock, retries: 0 });
  return { ...made, pass: (ms: number): void => void (now += ms) };
}

/** A grant whose answer is lost and of which nothing more is heard. */
async function lost(journal: MemoryOperationJournal, ...more: Step[]) {
  const { client, transport } = clientOver(journal, KEY, breaks('unknown'), breaks('unknown'), ...more);
  const error = await errorOf(client.promotion.grant(GRANT, { deadline: 200 }));
  expect(error).toMatchObject({ outcome: 'unknown', retryable: true });
  return { client, transport, error: error as OutcomeUnknownError<Grant> };
}

async function rewrite(journal: MemoryOperationJournal, change: Partial<JournalEntry>) {
  const now = (await journal.get('g'))!;
  expect(await journal.replace({ ...now, version: now.version + 1, ...change })).toBe(true);
}

describe('a grant', () => {
  let journal: MemoryOperationJournal;
  beforeEach(() => {
    journal = new MemoryOperationJournal();
  });

  it('is on record as sent, once, before its key goes out', async () => {
    const states: string[] = [];
    const { replace } = journal;
    journal.replace = async (entry) => {
      states.push(entry.state);
      return replace.call(journal, entry);
    };
    const sent: Step = async () => {
      expect(await journal.get('g')).toMatchObject({ state: 'sending', data: { key: 'k' } });
      return success({ key: 'k' })({} as never);
    };
    const { client } = clientOver(journal, KEY, sent, PAID);
    await expect(client.promotion.grant(GRANT)).resolves.toMatchObject({ status: 'SUCCESS' });
    expect(states).toEqual(['sending', 'done']);
  });

  it.each([
    ['asking for a key', [defective]],
    ['sending', [KEY, defective]],
    ['reading the result', [KEY, success({ key: 'k' }), defective]],
  ])('a defect while %s comes out as it is', async (_, steps) => {
    await expect(clientOver(journal, ...steps).client.promotion.grant(GRANT)).rejects.toBe(DEFECT);
  });

  it('a defect of the request comes out as it is', async () => {
    const request = {
      ...GRANT,
      get amount(): number {
        throw DEFECT;
      },
    };
    await expect(clientOver(journal).client.promotion.grant(request)).rejects.toBe(DEFECT);
  });

  it('has the retries of the call', async () => {
    const { client, transport } = clientOver(journal, breaks('not-sent'), KEY, success({ key: 'k' }), PAID);
    await expect(client.promotion.grant(GRANT, { retries: 1 })).resolves.toMatchObject({ status: 'SUCCESS' });
    expect(transport.unused).toBe(0);
  });

  it('is not waited for any longer when the caller gives up', async () => {
    const abort = new AbortController();
    const { client } = clientOver(journal, KEY, breaks('unknown'), () => {
      abort.abort();
      return NO_RECORD({} as never);
    });
    const error = await errorOf(client.promotion.grant(GRANT, { signal: abort.signal }));
    expect(error).toMatchObject({ outcome: 'unknown' });
    expect(await journal.get('g')).toMatchObject({ state: 'sending', data: { open: true } });
  });

  it('with a signal that stays silent is waited for', async () => {
    const { signal } = new AbortController();
    const { client } = clientOver(journal, KEY, breaks('unknown'), breaks('unknown'), PAID);
    await expect(client.promotion.grant(GRANT, { signal })).resolves.toMatchObject({ status: 'SUCCESS' });
  });

  it('whose entry is held by another process is unknown, without an error of its own', async () => {
    const { client } = clientOver(journal);
    journal.add = async () => false;
    const error = await errorOf(client.promotion.grant(GRANT, { deadline: 2_000 }));
    expect(error).toMatchObject({ outcome: 'unknown', attempts: [], cause: { code: 'AIT_DEADLINE' } });
  });

  it('that failed for a reason of another version says that it failed', async () => {
    await lost(journal);
    await rewrite(journal, { state: 'undecided', data: { ...GRANT, userKey: '7', key: 'k' } });
    await rewrite(journal, {
      state: 'sending',
      data: { promotionCode: 'P', amount: 10, userKey: '7', key: 'k', keyAt: Date.now(), sentAt: 0 },
    });
    const { client } = clientOver(journal, success('FAILED'));
    await expect(errorOf(client.promotion.grant(GRANT))).resolves.toMatchObject({
      code: 'AIT_API_GRANT_FAILED',
      outcome: 'refused',
    });
  });
});

describe('reconcile() of a grant', () => {
  let journal: MemoryOperationJournal;
  beforeEach(() => {
    journal = new MemoryOperationJournal();
  });

  it('only reads: what would have to be sent again stays unknown', async () => {
    const { error, transport } = await lost(journal, ...Array.from({ length: 20 }, () => NO_RECORD));
    const again = await errorOf(error.reconcile());
    expect(again).toMatchObject({ outcome: 'unknown' });
    expect(transport.requests.filter(({ url }) => url.endsWith('/execute-promotion'))).toHaveLength(1);
  });

  it('says that nothing was paid where another process found that out', async () => {
    const { error } = await lost(journal);
    await rewrite(journal, { state: 'failed', isFinished: true });
    await expect(errorOf(error.reconcile())).resolves.toMatchObject({ code: 'AIT_API_GRANT_FAILED' });
  });

  it('says so where the journal has forgotten it', async () => {
    const { error } = await lost(journal);
    journal.get = async () => undefined;
    await expect(errorOf(error.reconcile())).resolves.toMatchObject({ code: 'AIT_API_GRANT_NOT_FOUND' });
  });
});

describe('decide()', () => {
  it('looks again when another process was faster', async () => {
    const journal = new MemoryOperationJournal();
    await lost(journal);
    const data = { promotionCode: 'P', amount: 10, userKey: '7', key: 'k', keyAt: 0 };
    await rewrite(journal, { state: 'undecided', data });
    const { client } = clientOver(journal);
    const { replace } = journal;
    let tries = 0;
    journal.replace = async (entry) => (++tries === 1 ? false : replace.call(journal, entry));
    await expect(client.promotion.decide('g', 'paid')).resolves.toMatchObject({
      status: 'SUCCESS',
      key: 'k',
    });
    expect(tries).toBe(2);
  });

  it('needs no time of a key that is not on record', async () => {
    const journal = new MemoryOperationJournal();
    await lost(journal);
    await rewrite(journal, {
      state: 'undecided',
      data: { promotionCode: 'P', amount: 10, userKey: '7', key: 'k' },
    });
    const { client } = clientOver(journal);
    await expect(client.promotion.decide('g', 'not-paid')).resolves.toEqual({
      grantId: 'g',
      status: 'FAILED',
    });
  });
});

describe('recoverUnfinished()', () => {
  let journal: MemoryOperationJournal;
  beforeEach(() => {
    journal = new MemoryOperationJournal();
  });

  it('ends between two grants when the caller gives up', async () => {
    const abort = new AbortController();
    const { client, transport } = clientOver(journal, KEY, success({ key: 'k' }), () => {
      abort.abort();
      return PAID({} as never);
    });
    for (const grantId of ['a', 'b']) await client.promotion.plan({ ...GRANT, grantId });
    const counts = await client.promotion.recoverUnfinished({ olderThan: 0 }, { signal: abort.signal });
    expect(counts).toEqual({ settled: 1, pending: 0, failed: 0, unknown: 0 });
    expect(transport.requests).toHaveLength(3);
  });

  it('comes out with a defect, and with a journal that fails', async () => {
    const { client } = clientOver(journal, defective);
    await client.promotion.plan(GRANT);
    await expect(client.promotion.recoverUnfinished({ olderThan: 0 })).rejects.toBe(DEFECT);
    journal.unfinished = () => Promise.reject(new Error('the disk is gone'));
    await expect(errorOf(client.promotion.recoverUnfinished())).resolves.toMatchObject({
      code: 'AIT_API_JOURNAL_FAILED',
      outcome: 'not-sent',
    });
  });

  it('leaves alone what waits for a person, and counts it', async () => {
    await lost(journal);
    const { client, pass } = clientOver(journal, ...Array.from({ length: 4 }, () => NO_RECORD));
    pass(2 * HOUR);
    await expect(errorOf(client.promotion.grant(GRANT))).resolves.toMatchObject({
      code: 'AIT_API_GRANT_UNDECIDED',
    });
    const counts = await client.promotion.recoverUnfinished({ olderThan: 0 });
    expect(counts).toEqual({ settled: 0, pending: 0, failed: 0, unknown: 1 });
    expect(await client.promotion.undecided()).toMatchObject([{ grantId: 'g', key: 'k', amount: 10 }]);
  });
});
