import { Body, Controller, Post } from '@nestjs/common';
import { TossClient } from './toss.client';

@Controller('toss')
export class TossController {
  constructor(private readonly toss: TossClient) {}

  /** A route of ours that happens to be called like one of theirs. */
  @Post('/pay/execute-payment')
  async pay(@Body() body: { payToken: string; orderNo: string; userKey: number }) {
    const { payToken, orderNo, userKey } = body;
    return this.toss.post('/pay/execute-payment', { payToken, orderNo, isTestPayment: false }, userKey);
  }
}
