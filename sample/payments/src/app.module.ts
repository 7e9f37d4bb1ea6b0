import { Module } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { AppsInTossExceptionFilter, AppsInTossModule, appsInTossConfig } from 'nestjs-apps-in-toss';
import { OpenPayments } from './open-payments.js';
import { PaymentsController } from './payments.controller.js';
import { Reconciliation } from './reconciliation.js';

@Module({
  imports: [AppsInTossModule.forRootAsync(appsInTossConfig.asProvider())],
  controllers: [PaymentsController],
  providers: [OpenPayments, Reconciliation, { provide: APP_FILTER, useClass: AppsInTossExceptionFilter }],
})
export class AppModule {}
