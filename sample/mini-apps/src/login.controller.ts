import { Body, Controller, HttpCode, NotFoundException, Param, Post } from '@nestjs/common';
import { AppsInTossClient, InjectAppsInTossClient } from 'nestjs-apps-in-toss';

@Controller('login')
export class LoginController {
  private readonly clients: ReadonlyMap<string, AppsInTossClient>;

  constructor(
    @InjectAppsInTossClient('shop') shop: AppsInTossClient,
    @InjectAppsInTossClient('game') game: AppsInTossClient,
  ) {
    this.clients = new Map([
      ['shop', shop],
      ['game', game],
    ]);
  }

  /** A code of one mini-app is worth nothing under the certificate of the other. */
  @Post(':miniApp')
  @HttpCode(200)
  async login(
    @Param('miniApp') miniApp: string,
    @Body() { authorizationCode, referrer }: { authorizationCode: string; referrer: string },
  ) {
    const toss = this.clients.get(miniApp);
    if (!toss) throw new NotFoundException(`미니앱 ${miniApp}은 없어요.`);
    const { accessToken } = await toss.login.generateToken({ authorizationCode, referrer });
    const { userKey } = await toss.login.getMe({ accessToken });
    return { miniApp, userKey };
  }
}
