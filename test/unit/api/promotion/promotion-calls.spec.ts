import type { AppsInTossClient, PromotionKey } from 'nestjs-apps-in-toss';
import { OutcomeUnknownError } from 'nestjs-apps-in-toss';
import { failureOf, MoneyLab } from '../../../helpers/money-lab.js';
import { errorOf, scripted } from '../api-client.js';
import { success } from '../scripted-transport.js';

describe('the bare calls of a promotion, over the wire', () => {
  let lab: MoneyLab;
  let client: AppsInTossClient;
  const who = { userKey: 7 };
  const terms = { ...who, promotionCode: 'TEST_1', amount: 10 };

  beforeAll(async () => {
    lab = await MoneyLab.start();
    client = await lab.client();
    lab.emulator.createPromotion({ promotionCode: 'TEST_1', budget: 1_000 });
  });
  afterEach(() => lab.emulator.clearScripts());
  afterAll(() => lab.close());

  it('a key, its execution and its result', async () => {
    const { key } = await client.promotion.getKey(who);
    expect(await failureOf(client.promotion.getResult({ ...terms, key }))).toMatchObject({
      code: 'AIT_API_PROMOTION_NO_RECORD',
      errorCode: '4111',
    });
    await expect(client.promotion.execute({ ...terms, key })).resolves.toEqual({ key });
    await expect(client.promotion.getResult({ ...terms, key })).resolves.toBe('SUCCESS');
    const error = await failureOf<Error & { hint: { ko: string } }>(
      client.promotion.execute({ ...terms, key }),
    );
    expect(error).toMatchObject({
      code: 'AIT_API_PROMOTION_KEY_USED',
      errorCode: '4113',
      outcome: 'refused',
    });
    expect(error.hint.ko).toContain('새 키를 쓰지 말고');
  });

  it('a lost execution is not repeated; reconcile() reads its result', async () => {
    const { key } = await client.promotion.getKey(who);
    const attempts = lab.emulator.script('promotion.execute').destroyAfterProcessing();
    const error = await failureOf<OutcomeUnknownError<PromotionKey>>(
      client.promotion.execute({ ...terms, key }),
    );
    expect(error).toBeInstanceOf(OutcomeUnknownError);
    expect(attempts.used).toBe(1);
    await expect(error.reconcile()).resolves.toEqual({ key });
    lab.emulator.updatePromotion('TEST_1', { pendingMs: 1_000, outcome: 'FAILED' });
    const other = await client.promotion.getKey(who);
    lab.emulator.script('promotion.execute').destroyAfterProcessing();
    const later = await failureOf<OutcomeUnknownError>(client.promotion.execute({ ...terms, ...other }));
    expect(await failureOf(later.reconcile())).toBeInstanceOf(OutcomeUnknownError);
    lab.emulator.clock.advance(1_000);
    expect(await failureOf(later.reconcile())).toMatchObject({
      code: 'AIT_API_GRANT_FAILED',
      operation: 'promotion.execute',
    });
  });

  it.each([[{ key: 'x' }], ['DONE'], [null], [1]])('the result %j is not believed', async (value) => {
    const { client: alone } = scripted([success(value)]);
    expect(await errorOf(alone.promotion.getResult({ ...terms, key: 'k' }))).toMatchObject({
      code: 'AIT_API_RESPONSE_UNEXPECTED',
    });
  });

  it('names what is wrong', async () => {
    const { client: alone } = scripted([]);
    expect(
      await errorOf(alone.promotion.execute({ userKey: 1, promotionCode: '', key: '', amount: 0 })),
    ).toMatchObject({
      fieldErrors: [{ field: 'promotionCode' }, { field: 'key' }, { field: 'amount' }],
    });
    expect(
      await errorOf(alone.promotion.getResult({ userKey: 1, promotionCode: '', key: '' })),
    ).toMatchObject({
      fieldErrors: [{ field: 'promotionCode' }, { field: 'key' }],
    });
    expect(await errorOf(alone.promotion.getKey({} as never))).toMatchObject({ code: 'AIT_API_IDENTITY' });
  });
});
