import { Module } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { AppsInTossExceptionFilter, AppsInTossModule, appsInTossConfig } from 'nestjs-apps-in-toss';
import { LoginController } from './login.controller.js';

@Module({
  imports: [AppsInTossModule.forRootAsync(appsInTossConfig.asProvider())],
  controllers: [LoginController],
  providers: [{ provide: APP_FILTER, useClass: AppsInTossExceptionFilter }],
})
export class AppModule {}
