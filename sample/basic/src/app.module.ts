import { Module } from '@nestjs/common';
import { ConfigModule } from '@nestjs/config';
import { APP_FILTER } from '@nestjs/core';
import { TerminusModule } from '@nestjs/terminus';
import {
  AppsInTossExceptionFilter,
  AppsInTossModule,
  FileOperationJournal,
  appsInTossConfig,
} from 'nestjs-apps-in-toss';
import { HealthController } from './health.controller.js';
import { LoginController } from './login.controller.js';
import { OrdersController } from './orders.controller.js';
import { RewardsController } from './rewards.controller.js';
import { SignedInUser } from './signed-in-user.js';

@Module({
  imports: [
    ConfigModule.forRoot({ isGlobal: true }),
    AppsInTossModule.forRootAsync({
      useFactory: () => ({
        ...appsInTossConfig(),
        // What was granted, on the disk. With more than one process: SqlOperationJournal or RedisOperationJournal.
        journal: new FileOperationJournal(process.env.GRANTS_JOURNAL || 'grants.journal'),
      }),
    }),
    TerminusModule,
  ],
  controllers: [LoginController, OrdersController, RewardsController, HealthController],
  providers: [SignedInUser, { provide: APP_FILTER, useClass: AppsInTossExceptionFilter }],
})
export class AppModule {}
