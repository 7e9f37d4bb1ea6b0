import { Body, Controller, Get, Headers, HttpCode, Post, UnauthorizedException } from '@nestjs/common';
import { AppsInTossClient } from 'nestjs-apps-in-toss';

@Controller()
export class LoginController {
  constructor(private readonly toss: AppsInTossClient) {}

  /** Takes what `appLogin()` of the Apps in Toss SDK returned to the mini-app. */
  @Post('login')
  @HttpCode(200)
  async login(@Body('authorizationCode') authorizationCode: string, @Body('referrer') referrer: string) {
    const tokens = await this.toss.login.generateToken({ authorizationCode, referrer });
    // The refresh token lives 14 days: a real app keeps it in its database and does not hand it out.
    return { accessToken: tokens.accessToken, expiresIn: tokens.expiresIn, scope: tokens.scope };
  }

  @Get('me')
  async me(@Headers('authorization') authorization = '') {
    const [, accessToken] = /^Bearer +(\S+)$/i.exec(authorization) ?? [];
    if (accessToken === undefined) throw new UnauthorizedException('Authorization: Bearer <accessToken>');
    const { userKey, name, phone, email, birthday, gender, scope } = await this.toss.login.getMe({
      accessToken,
    });
    // Not `ci`: it names the same person in every service, so it has no business in a browser.
    return { userKey, name, phone, email, birthday, gender, scope };
  }
}
