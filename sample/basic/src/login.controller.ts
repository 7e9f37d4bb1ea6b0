import { Body, Controller, Get, Headers, HttpCode, Post } from '@nestjs/common';
import { AppsInTossClient } from 'nestjs-apps-in-toss';
import { SignedInUser } from './signed-in-user.js';

@Controller()
export class LoginController {
  constructor(
    private readonly toss: AppsInTossClient,
    private readonly user: SignedInUser,
  ) {}

  /** Takes what `appLogin()` of the Apps in Toss SDK returned to the mini-app. */
  @Post('login')
  @HttpCode(200)
  async login(@Body('authorizationCode') authorizationCode: string, @Body('referrer') referrer: string) {
    const tokens = await this.toss.login.generateToken({ authorizationCode, referrer });
    // The refresh token lives 14 days: a real app keeps it in its database and does not hand it out.
    return { accessToken: tokens.accessToken, expiresIn: tokens.expiresIn, scope: tokens.scope };
  }

  @Get('me')
  async me(@Headers('authorization') authorization?: string) {
    const { userKey, name, phone, email, birthday, gender, scope } = await this.user.of(authorization);
    // Not `ci`: it names the same person in every service, so it has no business in a browser.
    return { userKey, name, phone, email, birthday, gender, scope };
  }
}
