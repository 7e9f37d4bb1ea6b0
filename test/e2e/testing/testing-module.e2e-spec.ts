import { jest } from '@jest/globals';
import { Injectable } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import { AppsInTossClient, type OrderStatus } from 'nestjs-apps-in-toss';
import {
  appsInTossMatchers,
  type AppsInTossMatchers,
  AppsInTossTestingModule,
  emulatorOf,
  stubAppsInTossClient,
} from 'nestjs-apps-in-toss/testing';

declare global {
  namespace jest {
    interface Matchers<R> extends AppsInTossMatchers<R> {}
  }
}

expect.extend(appsInTossMatchers);

@Injectable()
class Shop {
  constructor(private readonly toss: AppsInTossClient) {}

  async isPaid(orderId: string): Promise<boolean> {
    return (await this.toss.iap.getOrderStatus({ orderId })).isPaid;
  }
}

describe('AppsInTossTestingModule', () => {
  let module: TestingModule;
  const start = async (): Promise<TestingModule> => {
    module = await Test.createTestingModule({
      imports: [AppsInTossTestingModule.forRoot()],
      providers: [Shop],
    }).compile();
    return module.init();
  };
  afterEach(() => module.close());

  it('an emulator and a wired module in one import: payment, refund, grant and message, in the ledger', async () => {
    await start();
    const emulator = emulatorOf(module);
    const toss = module.get(AppsInTossClient, { strict: false });
    expect(await module.get(Shop).isPaid(emulator.createOrder())).toBe(true);

    const order = { userKey: 7, orderNo: 'order-1' };
    const { payToken } = await toss.pay.makePayment({
      ...order,
      productDesc: '사과',
      amount: 1_000,
      amountTaxFree: 0,
    });
    emulator.approvePayment(payToken);
    expect(emulator).not.toHaveCharged('order-1');
    await toss.pay.executePayment({ ...order, payToken });
    expect(emulator).toHaveCharged('order-1');
    expect(emulator).toHaveCharged({
      orderNo: 'order-1',
      amount: 1_000,
      payToken: expect.any(String) as never,
    });
    await toss.pay.refundPayment({ ...order, payToken, reason: '단순 변심' });
    expect(emulator).toHaveRefunded('order-1');

    emulator.createPromotion({ promotionCode: 'WELCOME', budget: 1_000 });
    const grant = { userKey: 7, promotionCode: 'WELCOME', amount: 100, grantId: 'welcome:7' };
    await toss.promotion.grant(grant);
    await toss.promotion.grant(grant);
    expect(emulator).toHaveGranted(7);
    expect(emulator).toHaveGranted({ promotionCode: 'WELCOME', amount: 100 }, 1);

    await toss.messages.send({ userKey: 7, templateSetCode: 'WELCOME' });
    await toss.messages.send({ userKey: 8, templateSetCode: 'WELCOME' });
    expect(emulator).toHaveSentMessage('WELCOME', 2);
    expect(emulator).toHaveSentMessage({ userKey: 8, reached: true });
    expect(() => expect(emulator).toHaveSentMessage('WELCOME')).toThrow(/expected 1 message .*has 2/);
    expect(() => expect(emulator).not.toHaveGranted(7)).toThrow('expected not 1 grant');
    expect(() => expect({}).toHaveGranted(7)).toThrow('expected an emulator');
  });

  it('ends with the module', async () => {
    await start();
    const { apiBaseUrl } = emulatorOf(module);
    await module.close();
    await expect(fetch(apiBaseUrl)).rejects.toThrow();
  });

  it('each has an emulator of its own', async () => {
    await start();
    const [first, other] = [module, await start()];
    try {
      expect(emulatorOf(other).apiBaseUrl).not.toBe(emulatorOf(first).apiBaseUrl);
    } finally {
      await first.close();
    }
  });
});

describe('stubAppsInTossClient()', () => {
  it('answers with what it was given, and is a client', async () => {
    const getOrderStatus = jest.fn(async () => ({ isPaid: true }) as OrderStatus);
    const toss = stubAppsInTossClient({ iap: { getOrderStatus } });
    expect(toss).toBeInstanceOf(AppsInTossClient);
    expect(await new Shop(toss).isPaid('o-1')).toBe(true);
    expect(toss.iap.getOrderStatus).toHaveBeenCalledWith({ orderId: 'o-1' });
  });

  it('names what was called without an answer; arguments are checked as always', async () => {
    const toss = stubAppsInTossClient();
    await expect(toss.iap.getOrderStatus({ orderId: 'o-1' })).rejects.toThrow(
      'iap.getOrderStatus was called',
    );
    await expect(toss.iap.getOrderStatus({ orderId: '' })).rejects.toMatchObject({
      code: 'AIT_API_ARGUMENT',
    });
  });

  it.each([{ shop: {} }, { iap: { buy: () => 1 } }, { iap: { getOrderStatus: 1 } }, { iap: 1 }])(
    '%j is a mistake',
    (stubs) => {
      expect(() => stubAppsInTossClient(stubs as never)).toThrow(TypeError);
    },
  );
});
