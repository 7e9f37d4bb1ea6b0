import { Module } from '@nestjs/common';
import { ConfigModule } from '@nestjs/config';
import { APP_FILTER } from '@nestjs/core';
import { AppsInTossExceptionFilter, AppsInTossModule, appsInTossConfig } from 'nestjs-apps-in-toss';
import { RewardsService } from './rewards.service.js';

@Module({
  imports: [ConfigModule.forRoot(), AppsInTossModule.forRootAsync(appsInTossConfig.asProvider())],
  providers: [RewardsService, { provide: APP_FILTER, useClass: AppsInTossExceptionFilter }],
})
export class AppModule {}
