import { Module } from '@nestjs/common';
import { ConfigModule } from '@nestjs/config';
import { APP_FILTER } from '@nestjs/core';
import { TerminusModule } from '@nestjs/terminus';
import { AppsInTossExceptionFilter, AppsInTossModule, appsInTossConfig } from 'nestjs-apps-in-toss';
import { HealthController } from './health.controller.js';
import { LoginController } from './login.controller.js';

@Module({
  imports: [
    ConfigModule.forRoot({ isGlobal: true }),
    AppsInTossModule.forRootAsync(appsInTossConfig.asProvider()),
    TerminusModule,
  ],
  controllers: [LoginController, HealthController],
  providers: [{ provide: APP_FILTER, useClass: AppsInTossExceptionFilter }],
})
export class AppModule {}
