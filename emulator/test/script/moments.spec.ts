import { PayCalls } from '../helpers/operations.js';
import { useEmulator } from '../helpers/setup.js';

describe('the moments of a request', () => {
  const app = useEmulator();
  const pay = new PayCalls(app);
  let count = 0;
  const approved = () => pay.approved(`order-${(count += 1)}`);
  const charges = () => app.emulator.ledger.charges.length;

  beforeEach(() => app.emulator.ledger.clear());
  afterEach(() => app.emulator.clearScripts());

  it('are told in their order, and waited for', async () => {
    const seen: [string, number, number][] = [];
    const script = app.emulator.script('pay.executePayment');
    for (const moment of ['arrived', 'read', 'processed', 'answered'] as const) {
      script.at(moment, async () => {
        await new Promise((resolve) => setImmediate(resolve));
        const requests = app.emulator.ledger.requests.filter(
          ({ operation }) => operation === 'pay.executePayment',
        );
        seen.push([moment, requests.length, charges()]);
      });
    }
    const answered = new Promise((resolve) => script.at('answered', () => resolve(undefined)));
    expect(await pay.execute(await approved())).toMatchObject({ status: 200 });
    await answered;
    expect(seen).toEqual([
      ['arrived', 0, 0],
      ['read', 1, 0],
      ['processed', 1, 1],
      ['answered', 1, 1],
    ]);
  });

  it('are not told when the request does not come so far', async () => {
    const seen: string[] = [];
    const script = app.emulator.script('pay.executePayment').destroyBeforeProcessing();
    for (const moment of ['arrived', 'read', 'processed', 'answered'] as const)
      script.at(moment, () => seen.push(moment));
    await expect(pay.execute(await approved())).rejects.toThrow();
    expect(seen).toEqual(['arrived', 'read']);
  });

  it('tell of an endpoint that acts later', async () => {
    const acted = new Promise<number>((resolve) => {
      const script = app.emulator.script('pay.executePayment').processAfter(20).gatewayPage(504);
      script.at('processed', () => resolve(charges()));
    });
    expect(await pay.execute(await approved())).toMatchObject({ status: 504 });
    expect(await acted).toBe(1);
  });

  it.each([
    ['a moment that there is not', ['sent', () => undefined]],
    ['no function', ['read', undefined]],
  ])('refuses %s', (_, args) => {
    const script = app.emulator.script('pay.executePayment');
    expect(() => script.at(...(args as Parameters<typeof script.at>))).toThrow(TypeError);
  });
});
