import { PayCalls, PromotionCalls } from './helpers/operations.js';
import { useEmulator } from './helpers/setup.js';

describe('the ledger, on money and points', () => {
  const app = useEmulator();
  const pay = new PayCalls(app);
  const promotion = new PromotionCalls(app);
  beforeAll(() =>
    app.emulator.createPromotion({ promotionCode: 'WELCOME', budget: 10_000, appName: 'my-app' }),
  );
  beforeEach(() => app.emulator.ledger.clear());

  const buy = async (orderNo: string, userKey = 42) => {
    await pay.execute(await pay.approved(orderNo, {}, { userKey }), {}, { userKey });
  };

  it('is content with one charge for each order, its refund, and grants of several people', async () => {
    await buy('basket-1/a'.replace('/', ':'));
    await buy('basket-2:a');
    const payToken = app.emulator.ledger.charges[0]!.payToken;
    await pay.refund(payToken);
    await promotion.grant('WELCOME', 100, { userKey: 1 });
    await promotion.grant('WELCOME', 100, { userKey: 2 });
    const basket = ({ orderNo }: { orderNo: string }) => orderNo.split(':')[0];
    app.emulator.ledger.assertNoDoubleSpend({ charges: basket, grants: 'user-and-promotion' });
  });

  it('names the orders that were one purchase', async () => {
    await buy('basket-3:a');
    await buy('basket-3:b');
    app.emulator.ledger.assertNoDoubleSpend();
    const rule = { charges: ({ orderNo }: { orderNo: string }) => orderNo.split(':')[0] };
    expect(() => app.emulator.ledger.assertNoDoubleSpend(rule)).toThrow(
      /charged 2 times for one purchase \(basket-3\): orderNo basket-3:a, payToken EMU\w+, 11000 won, user 42; orderNo basket-3:b/,
    );
  });

  it('names the grants that were one reward, and does not count those that failed', async () => {
    await promotion.grant('WELCOME');
    await promotion.grant('WELCOME');
    app.emulator.ledger.assertNoDoubleSpend();
    expect(() => app.emulator.ledger.assertNoDoubleSpend({ grants: 'user-and-promotion' })).toThrow(
      /granted 2 times for one reward \(my-app WELCOME 42\): WELCOME, key \S+, 100 points, user 42/,
    );
    app.emulator.ledger.assertNoDoubleSpend({ grants: () => undefined });
    app.emulator.ledger.clear();
    app.emulator.updatePromotion('WELCOME', { appName: 'my-app', outcome: 'FAILED' });
    await promotion.grant('WELCOME');
    await promotion.grant('WELCOME');
    app.emulator.ledger.assertNoDoubleSpend({ grants: 'user-and-promotion' });
  });

  it('can be looked at by app, person and time', async () => {
    await buy('of-42');
    await buy('of-43', 43);
    const since = app.emulator.clock.now();
    app.emulator.clock.advance(1_000);
    await buy('later');
    const orders = (filter: object) =>
      app.emulator.ledger.where(filter).charges.map(({ orderNo }) => orderNo);
    expect(orders({ userKey: 42 })).toEqual(['of-42', 'later']);
    expect(orders({ userKey: 42, since: new Date(since.getTime() + 1) })).toEqual(['later']);
    expect(orders({ appName: 'other-app' })).toEqual([]);
    const view = app.emulator.ledger.where({ userKey: 42 });
    expect(view.where({ since: new Date(since.getTime() + 1) }).charges).toHaveLength(1);
    expect(() => view.assertNoDoubleSpend({ charges: () => 'all' })).toThrow(/charged 2 times/);
    expect(view.requests).toEqual([]);
  });
});
