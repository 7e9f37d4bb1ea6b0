import type { Script } from 'apps-in-toss-emulator';
import type { AppsInTossClient, AppsInTossError, Grant, GrantRequest } from 'nestjs-apps-in-toss';
import { AppsInTossApiError, MemoryOperationJournal, OutcomeUnknownError } from 'nestjs-apps-in-toss';
import { failureOf, MoneyLab } from '../../../helpers/money-lab.js';

const HOUR = 3_600_000;

describe('promotion.grant, over the wire', () => {
  let lab: MoneyLab;
  let client: AppsInTossClient;
  let journal: MemoryOperationJournal;
  let grants = 0;

  const request = (more: object = {}): GrantRequest =>
    ({
      userKey: 443_731_104,
      promotionCode: 'WELCOME',
      amount: 100,
      grantId: `mission:${++grants}`,
      ...more,
    }) as GrantRequest;
  const paid = (since: number) => lab.emulator.ledger.grants.length - since;
  const count = () => lab.emulator.ledger.grants.length;
  const stateOf = async (grantId: string) => (await journal.get(grantId))?.state;

  beforeAll(async () => {
    lab = await MoneyLab.start();
    journal = new MemoryOperationJournal();
    client = await lab.client({ journal });
    lab.emulator.createPromotion({ promotionCode: 'WELCOME', budget: 1_000_000 });
  });
  afterEach(() => {
    lab.emulator.clearScripts();
    lab.emulator.updatePromotion('WELCOME', {
      budget: 1_000_000,
      status: 'running',
      pendingMs: 0,
      outcome: 'SUCCESS',
    });
  });
  afterAll(() => lab.close());

  it('pays once, however often it is asked for', async () => {
    const [grant, before] = [request(), count()];
    const first = await client.promotion.grant(grant);
    expect(first).toEqual({ grantId: grant.grantId, key: expect.any(String), status: 'SUCCESS' });
    await expect(client.promotion.grant({ ...grant, userKey: '443731104' } as GrantRequest)).resolves.toEqual(
      first,
    );
    await expect(client.promotion.settle({ grantId: grant.grantId })).resolves.toEqual(first);
    expect(paid(before)).toBe(1);
    expect(await journal.get(grant.grantId)).toMatchObject({
      kind: 'promotion.grant',
      state: 'done',
      isFinished: true,
      data: { promotionCode: 'WELCOME', amount: 100, userKey: '443731104', key: first.key },
    });
  });

  it('pays once when ten ask at the same time', async () => {
    const [grant, before] = [
      request({ anonKey: lab.emulator.issueAnonymousKey('my-mini-app'), userKey: undefined }),
      count(),
    ];
    const all = await Promise.all(Array.from({ length: 10 }, () => client.promotion.grant(grant)));
    expect(new Set(all.map(({ key }) => key)).size).toBe(1);
    expect(paid(before)).toBe(1);
  });

  it.each<[string, (script: Script) => unknown]>([
    ['the connection ends', (script) => script.destroyAfterProcessing()],
    ['a gateway answers', (script) => script.gatewayPage(502, { processed: true })],
    ['4110', (script) => script.fail('4110', { processed: true })],
    ['4111', (script) => script.fail('4111', { processed: true })],
    ['4113, by an attempt of ours', (script) => script.fail('4113', { processed: true })],
    ['a code that nobody knows', (script) => script.fail('4999', { processed: true })],
    [
      'a SUCCESS without a key',
      (script) => script.answer({ body: { resultType: 'SUCCESS', success: {} }, processed: true }),
    ],
    [
      'a SUCCESS with another key',
      (script) => script.answer({ body: { resultType: 'SUCCESS', success: { key: 'x' } }, processed: true }),
    ],
  ])('paid, and the answer is lost: %s', async (_, fault) => {
    const [grant, before] = [request(), count()];
    fault(lab.emulator.script('promotion.execute'));
    await expect(client.promotion.grant(grant)).resolves.toMatchObject({ status: 'SUCCESS' });
    expect(paid(before)).toBe(1);
  });

  it('not paid, and the answer is lost: the same key again, after the quiet period', async () => {
    const [grant, before] = [request(), count()];
    const keys = lab.emulator.script('promotion.getKey', { times: Infinity });
    lab.emulator.script('promotion.execute').destroyBeforeProcessing();
    const began = performance.now();
    await expect(client.promotion.grant(grant)).resolves.toMatchObject({ status: 'SUCCESS' });
    expect(performance.now() - began).toBeGreaterThan(490);
    expect(keys.used).toBe(1);
    expect(paid(before)).toBe(1);
  });

  it('a late request and its repeat pay once', async () => {
    const [grant, before] = [request(), count()];
    let arrive!: () => void;
    const moment = new Promise<void>((resolve) => (arrive = resolve));
    lab.emulator.script('promotion.execute').processWhen(moment).gatewayPage(504);
    await expect(client.promotion.grant(grant)).resolves.toMatchObject({ status: 'SUCCESS' });
    arrive();
    await new Promise((resolve) => setImmediate(resolve));
    expect(paid(before)).toBe(1);
  });

  it.each([
    ['4100', 'AIT_API_PROMOTION_NOT_FOUND'],
    ['4104', 'AIT_API_PROMOTION_STOPPED'],
    ['4105', 'AIT_API_PROMOTION_ENDED'],
    ['4108', 'AIT_API_PROMOTION_NOT_APPROVED'],
    ['4109', 'AIT_API_PROMOTION_NOT_RUNNING'],
    ['4112', 'AIT_API_PROMOTION_MONEY_SHORT'],
    ['4114', 'AIT_API_PROMOTION_AMOUNT_TOO_LARGE'],
    ['4116', 'AIT_API_PROMOTION_BUDGET_EXCEEDED'],
    ['4010', 'AIT_API_AUTH_INFO_NOT_FOUND'],
  ])('%s releases the grant: nothing was paid, and it may be tried again', async (errorCode, code) => {
    const [grant, before] = [request(), count()];
    lab.emulator.script('promotion.execute').fail(errorCode);
    const error = await failureOf<AppsInTossError>(client.promotion.grant(grant));
    expect(error).toBeInstanceOf(AppsInTossApiError);
    expect(error).toMatchObject({ code, errorCode, outcome: 'refused', operation: 'promotion.grant' });
    expect(error.hint.ko).toMatch(/요\./);
    expect(await journal.get(grant.grantId)).toMatchObject({
      state: 'failed',
      isFinished: true,
      data: { refusal: { code, errorCode } },
    });
    await expect(client.promotion.settle({ grantId: grant.grantId })).resolves.toMatchObject({
      status: 'SUCCESS',
    });
    expect(paid(before)).toBe(1);
  });

  it.each([
    ['stopped', '4104'],
    ['ended', '4105'],
    ['not-approved', '4108'],
    ['scheduled', '4109'],
  ] as const)('a promotion that is %s', async (status, errorCode) => {
    lab.emulator.updatePromotion('WELCOME', { status });
    expect(await failureOf(client.promotion.grant(request()))).toMatchObject({
      errorCode,
      outcome: 'refused',
    });
  });

  it('a refusal does not release a grant while an earlier request has no answer', async () => {
    const [grant, before] = [request(), count()];
    let arrive!: () => void;
    const moment = new Promise<void>((resolve) => (arrive = resolve));
    lab.emulator.script('promotion.execute').processWhen(moment).gatewayPage(504);
    lab.emulator.script('promotion.execute').fail('4109');
    const error = await failureOf<OutcomeUnknownError<Grant>>(
      client.promotion.grant(grant, { deadline: 30_000 }),
    );
    expect(error).toBeInstanceOf(OutcomeUnknownError);
    expect(error).toMatchObject({ outcome: 'unknown', retryable: true, operation: 'promotion.grant' });
    expect(error.hint.ko).toContain('grantId');
    expect(await journal.get(grant.grantId)).toMatchObject({ state: 'sending', data: { open: true } });
    arrive();
    await expect(error.reconcile()).resolves.toMatchObject({ status: 'SUCCESS' });
    expect(await stateOf(grant.grantId)).toBe('done');
    expect(paid(before)).toBe(1);
  });

  it('reconcile() only reads', async () => {
    const [grant, before] = [request(), count()];
    lab.emulator.script('promotion.execute', { times: Infinity }).destroyBeforeProcessing();
    const error = await failureOf<OutcomeUnknownError<Grant>>(
      client.promotion.grant(grant, { deadline: 16_000 }),
    );
    expect(error).toBeInstanceOf(OutcomeUnknownError);
    lab.emulator.clearScripts();
    expect(await failureOf(error.reconcile())).toBeInstanceOf(OutcomeUnknownError);
    expect(paid(before)).toBe(0);
    await expect(client.promotion.grant(grant)).resolves.toMatchObject({ status: 'SUCCESS' });
    await expect(error.reconcile()).resolves.toMatchObject({ status: 'SUCCESS' });
    expect(paid(before)).toBe(1);
  });

  it('PENDING is an answer; it becomes SUCCESS, or is released', async () => {
    lab.emulator.updatePromotion('WELCOME', { pendingMs: 1_000 });
    const [good, bad] = [request(), request()];
    await expect(client.promotion.grant(good)).resolves.toMatchObject({ status: 'PENDING' });
    expect(await journal.get(good.grantId)).toMatchObject({
      state: 'sending',
      isFinished: false,
      data: { accepted: true },
    });
    lab.emulator.updatePromotion('WELCOME', { outcome: 'FAILED' });
    await client.promotion.grant(bad);
    lab.emulator.clock.advance(1_000);
    await expect(client.promotion.settle(good)).resolves.toMatchObject({ status: 'SUCCESS' });
    expect(await failureOf(client.promotion.settle(bad))).toMatchObject({
      code: 'AIT_API_GRANT_FAILED',
      outcome: 'refused',
    });
    expect(await stateOf(bad.grantId)).toBe('failed');
  });

  it('a lost look after the platform took it is PENDING', async () => {
    const grant = request();
    lab.emulator.script('promotion.getResult', { times: Infinity }).gatewayPage(503);
    await expect(client.promotion.grant(grant, { deadline: 24_000 })).resolves.toMatchObject({
      status: 'PENDING',
    });
  });

  it('without a key nothing is sent, and it may be tried again', async () => {
    const [grant, before] = [request(), count()];
    lab.emulator.script('promotion.getKey', { times: 3 }).gatewayPage(503);
    const error = await failureOf<AppsInTossError>(client.promotion.grant(grant));
    expect(error).toMatchObject({ outcome: 'not-sent', retryable: true, operation: 'promotion.grant' });
    expect(await stateOf(grant.grantId)).toBe('planned');
    expect(paid(before)).toBe(0);
    await expect(client.promotion.grant(grant)).resolves.toMatchObject({ status: 'SUCCESS' });
  });

  it('a rate limit leaves it with its key, for later', async () => {
    const grant = request();
    lab.emulator.script('promotion.execute').fail('4095', { data: { retryAfterSeconds: 60 } });
    expect(await failureOf(client.promotion.grant(grant))).toMatchObject({
      code: 'AIT_API_RATE_LIMITED',
      outcome: 'refused',
      retryable: true,
      retryAfterMs: 60_000,
    });
    expect(await stateOf(grant.grantId)).toBe('keyed');
    await expect(client.promotion.grant(grant)).resolves.toMatchObject({ status: 'SUCCESS' });
  });

  it.each<[string, object]>([
    ['another amount', { amount: 101 }],
    ['another promotion', { promotionCode: 'OTHER' }],
    ['another person', { userKey: 1 }],
    ['another kind of person', { userKey: undefined, anonKey: '443731104' }],
  ])('%s under a known grantId is refused', async (_, change) => {
    const grant = request();
    await client.promotion.grant(grant);
    const before = count();
    for (const method of ['grant', 'plan'] as const) {
      expect(
        await failureOf(client.promotion[method]({ ...grant, ...change } as GrantRequest)),
      ).toMatchObject({
        code: 'AIT_API_GRANT_MISMATCH',
        outcome: 'not-sent',
      });
    }
    expect(paid(before)).toBe(0);
  });

  it('a planned grant is paid by recoverUnfinished', async () => {
    const [grant, before] = [request(), count()];
    await expect(client.promotion.plan(grant)).resolves.toEqual({ grantId: grant.grantId });
    await client.promotion.plan(grant);
    expect(paid(before)).toBe(0);
    await expect(client.promotion.recoverUnfinished({ olderThan: 0 })).resolves.toMatchObject({
      settled: expect.any(Number),
    });
    expect(await stateOf(grant.grantId)).toBe('done');
    expect(paid(before)).toBe(1);
  });

  it('counts how unfinished grants end', async () => {
    const own = new MemoryOperationJournal();
    const other = await lab.client({ journal: own });
    const [good, bad, open, limited] = [request(), request({ amount: 5_001 }), request(), request()];
    for (const grant of [good, bad, open, limited]) await other.promotion.plan(grant);
    lab.emulator.script('promotion.execute').fail('4095');
    await failureOf(other.promotion.grant(limited));
    const cut = lab.emulator.script('promotion.execute', { times: Infinity }).destroyBeforeProcessing();
    await failureOf(other.promotion.grant(open, { deadline: 16_000 }));
    cut.stop();
    const reads = lab.emulator.script('promotion.getResult', { times: Infinity }).gatewayPage(503);
    await expect(
      other.promotion.recoverUnfinished({ olderThan: 0, limit: 10 }, { deadline: 16_000 }),
    ).resolves.toEqual({
      settled: 0,
      pending: 2,
      failed: 1,
      unknown: 1,
    });
    reads.stop();
    await expect(other.promotion.recoverUnfinished({ olderThan: 0 })).resolves.toEqual({
      settled: 3,
      pending: 0,
      failed: 0,
      unknown: 0,
    });
    await expect(other.promotion.recoverUnfinished()).resolves.toEqual({
      settled: 0,
      pending: 0,
      failed: 0,
      unknown: 0,
    });
  });

  it('without a journal there is no grant', async () => {
    const bare = await lab.client();
    const calls = [
      bare.promotion.grant(request()),
      bare.promotion.plan(request()),
      bare.promotion.settle({ grantId: 'x' }),
      bare.promotion.recoverUnfinished(),
      bare.promotion.undecided(),
      bare.promotion.decide('x', 'paid'),
    ];
    for (const call of calls)
      expect(await failureOf(call)).toMatchObject({ code: 'AIT_API_JOURNAL_MISSING', outcome: 'not-sent' });
  });

  it('names all that is wrong with a request', async () => {
    const wrong = { userKey: 1, promotionCode: ' ', amount: 1.5, grantId: '' };
    expect(await failureOf(client.promotion.grant(wrong))).toMatchObject({
      code: 'AIT_API_ARGUMENT',
      operation: 'promotion.grant',
      fieldErrors: [{ field: 'promotionCode' }, { field: 'amount' }, { field: 'grantId' }],
    });
    for (const [call, code] of [
      [client.promotion.grant(undefined as never), 'AIT_API_ARGUMENT'],
      [client.promotion.grant(request({ userKey: undefined })), 'AIT_API_IDENTITY'],
      [client.promotion.settle({ grantId: 'never seen' }), 'AIT_API_GRANT_NOT_FOUND'],
      [client.promotion.settle(undefined as never), 'AIT_API_ARGUMENT'],
      [client.promotion.recoverUnfinished({ limit: 0, olderThan: -1 }), 'AIT_API_ARGUMENT'],
      [client.promotion.decide('x', 'maybe' as 'paid'), 'AIT_API_ARGUMENT'],
      [client.promotion.decide('never seen', 'paid'), 'AIT_API_GRANT_NOT_FOUND'],
    ] as const)
      expect(await failureOf(call)).toMatchObject({ code, outcome: 'not-sent' });
  });

  it('a transaction needs a journal on the same database', async () => {
    expect(await failureOf(client.promotion.plan(request(), { query: async () => [] }))).toMatchObject({
      code: 'AIT_API_JOURNAL_NO_TRANSACTION',
    });
    const inside = new MemoryOperationJournal();
    const queries: unknown[] = [];
    const transactional = Object.assign(new MemoryOperationJournal(), {
      within: ({ query }: { query: unknown }) => (queries.push(query), inside),
    });
    const other = await lab.client({ journal: transactional });
    const [grant, query] = [request(), async () => []];
    await other.promotion.plan(grant, { query });
    expect(queries).toEqual([query]);
    expect(await inside.get(grant.grantId)).toMatchObject({ state: 'planned' });
    expect(await transactional.get(grant.grantId)).toBeUndefined();
  });

  it.each(['get', 'add', 'replace'] as const)('a journal that fails to %s', async (method) => {
    const broken = new MemoryOperationJournal();
    const other = await lab.client({ journal: broken });
    const [grant, before, works] = [request(), count(), broken[method].bind(broken)];
    broken[method] = async () => Promise.reject(new Error('disk full'));
    expect(await failureOf(other.promotion.grant(grant))).toMatchObject({
      code: 'AIT_API_JOURNAL_FAILED',
      outcome: 'not-sent',
      cause: { message: 'disk full' },
    });
    expect(paid(before)).toBe(0);
    Object.assign(broken, { [method]: works });
    await expect(other.promotion.grant(grant)).resolves.toMatchObject({ status: 'SUCCESS' });
    expect(paid(before)).toBe(1);
  });

  it('a journal that fails after the points moved says that it is unknown, and the next call finds out', async () => {
    const broken = new MemoryOperationJournal();
    const other = await lab.client({ journal: broken });
    const [grant, before, works] = [request(), count(), broken.replace.bind(broken)];
    broken.replace = async (entry) =>
      entry.state === 'done' ? Promise.reject(new Error('disk full')) : works(entry);
    expect(await failureOf(other.promotion.grant(grant))).toMatchObject({
      code: 'AIT_API_JOURNAL_FAILED',
      outcome: 'unknown',
    });
    broken.replace = works;
    await expect(other.promotion.grant(grant)).resolves.toMatchObject({ status: 'SUCCESS' });
    expect(paid(before)).toBe(1);
  });

  it('somebody else has it in hand: it is unknown for as long as that lasts', async () => {
    const own = new MemoryOperationJournal();
    const other = await lab.client({ journal: own });
    own.replace = async () => false;
    const error = await failureOf<OutcomeUnknownError>(
      other.promotion.grant(request(), { deadline: 24_000 }),
    );
    expect(error).toBeInstanceOf(OutcomeUnknownError);
    expect(error.cause.code).toBe('AIT_DEADLINE');
  });

  it('an entry of another kind under this id is not touched', async () => {
    const now = new Date();
    await journal.add({
      id: 'foreign',
      kind: 'message',
      state: 'sent',
      isFinished: true,
      data: {},
      version: 1,
      createdAt: now,
      updatedAt: now,
    });
    expect(await failureOf(client.promotion.grant(request({ grantId: 'foreign' })))).toMatchObject({
      code: 'AIT_API_JOURNAL_FAILED',
    });
  });

  describe('past the hour of its key, without a record', () => {
    const lost = async () => {
      const own = new MemoryOperationJournal();
      const other = await lab.client({ journal: own });
      const grant = request();
      lab.emulator.script('promotion.execute', { times: Infinity }).destroyBeforeProcessing();
      const { requests } = lab.emulator.ledger;
      const before = requests.length;
      const isSent = (): boolean =>
        lab.emulator.ledger.requests.slice(before).some(({ operation }) => operation === 'promotion.execute');
      // The caller goes away as soon as the payout is on its way, however long that takes on this machine.
      const caller = new AbortController();
      const ended = failureOf(other.promotion.grant(grant, { signal: caller.signal }));
      while (!isSent()) await new Promise(setImmediate);
      caller.abort();
      await ended;
      lab.emulator.clearScripts();
      // As if it were long ago.
      const entry = (await own.get(grant.grantId))!;
      const age = async (ms: number) => {
        const old = (await own.get(grant.grantId))!;
        const { keyAt, sentAt } = entry.data as { keyAt: number; sentAt: number };
        await own.replace({
          ...old,
          version: old.version + 1,
          data: { ...old.data, keyAt: keyAt - ms, sentAt: sentAt - ms },
        });
      };
      return { other, own, grant, age };
    };

    it('it is undecided, nothing is sent, and a person decides', async () => {
      const { other, own, grant, age } = await lost();
      const before = count();
      await age(HOUR);
      expect(await failureOf(other.promotion.grant(grant))).toMatchObject({
        code: 'AIT_API_GRANT_UNDECIDED',
        outcome: 'unknown',
        operation: 'promotion.grant',
      });
      expect(await failureOf(other.promotion.settle(grant))).toMatchObject({
        code: 'AIT_API_GRANT_UNDECIDED',
      });
      await expect(other.promotion.undecided()).resolves.toEqual([
        {
          grantId: grant.grantId,
          promotionCode: 'WELCOME',
          amount: 100,
          key: expect.any(String),
          since: expect.anything(),
        },
      ]);
      await expect(other.promotion.recoverUnfinished({ olderThan: 0 })).resolves.toMatchObject({
        unknown: 1,
      });
      // The key is over by our clock, and may not be by the platform's.
      const early = await failureOf<AppsInTossError>(other.promotion.decide(grant.grantId, 'not-paid'));
      expect(early).toMatchObject({ code: 'AIT_API_GRANT_TOO_EARLY', outcome: 'not-sent' });
      expect(early.retryAfterMs).toBeGreaterThan(0);
      await age(2 * HOUR);
      await expect(other.promotion.decide(grant.grantId, 'not-paid')).resolves.toEqual({
        grantId: grant.grantId,
        status: 'FAILED',
      });
      expect(paid(before)).toBe(0);
      await expect(other.promotion.grant(grant)).resolves.toMatchObject({ status: 'SUCCESS' });
      expect(paid(before)).toBe(1);
      expect(await failureOf(other.promotion.decide(grant.grantId, 'paid'))).toMatchObject({
        code: 'AIT_API_GRANT_NOT_UNDECIDED',
      });
      expect(await own.unfinished({ limit: 10 })).toEqual([]);
    });

    it('it is paid when a person says so', async () => {
      const { other, grant, age } = await lost();
      const before = count();
      await age(HOUR);
      await failureOf(other.promotion.grant(grant));
      await expect(other.promotion.decide(grant.grantId, 'paid')).resolves.toMatchObject({
        status: 'SUCCESS',
      });
      await expect(other.promotion.grant(grant)).resolves.toMatchObject({ status: 'SUCCESS' });
      expect(paid(before)).toBe(0);
    });

    it('a key that was never sent is thrown away', async () => {
      const own = new MemoryOperationJournal();
      const other = await lab.client({ journal: own });
      const grant = request();
      lab.emulator.script('promotion.execute').fail('4095');
      await failureOf(other.promotion.grant(grant));
      const keyed = (await own.get(grant.grantId))!;
      expect(keyed.state).toBe('keyed');
      const keyAt = (keyed.data['keyAt'] as number) - HOUR;
      await own.replace({ ...keyed, version: keyed.version + 1, data: { ...keyed.data, keyAt } });
      const { key } = await other.promotion.grant(grant);
      expect(key).not.toBe(keyed.data['key']);
    });
  });
});
