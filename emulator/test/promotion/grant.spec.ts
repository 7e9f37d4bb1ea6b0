import { PromotionCalls, codeOf } from '../helpers/operations.js';
import { hour, minute, useEmulator } from '../helpers/setup.js';

describe('a grant', () => {
  const app = useEmulator();
  const calls = new PromotionCalls(app);
  let count = 0;
  const promotion = (options: object = {}, appName = 'my-app') => {
    const promotionCode = `P${(count += 1)}`;
    app.emulator.createPromotion({ promotionCode, budget: 10_000, appName, ...options });
    return promotionCode;
  };

  beforeEach(() => app.emulator.ledger.clear());

  it('moves points once under its key', async () => {
    const code = promotion();
    const key = await calls.key();
    const replies = await Promise.all([1, 2, 3].map(() => calls.execute(code, key)));
    expect(replies.map(codeOf).sort()).toEqual(['4113', '4113', undefined]);
    expect(replies.find((reply) => !codeOf(reply))?.body.success).toEqual({ key });
    expect((await calls.result(code, key)).body.success).toBe('SUCCESS');
    const entry = { at: expect.any(Date), appName: 'my-app', userKey: 42, anonKey: null };
    expect(app.emulator.ledger.grants).toEqual([
      { ...entry, promotionCode: code, key, amount: 100, status: 'SUCCESS' },
    ]);
  });

  it('is paid again under a new key: once only is up to the partner', async () => {
    const code = promotion();
    await calls.grant(code);
    await calls.grant(code);
    expect(app.emulator.ledger.grants).toHaveLength(2);
  });

  it.each([
    ['4100', {}, 100, 'NOWHERE'],
    ['4104', { status: 'stopped' }, 100],
    ['4105', { status: 'ended' }, 100],
    ['4108', { status: 'not-approved' }, 100],
    ['4109', { status: 'scheduled' }, 100],
    ['4112', { wallet: 50 }, 100],
    ['4114', { perGrantLimit: 99 }, 100],
    ['4116', { budget: 99 }, 100],
  ])('is refused with %s', async (errorCode, options, amount, code = promotion(options)) => {
    const reply = await calls.grant(code, amount);
    expect([reply.status, codeOf(reply)]).toEqual([200, errorCode]);
    expect(app.emulator.ledger.grants).toEqual([]);
  });

  it('is refused with 4109 when the budget is used up, and goes on when there is more', async () => {
    const code = promotion({ budget: 150 });
    expect(codeOf(await calls.grant(code))).toBeUndefined();
    const key = await calls.key();
    expect(codeOf(await calls.execute(code, key))).toBe('4109');
    app.emulator.updatePromotion(code, { appName: 'my-app', budget: 200 });
    expect(codeOf(await calls.execute(code, key))).toBeUndefined();
  });

  it('needs a key of its app that is not over', async () => {
    const code = promotion();
    const key = await calls.key();
    const foreign = await calls.key({ userKey: 42, app: 'other-app' });
    expect(codeOf(await calls.execute(code, foreign))).toBe('4110');
    expect(codeOf(await calls.execute(code, 'invented'))).toBe('4110');
    app.emulator.clock.advance(hour);
    expect(codeOf(await calls.execute(code, key))).toBe('4110');
    expect(app.emulator.ledger.grants).toEqual([]);
  });

  it('is PENDING for a while', async () => {
    const code = promotion({ pendingMs: minute });
    const key = await calls.key();
    await calls.execute(code, key);
    expect((await calls.result(code, key)).body.success).toBe('PENDING');
    expect(app.emulator.ledger.grants).toMatchObject([{ status: 'PENDING' }]);
    app.emulator.clock.advance(minute);
    expect(app.emulator.ledger.grants).toMatchObject([{ status: 'SUCCESS' }]);
    expect((await calls.result(code, key)).body.success).toBe('SUCCESS');
  });

  it('that fails gives its points back to the budget', async () => {
    const code = promotion({ budget: 100, outcome: 'FAILED', pendingMs: minute });
    const key = await calls.key();
    await calls.execute(code, key);
    expect(codeOf(await calls.grant(code))).toBe('4109');
    app.emulator.clock.advance(minute);
    expect((await calls.result(code, key)).body.success).toBe('FAILED');
    expect(app.emulator.ledger.grants).toMatchObject([{ status: 'FAILED' }]);
    expect(codeOf(await calls.grant(code))).toBeUndefined();
  });

  it('has a record that can be read by the same person of the same app, for as long as it is kept', async () => {
    const code = promotion({ forgetAfterMs: 2 * hour });
    const other = promotion({});
    const key = await calls.key();
    expect(codeOf(await calls.result(code, key))).toBe('4111');
    await calls.execute(code, key);
    expect(codeOf(await calls.result(code, key, { userKey: 43 }))).toBe('4111');
    expect(codeOf(await calls.result(other, key))).toBe('4111');
    expect(codeOf(await calls.result(code, key, { userKey: 42, app: 'other-app' }))).toBe('4100');
    app.emulator.clock.advance(2 * hour);
    expect(codeOf(await calls.result(code, key))).toBe('4111');
    expect(codeOf(await calls.execute(code, key))).toBe('4113');
  });

  it('needs no user for its key, and one for everything else', async () => {
    expect((await app.post('/promotion/execute-promotion/get-key')).body.success.key).toEqual(
      expect.any(String),
    );
    const body = { promotionCode: 'P1', key: 'k', amount: 1 };
    const reply = await app.post('/promotion/execute-promotion', { body });
    expect([reply.status, reply.body.error.data.errorDetails[0]?.field]).toEqual([400, 'x-toss-user-key']);
  });

  it('belongs to the only app that has a certificate when none is named', () => {
    expect(() => app.emulator.createPromotion({ promotionCode: 'X', budget: 1 })).toThrow(/expected appName/);
    expect(() => promotion({ budget: -1 })).toThrow(/budget/);
    expect(() => app.emulator.updatePromotion('X', { appName: 'my-app' })).toThrow(/has no promotion X/);
    const code = promotion();
    expect(() => app.emulator.createPromotion({ promotionCode: code, budget: 1, appName: 'my-app' })).toThrow(
      /already/,
    );
  });
});

describe('the code for a dead key', () => {
  const app = useEmulator({ promotion: { deadKeyCode: '4113' } });

  it('can be another one', async () => {
    app.emulator.createPromotion({ promotionCode: 'P', budget: 100, appName: 'my-app' });
    expect(codeOf(await new PromotionCalls(app).execute('P', 'dead'))).toBe('4113');
  });
});
