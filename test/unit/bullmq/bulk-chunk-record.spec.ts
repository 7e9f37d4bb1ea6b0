import { JournalScope } from '../../../lib/api/journal/journal-scope.js';
import { MemoryOperationJournal } from '../../../lib/api/journal/memory-operation-journal.js';
import type { BulkSummary } from '../../../lib/api/messages/bulk/bulk.interface.js';
import {
  BulkChunkRecord,
  type ChunkBook,
  chunkBook,
  giveUpChunks,
} from '../../../lib/bullmq/bulk-chunk-record.js';

const PLACE = { bulkId: 'restock', chunk: 0 };
const SENT: BulkSummary = {
  recipients: 3,
  sent: 3,
  refused: 0,
  notSent: 0,
  unknown: 0,
  invalid: 0,
  failures: 0,
  chunks: 1,
  cursor: 3,
  stopped: null,
  done: true,
};
const UNKNOWN = { code: 'AIT_API_CHUNK_UNKNOWN', outcome: 'unknown' };

describe('the record of a chunk', () => {
  let book: ChunkBook;
  const record = () => new BulkChunkRecord(book, PLACE);
  const unfinished = () => book.journal.unfinished({ kind: 'messages.bulk', limit: 10 });
  beforeEach(() => {
    book = { journal: new MemoryOperationJournal(), scope: new JournalScope() };
  });

  it('wants a journal', () => {
    expect(() => chunkBook(undefined, new JournalScope())).toThrow(
      expect.objectContaining({ code: 'AIT_API_JOURNAL_MISSING' }),
    );
  });

  it('gives what was sent to whoever begins it again', async () => {
    const first = record();
    expect(await first.begin(3)).toBeUndefined();
    await first.end('sent', SENT);
    expect(await record().begin(3)).toEqual(SENT);
    expect(await record().known()).toEqual({ state: 'sent', recipients: 3, sent: 3 });
    expect(await unfinished()).toEqual([]);
  });

  it.each(['released', 'refused'] as const)('is begun again after it was %s', async (state) => {
    const first = record();
    await first.begin(3);
    await first.end(state, { ...SENT, sent: 0, notSent: 3 });
    expect(await record().begin(3)).toBeUndefined();
    expect(await record().known()).toEqual({ state: 'sending', recipients: 3, sent: 0 });
  });

  it('ends as unknown when somebody begins it whose predecessor never ended it', async () => {
    await record().begin(3);
    await expect(record().begin(3)).rejects.toMatchObject(UNKNOWN);
    expect(await record().known()).toEqual({ state: 'unknown', recipients: 3, sent: 0 });
    expect(await unfinished()).toEqual([]);
    await expect(record().begin(3)).rejects.toMatchObject(UNKNOWN);
  });

  it('believes the one that sent it, however late', async () => {
    const slow = record();
    await slow.begin(3);
    await expect(record().begin(3)).rejects.toMatchObject(UNKNOWN);
    await slow.end('sent', SENT);
    expect(await record().known()).toMatchObject({ state: 'sent', sent: 3 });
  });

  it('leaves what a person said as it is', async () => {
    const slow = record();
    await slow.begin(3);
    await expect(record().begin(3)).rejects.toMatchObject(UNKNOWN);
    await record().decide('not-sent');
    await slow.end('sent', SENT);
    expect(await record().known()).toMatchObject({ state: 'released', sent: 0 });
  });

  it.each([
    ['sent', 'sent', 3],
    ['not-sent', 'released', 0],
  ] as const)('takes "%s" from a person, once or twice', async (decision, state, sent) => {
    const first = record();
    await first.begin(3);
    await first.end('unknown', { ...SENT, sent: 0, unknown: 3 });
    await record().decide(decision);
    await record().decide(decision);
    expect(await record().known()).toEqual({ state, recipients: 3, sent });
    const other = decision === 'sent' ? 'not-sent' : 'sent';
    await expect(record().decide(other)).rejects.toMatchObject({ code: 'AIT_API_CHUNK_NOT_UNKNOWN' });
    const again = await record().begin(3);
    expect(again?.sent).toBe(decision === 'sent' ? 3 : undefined);
  });

  it('asks nobody about what is not unknown', async () => {
    const not = { code: 'AIT_API_CHUNK_NOT_UNKNOWN', outcome: 'not-sent' };
    await expect(record().decide('sent')).rejects.toMatchObject(not);
    await record().begin(3);
    await expect(record().decide('sent')).rejects.toMatchObject(not);
  });

  it('is given up when its job was lost with the queue, and not before its time', async () => {
    await record().begin(3);
    expect(await giveUpChunks(book, { untouchedSince: new Date(0), limit: 10 })).toBe(0);
    expect(await giveUpChunks(book, { untouchedSince: new Date(Date.now() + 1_000), limit: 10 })).toBe(1);
    expect(await record().known()).toMatchObject({ state: 'unknown', recipients: 3 });
    expect(await giveUpChunks(book, { untouchedSince: new Date(Date.now() + 1_000), limit: 10 })).toBe(0);
  });
});
