// The same app as it is written by hand, by somebody who knows how: one agent, kept alive, with a timeout.
import 'reflect-metadata';
import https from 'node:https';
import { HttpModule, HttpService } from '@nestjs/axios';
import { ConfigModule } from '@nestjs/config';
import { NestFactory } from '@nestjs/core';
import { firstValueFrom } from 'rxjs';

const { AIT_CERT, AIT_KEY, AIT_API, AIT_CODE } = process.env;
const httpsAgent = new https.Agent({ keepAlive: true, cert: AIT_CERT, key: AIT_KEY });
function AppModule() {}
const module = {
  module: AppModule,
  imports: [
    ConfigModule.forRoot({ ignoreEnvFile: true }),
    HttpModule.register({ httpsAgent, baseURL: AIT_API, timeout: 10_000 }),
  ],
};
const app = await NestFactory.createApplicationContext(module, { logger: ['error'] });
const { data } = await firstValueFrom(
  app.get(HttpService, { strict: false }).post('/api-partner/v1/apps-in-toss/user/oauth2/generate-token', {
    authorizationCode: AIT_CODE,
    referrer: 'DEFAULT',
  }),
);
if (data.resultType !== 'SUCCESS') throw new Error(JSON.stringify(data));
console.log(JSON.stringify({ rssMiB: process.memoryUsage.rss() / 2 ** 20 }));
await app.close();
httpsAgent.destroy();
