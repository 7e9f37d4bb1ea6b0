import { Injectable, Logger } from '@nestjs/common';
import { readFileSync } from 'fs';
import * as https from 'https';

const BASE_URL = 'https://apps-in-toss-api.toss.im';

@Injectable()
export class TossService {
  private readonly logger = new Logger(TossService.name);

  async login(authorizationCode: string, referrer: string) {
    const agent = new https.Agent({
      cert: readFileSync('./certs/my-app_public.crt'),
      key: readFileSync('./certs/my-app_private.key'),
    });
    const response = await fetch(`${BASE_URL}/api-partner/v1/apps-in-toss/user/oauth2/generate-token`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ authorizationCode, referrer }),
      agent,
    } as RequestInit);
    const body = await response.json();
    this.logger.log(`token: ${JSON.stringify(body)}`);
    return body.success;
  }
}
