import type { App } from './setup.js';
import type { CallOptions, Reply } from './call.js';

/** How a test says who calls and for whom. Default: user 42 of `my-app`. */
export type Who = Pick<CallOptions, 'userKey' | 'anonKey'> & { app?: string };

const somebody: Who = { userKey: 42 };

/** The calls of Toss Pay with what a test does not care about filled in. */
export class PayCalls {
  constructor(private readonly app: App) {}

  make(fields: Record<string, unknown> = {}, who = somebody): Promise<Reply> {
    const body = {
      orderNo: 'order-1',
      productDesc: '토스 티셔츠',
      amount: 11_000,
      amountTaxFree: 0,
      ...fields,
    };
    return this.send('/pay/make-payment', body, who);
  }

  /** A payment that stands by. */
  async payToken(orderNo: string, fields: Record<string, unknown> = {}, who = somebody): Promise<string> {
    return (await this.make({ orderNo, ...fields }, who)).body.success.payToken as string;
  }

  /** A payment that its buyer approved. */
  async approved(orderNo: string, fields: Record<string, unknown> = {}, who = somebody): Promise<string> {
    const payToken = await this.payToken(orderNo, fields, who);
    this.app.emulator.approvePayment(payToken);
    return payToken;
  }

  execute(payToken: string, fields: Record<string, unknown> = {}, who = somebody): Promise<Reply> {
    return this.send('/pay/execute-payment', { payToken, ...fields }, who);
  }

  refund(payToken: string, fields: Record<string, unknown> = {}, who = somebody): Promise<Reply> {
    return this.send('/pay/refund-payment', { payToken, reason: '단순 변심', ...fields }, who);
  }

  status(payToken: string, fields: Record<string, unknown> = {}, who = somebody): Promise<Reply> {
    return this.send('/pay/get-payment-status', { payToken, ...fields }, who);
  }

  private send(path: string, body: object, { app, ...who }: Who): Promise<Reply> {
    const all = { isTestPayment: false, ...body };
    return this.app.post(path, { host: 'pay', body: all, ...who, ...(app ? { app } : {}) });
  }
}

/** The calls of promotions. */
export class PromotionCalls {
  constructor(private readonly app: App) {}

  async key(who = somebody): Promise<string> {
    return (await this.app.post('/promotion/execute-promotion/get-key', who)).body.success.key as string;
  }

  execute(promotionCode: string, key: string, amount = 100, who = somebody): Promise<Reply> {
    return this.app.post('/promotion/execute-promotion', { body: { promotionCode, key, amount }, ...who });
  }

  /** With a key of its own. */
  async grant(promotionCode: string, amount = 100, who = somebody): Promise<Reply> {
    return this.execute(promotionCode, await this.key(who), amount, who);
  }

  result(promotionCode: string, key: string, who = somebody): Promise<Reply> {
    return this.app.post('/promotion/execution-result', { body: { promotionCode, key }, ...who });
  }
}

/** The code of a failure, or `undefined`. */
export function codeOf({ body }: Reply): string | undefined {
  return body.resultType === 'SUCCESS' ? undefined : body.error.errorCode;
}
