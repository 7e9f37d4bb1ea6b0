// A Nest app that logs one user in and leaves.
import 'reflect-metadata';
import { ConfigModule } from '@nestjs/config';
import { NestFactory } from '@nestjs/core';
import { AppsInTossClient, AppsInTossModule } from '../../dist/esm/index.js';

const { AIT_CERT, AIT_KEY, AIT_API, AIT_CODE } = process.env;
function AppModule() {}
const module = {
  module: AppModule,
  imports: [
    ConfigModule.forRoot({ ignoreEnvFile: true }),
    AppsInTossModule.forRoot({
      certificate: { cert: AIT_CERT, key: AIT_KEY },
      apiBaseUrl: AIT_API,
      payBaseUrl: AIT_API,
    }),
  ],
};
const app = await NestFactory.createApplicationContext(module, { logger: ['error'] });
const request = { authorizationCode: AIT_CODE, referrer: 'DEFAULT' };
const { accessToken } = await app.get(AppsInTossClient, { strict: false }).login.generateToken(request);
if (!accessToken) throw new Error('no token');
console.log(JSON.stringify({ rssMiB: process.memoryUsage.rss() / 2 ** 20 }));
await app.close();
