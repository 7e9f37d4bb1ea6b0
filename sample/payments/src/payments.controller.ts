import { Body, Controller, Get, NotFoundException, Param, Post } from '@nestjs/common';
import { AppsInTossClient, OutcomeUnknownError } from 'nestjs-apps-in-toss';
import { OpenPayments } from './open-payments.js';

/** How long a buyer looks at a spinner before the answer is "we are checking". */
const patience = () => ({ deadline: Number(process.env.PATIENCE_MS ?? 8_000) });

@Controller('payments')
export class PaymentsController {
  constructor(
    private readonly toss: AppsInTossClient,
    private readonly payments: OpenPayments,
  ) {}

  /** A real app takes the userKey from its own session. */
  @Post()
  async begin(@Body() { userKey, orderNo }: { userKey: number; orderNo: string }) {
    const order = { orderNo, productDesc: '아이스 커피', amount: 4_500, amountTaxFree: 0 };
    const { payToken } = await this.toss.pay.makePayment({ userKey, ...order });
    return this.payments.save({ userKey, orderNo, payToken, state: 'ready' });
  }

  /** "We are checking" is an answer of its own: not "paid", and never "failed". */
  @Post(':orderNo/execute')
  async execute(@Param('orderNo') orderNo: string) {
    const payment = this.one(orderNo);
    const { userKey, payToken } = payment;
    try {
      await this.toss.pay.executePayment({ userKey, orderNo, payToken }, patience());
      return this.payments.save({ ...payment, state: 'paid' });
    } catch (error) {
      if (!(error instanceof OutcomeUnknownError)) throw error;
      return this.payments.save({ ...payment, state: 'checking' });
    }
  }

  @Get(':orderNo')
  one(@Param('orderNo') orderNo: string) {
    const payment = this.payments.find(orderNo);
    if (!payment) throw new NotFoundException('주문을 찾을 수 없어요.');
    return payment;
  }
}
