import { Controller, Get, type INestApplication, Module } from '@nestjs/common';
import { HealthCheck, HealthCheckService, TerminusModule } from '@nestjs/terminus';
import * as terminus from '@nestjs/terminus';
import { Test } from '@nestjs/testing';
import {
  AppsInTossHealthIndicator,
  type AppsInTossHealthOptions,
  AppsInTossModule,
  type AppsInTossModuleOptions,
} from 'nestjs-apps-in-toss';

/** `degraded` came with Terminus 12, which dropped the error class of 11. */
export const isTerminus12 = !('HealthCheckError' in terminus);

/** An application with a Terminus endpoint `/health`, as a user writes it. */
export async function healthApp(
  options: AppsInTossModuleOptions,
  check: AppsInTossHealthOptions = {},
): Promise<INestApplication> {
  @Controller()
  class HealthController {
    constructor(
      private readonly health: HealthCheckService,
      private readonly appsInToss: AppsInTossHealthIndicator,
    ) {}

    @Get('health')
    @HealthCheck()
    check() {
      return this.health.check([() => this.appsInToss.isHealthy('apps-in-toss', check)]);
    }
  }
  @Module({ imports: [TerminusModule, AppsInTossModule.forRoot(options)], controllers: [HealthController] })
  class AppModule {}
  const module = await Test.createTestingModule({ imports: [AppModule] }).compile();
  return module.createNestApplication({ logger: false }).init();
}
