import { type INestApplication } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ClientCertificateStore } from 'nestjs-apps-in-toss';
import { AppModule } from '../app.module.js';
import { HOST, choosePort } from './choose-port.js';
import { DemoLogger } from './demo-logger.js';
import type { Ending } from './ending.js';
import type { Fact, Narrator } from './narrator.js';

/** Told when a `POST /login` has been answered. */
export type LoginListener = () => void;

/** Starts the sample on a free port; resolves to its address. */
export async function startApp(ending: Ending, narrator: Narrator, onLogin: LoginListener): Promise<string> {
  const port = await choosePort(process.env.PORT);
  const logger = new DemoLogger();
  const app = await NestFactory.create(AppModule, {
    abortOnError: false,
    // A browser that holds a connection open must not hold up Ctrl-C.
    forceCloseConnections: true,
    logger,
  });
  ending.add(() => app.close());
  app.use('/login', (_request: unknown, response: NodeJS.EventEmitter, next: () => void) => {
    response.once('finish', onLogin);
    next();
  });
  await app.listen(port, HOST);
  logger.takeOver();
  const url = `http://${HOST}:${(app.getHttpServer().address() as { port: number }).port}`;
  narrator.step('Nest 앱이 이 인증서로 시작했어요.', 'The Nest app started with this certificate.', [
    ['주소 (address)', url],
    ...certificateFacts(app),
  ]);
  return url;
}

function certificateFacts(app: INestApplication): Fact[] {
  const { active } = app.get(ClientCertificateStore);
  if (!active) return [];
  const days = active.daysRemaining(new Date());
  const lastDay = active.validTo.toISOString().slice(0, 10);
  return [
    ['이름 (CN)', active.commonName],
    ['일련번호 (serial)', `${active.serialNumber.slice(0, 12)}…`],
    ['지문 (SHA-256)', `${active.fingerprint256.slice(0, 23)}…`],
    ['남은 기간 (life left)', `${days}일, ${lastDay}까지 (${days} days, to ${lastDay})`],
  ];
}
