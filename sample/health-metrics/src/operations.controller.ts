import { Controller, Get, Header } from '@nestjs/common';
import { HealthCheck, HealthCheckService } from '@nestjs/terminus';
import { AppsInTossHealthIndicator } from 'nestjs-apps-in-toss';
import { register } from 'prom-client';

/** For those who run the app. In a real one: on a port or path that the world does not reach. */
@Controller()
export class OperationsController {
  constructor(
    private readonly health: HealthCheckService,
    private readonly toss: AppsInTossHealthIndicator,
  ) {}

  /** Readiness: `down` is only what is certain, and no server is asked. */
  @Get('health')
  @HealthCheck()
  ready() {
    return this.health.check([() => this.toss.isHealthy('apps-in-toss')]);
  }

  /** For an alert, not for Kubernetes: a handshake with both hosts, and 503 for what somebody has to look at. */
  @Get('health/strict')
  @HealthCheck()
  strict() {
    const options = { probe: true, staleStatus: 'down', expiringStatus: 'down' } as const;
    return this.health.check([() => this.toss.isHealthy('apps-in-toss', options)]);
  }

  @Get('metrics')
  @Header('content-type', register.contentType)
  metrics() {
    return register.metrics();
  }
}
