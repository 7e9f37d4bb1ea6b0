import 'reflect-metadata';
import { type INestApplicationContext, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AppsInTossClient, AppsInTossModule, appsInTossConfig, isAppsInTossError } from 'nestjs-apps-in-toss';

@Module({ imports: [AppsInTossModule.forRootAsync(appsInTossConfig.asProvider())] })
class AppModule {}

/** Made once and kept: its connections, TLS sessions and certificate serve the calls that follow. */
let app: Promise<INestApplicationContext> | undefined;

/** A function of AWS Lambda; on Vercel or Cloud Functions it is the same with their request and answer. */
export async function handler(event: { body: string }): Promise<{ statusCode: number; body: string }> {
  app ??= NestFactory.createApplicationContext(AppModule, { logger: ['warn', 'error'] });
  try {
    const { login } = (await app).get(AppsInTossClient);
    const { accessToken } = await login.generateToken(JSON.parse(event.body));
    const { userKey } = await login.getMe({ accessToken });
    return { statusCode: 200, body: JSON.stringify({ userKey }) };
  } catch (error) {
    if (!isAppsInTossError(error)) throw error;
    return { statusCode: error.outcome === 'unknown' ? 202 : 503, body: JSON.stringify(error.toJSON()) };
  }
}
