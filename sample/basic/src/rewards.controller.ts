import { Controller, Headers, HttpCode, Post } from '@nestjs/common';
import { AppsInTossClient } from 'nestjs-apps-in-toss';
import { SignedInUser } from './signed-in-user.js';

@Controller('rewards')
export class RewardsController {
  constructor(
    private readonly toss: AppsInTossClient,
    private readonly user: SignedInUser,
  ) {}

  /** A hundred points to welcome somebody: the `grantId` sees to it that a person gets them once. */
  @Post('welcome')
  @HttpCode(200)
  async welcome(@Headers('authorization') authorization?: string) {
    const { userKey } = await this.user.of(authorization);
    const grantId = `welcome:${userKey}`;
    const { status } = await this.toss.promotion.grant({
      userKey,
      promotionCode: 'WELCOME',
      amount: 100,
      grantId,
    });
    return { grantId, status };
  }
}
