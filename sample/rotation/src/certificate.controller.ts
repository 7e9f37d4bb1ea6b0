import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { AppsInTossClient, ClientCertificateStore } from 'nestjs-apps-in-toss';

@Controller()
export class CertificateController {
  constructor(
    private readonly store: ClientCertificateStore,
    private readonly toss: AppsInTossClient,
  ) {}

  /** Ask every instance for this before the old certificate is deleted in the console. */
  @Get('certificate')
  certificate() {
    const { active, certificates, problem } = this.store;
    return {
      active: active?.serialNumber,
      daysRemaining: active?.daysRemaining(new Date()),
      standby: certificates.filter((each) => each !== active).map(({ serialNumber }) => serialNumber),
      problem: problem?.code,
    };
  }

  @Post('login')
  @HttpCode(200)
  async login(@Body() body: { authorizationCode: string; referrer: string }) {
    const { expiresIn } = await this.toss.login.generateToken(body);
    return { expiresIn };
  }
}
