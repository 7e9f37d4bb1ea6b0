import { Controller, Get, Query } from '@nestjs/common';
import { HealthCheck, HealthCheckService } from '@nestjs/terminus';
import { AppsInTossHealthIndicator } from 'nestjs-apps-in-toss';

@Controller('health')
export class HealthController {
  constructor(
    private readonly health: HealthCheckService,
    private readonly appsInToss: AppsInTossHealthIndicator,
  ) {}

  /**
   * `GET /health` looks at the certificate only and suits a liveness check. `GET /health?probe=true` also asks both
   * hosts, by a TLS handshake, whether they accept it.
   */
  @Get()
  @HealthCheck()
  check(@Query('probe') probe?: string) {
    return this.health.check([() => this.appsInToss.isHealthy('apps-in-toss', { probe: probe === 'true' })]);
  }
}
