import { HttpModule } from '@nestjs/axios';
import { Module } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import { Agent } from 'node:https';
import { PromotionService } from './promotion.service';

@Module({
  imports: [
    HttpModule.registerAsync({
      inject: [ConfigService],
      useFactory: (config: ConfigService) => ({
        timeout: 10_000,
        httpsAgent: new Agent({
          cert: config.get('TOSS_MTLS_CERT'),
          key: config.getOrThrow('TOSS_MTLS_KEY'),
          rejectUnauthorized: config.get('NODE_ENV') === 'production',
        }),
      }),
    }),
  ],
  providers: [PromotionService],
})
export class TossModule {}
