import { randomUUID } from 'node:crypto';
import { Controller, Headers, HttpCode, NotFoundException, Param, Post } from '@nestjs/common';
import { AppsInTossClient } from 'nestjs-apps-in-toss';
import { SignedInUser } from './signed-in-user.js';

interface Order {
  readonly userKey: number;
  readonly payToken: string;
}

/** An iced coffee, by Toss Pay. */
@Controller('orders')
export class OrdersController {
  /** A real app keeps its orders, each with its payToken, in its database. */
  private readonly orders = new Map<string, Order>();

  constructor(
    private readonly toss: AppsInTossClient,
    private readonly user: SignedInUser,
  ) {}

  /** The mini-app hands the `payToken` to `checkoutPayment()`, where the buyer agrees. */
  @Post()
  @HttpCode(200)
  async order(@Headers('authorization') authorization?: string) {
    const { userKey } = await this.user.of(authorization);
    const orderNo = `order-${randomUUID()}`;
    const { payToken } = await this.toss.pay.makePayment({
      userKey,
      orderNo,
      productDesc: '아이스 커피',
      amount: 4_500,
      amountTaxFree: 0,
    });
    this.orders.set(orderNo, { userKey, payToken });
    return { orderNo, payToken };
  }

  /**
   * Takes the money, once, however often it is asked for. When the answer is lost, the client finds out by the status
   * (`settledBy: 'status'`); when that is lost as well, the filter answers 202 and the mini-app asks again.
   */
  @Post(':orderNo/pay')
  @HttpCode(200)
  async pay(@Param('orderNo') orderNo: string, @Headers('authorization') authorization?: string) {
    const { userKey } = await this.user.of(authorization);
    const order = this.orders.get(orderNo);
    if (!order || order.userKey !== userKey) throw new NotFoundException('주문을 찾을 수 없어요.');
    const { payToken } = order;
    const { paidAmount, settledBy } = await this.toss.pay.executePayment({ userKey, orderNo, payToken });
    return { orderNo, paidAmount, settledBy };
  }
}
