import 'reflect-metadata';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INestApplication } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { startEmulator } from 'apps-in-toss-emulator';
import { AppsInTossApiError, AppsInTossClient, isAppsInTossError } from 'nestjs-apps-in-toss';

const APP_NAME = 'my-mini-app';

async function main(): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'consumer-'));
  const emulator = await startEmulator();
  try {
    const issued = await emulator.issueCertificate(APP_NAME, { directory });
    Object.assign(process.env, {
      APPS_IN_TOSS_CERT: issued.certPath,
      APPS_IN_TOSS_KEY: issued.keyPath,
      APPS_IN_TOSS_API_BASE_URL: emulator.apiBaseUrl,
      APPS_IN_TOSS_PAY_BASE_URL: emulator.payBaseUrl,
      APPS_IN_TOSS_CA: emulator.ca,
    });
    // An app finds its environment in place when it starts; here it is known only now.
    const { AppModule } = await import('./app.module.js');
    const app = await NestFactory.create(AppModule, { logger: ['error'] });
    app.enableShutdownHooks();
    try {
      await app.listen(0, '127.0.0.1');
      const code = await emulator.issueAuthorizationCode(APP_NAME);
      const result = {
        moduleKind: typeof require === 'function' ? 'cjs' : 'esm',
        login: await login(app.get(AppsInTossClient), code),
        usedCode: await failure(app.get(AppsInTossClient), code),
        health: await health(app),
        issued: issued.fingerprint256,
      };
      console.log(JSON.stringify(result));
    } finally {
      await app.close();
    }
  } finally {
    await emulator.close();
    await rm(directory, { recursive: true, force: true });
  }
}

async function login(client: AppsInTossClient, authorizationCode: string) {
  const token = await client.login.generateToken({ authorizationCode, referrer: 'DEFAULT' });
  const me = await client.login.getMe({ accessToken: token.accessToken });
  return { accessToken: typeof token.accessToken, userKey: typeof me.userKey };
}

async function failure(client: AppsInTossClient, authorizationCode: string) {
  try {
    await client.login.generateToken({ authorizationCode, referrer: 'DEFAULT' });
    return 'the used code was accepted';
  } catch (error) {
    if (!isAppsInTossError(error)) throw error;
    return {
      apiError: error instanceof AppsInTossApiError,
      outcome: error.outcome,
      hint: typeof error.hint.ko,
    };
  }
}

async function health(app: INestApplication) {
  const response = await fetch(`${await app.getUrl()}/health`);
  return { status: response.status, body: (await response.json()) as unknown };
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
