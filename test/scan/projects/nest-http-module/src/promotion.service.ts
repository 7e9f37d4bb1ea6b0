import { HttpService } from '@nestjs/axios';
import { Injectable } from '@nestjs/common';
import { firstValueFrom } from 'rxjs';

const PREFIX = '/api-partner/v1/apps-in-toss';

@Injectable()
export class PromotionService {
  constructor(private readonly http: HttpService) {}

  async execute(userKey: number, key: string) {
    const response = await firstValueFrom(
      this.http.post(
        `https://apps-in-toss-api.toss.im${PREFIX}/promotion/execute-promotion`,
        { promotionCode: 'WELCOME', key, amount: 100 },
        { headers: { 'x-toss-user-key': String(userKey) } },
      ),
    );
    if (response.data.resultType !== 'SUCCESS') {
      if (response.data.error.code === '4113') return 'ALREADY_GRANTED';
      throw new Error(response.data.error?.reason);
    }
    return response.data.success;
  }
}
