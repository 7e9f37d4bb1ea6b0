import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { AppsInTossClient } from 'nestjs-apps-in-toss';

@Controller('login')
export class LoginController {
  constructor(private readonly toss: AppsInTossClient) {}

  /** Takes what `appLogin()` gave to the mini-app. */
  @Post()
  @HttpCode(200)
  async login(@Body() { authorizationCode, referrer }: { authorizationCode: string; referrer: string }) {
    const { accessToken } = await this.toss.login.generateToken({ authorizationCode, referrer });
    const { userKey } = await this.toss.login.getMe({ accessToken });
    return { userKey };
  }
}
