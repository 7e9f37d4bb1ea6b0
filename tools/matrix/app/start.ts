import 'reflect-metadata';
import { type AbstractHttpAdapter, NestFactory } from '@nestjs/core';
import { Body, Controller, Get, HttpCode, Inject, Module, Post } from '@nestjs/common';
import { ConfigModule } from '@nestjs/config';
import { HealthCheck, HealthCheckService, TerminusModule } from '@nestjs/terminus';
import {
  AppsInTossClient,
  AppsInTossHealthIndicator,
  AppsInTossModule,
  appsInTossConfig,
} from 'nestjs-apps-in-toss';

// Every injection is named: esbuild, which compiles this, knows decorators and not their metadata.
@Controller()
class AppController {
  constructor(
    @Inject(AppsInTossClient) private readonly toss: AppsInTossClient,
    @Inject(HealthCheckService) private readonly health: HealthCheckService,
    @Inject(AppsInTossHealthIndicator) private readonly indicator: AppsInTossHealthIndicator,
  ) {}

  @Post('login')
  @HttpCode(200)
  async login(@Body() body: { authorizationCode: string }) {
    const { accessToken } = await this.toss.login.generateToken({ ...body, referrer: 'DEFAULT' });
    const { name } = await this.toss.login.getMe({ accessToken });
    return { name };
  }

  @Get('health')
  @HealthCheck()
  check() {
    return this.health.check([() => this.indicator.isHealthy('apps-in-toss')]);
  }

  onApplicationShutdown(signal: string) {
    console.log(`closed by ${signal}`);
  }
}

@Module({
  imports: [
    ConfigModule.forRoot({ ignoreEnvFile: true }),
    AppsInTossModule.forRootAsync(appsInTossConfig.asProvider()),
    TerminusModule,
  ],
  controllers: [AppController],
})
class AppModule {}

/** The same application on either HTTP adapter. */
export async function start(adapter: AbstractHttpAdapter): Promise<void> {
  const app = await NestFactory.create(AppModule, adapter, { logger: ['error'] });
  app.enableShutdownHooks();
  await app.listen(0, '127.0.0.1');
  console.log(`listening on ${await app.getUrl()}`);
}
