import { Module } from '@nestjs/common';
import { TerminusModule } from '@nestjs/terminus';
import { AppsInTossModule, appsInTossConfig } from 'nestjs-apps-in-toss';
import { AppsInTossPrometheusModule } from 'nestjs-apps-in-toss/prometheus';
import { LoginController } from './login.controller.js';
import { OperationsController } from './operations.controller.js';

@Module({
  imports: [
    AppsInTossModule.forRootAsync(appsInTossConfig.asProvider()),
    AppsInTossPrometheusModule.forRoot(),
    TerminusModule,
  ],
  controllers: [LoginController, OperationsController],
})
export class AppModule {}
