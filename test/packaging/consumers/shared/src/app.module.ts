import { Module } from '@nestjs/common';
import { ConfigModule } from '@nestjs/config';
import { TerminusModule } from '@nestjs/terminus';
import { AppsInTossModule, appsInTossConfig } from 'nestjs-apps-in-toss';
import { HealthController } from './health.controller.js';

@Module({
  imports: [
    ConfigModule.forRoot({ isGlobal: true, ignoreEnvFile: true }),
    AppsInTossModule.forRootAsync(appsInTossConfig.asProvider()),
    TerminusModule,
  ],
  controllers: [HealthController],
})
export class AppModule {}
