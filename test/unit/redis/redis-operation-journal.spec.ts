import { RedisOperationJournal, type RedisOperationJournalOptions } from '../../../lib/redis/index.js';
import { entryText } from '../../../lib/api/journal/entry-text.js';
import { entry, later, next } from '../../helpers/journals/entry.js';

/** Says what it was told to, command by command. */
class CannedRedis {
  readonly asked: string[][] = [];
  isSilent = false;
  replies: Record<string, unknown> = { appendonly: 'yes', appendfsync: 'always', WAIT: 1 };
  shape: (name: string, value: unknown) => unknown = (name, value) => [name, value];

  readonly status = 'ready';
  call = async (...values: (string | number)[]): Promise<unknown> => this.#reply(values.map(String));

  async #reply(values: string[]): Promise<unknown> {
    this.asked.push(values);
    if (this.isSilent) throw new Error('connection is closed');
    const [command, , name = ''] = values;
    if (command === 'CONFIG') return this.shape(name, this.replies[name]);
    return this.replies[command!];
  }
}

describe('a journal in Redis', () => {
  let redis: CannedRedis;
  beforeEach(() => {
    redis = new CannedRedis();
  });
  const journalWith = (options?: RedisOperationJournalOptions) => new RedisOperationJournal(redis, options);

  it.each<[string, Record<string, unknown>]>([
    ['prefix', { prefix: '' }],
    ['prefix', { prefix: 7 }],
    ['durability', { durability: 'maybe' }],
    ['replicas', { replicas: -1 }],
    ['replicas', { replicas: 1.5 }],
  ])('refuses an unusable %s', (name, options) => {
    expect(() => journalWith(options as RedisOperationJournalOptions)).toThrow(
      expect.objectContaining({
        code: 'AIT_JOURNAL_OPTION',
        message: expect.stringContaining(name) as string,
      }),
    );
  });

  it.each([undefined, null, 'redis', {}, { call: 1, status: 1 }, { sendCommand: () => 1 }])(
    'refuses %j for a client',
    (client) => {
      expect(() => new RedisOperationJournal(client as never)).toThrow(
        expect.objectContaining({ code: 'AIT_JOURNAL_OPTION' }),
      );
    },
  );

  it.each([
    [false, '0'],
    [true, '1'],
  ])('tells the script whether an entry is finished: %j', async (isFinished, flag) => {
    redis.replies['EVAL'] = 1;
    expect(await journalWith().replace(next(entry('a'), { isFinished }))).toBe(true);
    expect(redis.asked.at(-1)?.slice(-3)[0]).toBe(flag);
  });

  it('takes a client of node-redis', async () => {
    const sent: string[][] = [];
    const client = { isOpen: true, sendCommand: async (values: string[]) => void sent.push(values) };
    expect(await new RedisOperationJournal(client).get('a')).toBeUndefined();
    expect(sent[0]?.[0]).toBe('EVAL');
  });

  it.each<[string, CannedRedis['shape']]>([
    ['a list', (name, value) => [name, value]],
    ['a map', (name, value) => new Map([[name, value]])],
    ['an object', (name, value) => ({ [name]: value })],
  ])('reads settings that come as %s', async (_, shape) => {
    redis.shape = shape;
    redis.replies['EVAL'] = 1;
    expect(await journalWith().add(entry('a'))).toBe(true);
  });

  it.each<[string, Partial<CannedRedis>]>([
    ['its file is not synced', { replies: { appendonly: 'yes', appendfsync: 'everysec' } }],
    ['it has no file', { replies: { appendonly: 'no', appendfsync: 'always' } }],
    ['it does not know the setting', { replies: { appendonly: null } }],
    ['it says something else', { shape: () => 'OK' }],
    ['it does not answer', { isSilent: true }],
  ])('refuses a server when %s, until that is corrected', async (_, so) => {
    const well = { replies: redis.replies, shape: redis.shape, isSilent: false };
    Object.assign(redis, so);
    const journal = journalWith();
    await expect(journal.add(entry('a'))).rejects.toMatchObject({ code: 'AIT_JOURNAL_NOT_DURABLE' });
    Object.assign(redis, well);
    redis.replies['EVAL'] = 1;
    expect(await journal.add(entry('a'))).toBe(true);
  });

  it('does not ask where it is trusted, and says what failed', async () => {
    const journal = journalWith({ durability: 'trusted' });
    redis.isSilent = true;
    await expect(journal.add(entry('a'))).rejects.toMatchObject({ code: 'AIT_JOURNAL_FAILED' });
    expect(redis.asked.map(([command]) => command)).toEqual(['EVAL']);
  });

  it('counts a change only when enough replicas have it', async () => {
    redis.replies['EVAL'] = 1;
    expect(await journalWith({ replicas: 1 }).add(entry('a'))).toBe(true);
    await expect(journalWith({ replicas: 2 }).add(entry('a'))).rejects.toMatchObject({
      code: 'AIT_JOURNAL_FAILED',
      message: expect.stringContaining('1 of 2') as string,
    });
  });

  it('loses, wins and reads', async () => {
    const journal = journalWith({ prefix: '{x}' });
    redis.replies['EVAL'] = 0;
    expect(await journal.replace(next(entry('a')))).toBe(false);
    expect(await journal.replace(entry('a', { version: 1 }))).toBe(false);
    redis.replies['EVAL'] = null;
    expect(await journal.get('a')).toBeUndefined();
    redis.replies['EVAL'] = entryText(entry('a'));
    expect(await journal.get('a')).toEqual(entry('a'));
    redis.replies['EVAL'] = '{';
    await expect(journal.get('a')).rejects.toMatchObject({ code: 'AIT_JOURNAL_DAMAGED' });
  });

  it('lists what is unfinished', async () => {
    redis.replies['EVAL'] = [entryText(entry('a', { isFinished: false }))];
    const journal = journalWith({ prefix: '{x}' });
    expect(await journal.unfinished({ limit: 3 })).toEqual([entry('a')]);
    await journal.unfinished({
      kind: 'k',
      inState: 's',
      notInState: 't',
      untouchedSince: later(0),
      limit: -1,
    });
    expect(redis.asked.map((values) => values.slice(3))).toEqual([
      ['{x}:unfinished', '+inf', '3', '{x}:entry:', '', ''],
      ['{x}:unfinished:k', String(later(0).getTime()), '0', '{x}:entry:', 's', 't'],
    ]);
  });
});
