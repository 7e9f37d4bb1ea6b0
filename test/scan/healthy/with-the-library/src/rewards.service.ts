import { Injectable, Logger } from '@nestjs/common';
import { AppsInTossClient, AppsInTossHttpService, isAppsInTossError } from 'nestjs-apps-in-toss';
import { firstValueFrom } from 'rxjs';

@Injectable()
export class RewardsService {
  private readonly logger = new Logger(RewardsService.name);

  constructor(
    private readonly toss: AppsInTossClient,
    private readonly http: AppsInTossHttpService,
  ) {}

  async reward(userKey: number, missionId: string) {
    for (let attempt = 0; attempt < 3; attempt += 1) {
      try {
        return await this.toss.promotion.grant({
          userKey,
          promotionCode: 'WELCOME',
          amount: 100,
          grantId: `mission:${missionId}:${userKey}`,
        });
      } catch (error) {
        if (!isAppsInTossError(error) || !error.retryable) throw error;
        this.logger.warn(error.toJSON());
      }
    }
    return undefined;
  }

  async login(authorizationCode: string, referrer: string) {
    const { accessToken } = await this.toss.login.generateToken({ authorizationCode, referrer });
    this.logger.log({ signedIn: Boolean(accessToken) });
    return this.toss.login.getMe({ accessToken });
  }

  order(orderId: string) {
    return firstValueFrom(this.http.post('/api-partner/v1/apps-in-toss/order/get-order-status', { orderId }));
  }
}
