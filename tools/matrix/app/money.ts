import 'reflect-metadata';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ConfigModule } from '@nestjs/config';
import {
  AppsInTossClient,
  AppsInTossModule,
  FileOperationJournal,
  appsInTossConfig,
  isAppsInTossError,
} from 'nestjs-apps-in-toss';

/** What is asked of this process; the request is given on as it came. */
interface Order {
  readonly call: 'makePayment' | 'executePayment' | 'grant' | 'close';
  readonly request: never;
}

@Module({
  imports: [
    ConfigModule.forRoot({ ignoreEnvFile: true }),
    AppsInTossModule.forRootAsync({
      useFactory: () => ({
        ...appsInTossConfig(),
        testPayments: true,
        journal: new FileOperationJournal(process.env['JOURNAL']!),
      }),
    }),
  ],
})
class MoneyModule {}

/** A process of a partner that pays and grants what it is told to, until it is killed. */
async function start(): Promise<void> {
  const app = await NestFactory.createApplicationContext(MoneyModule, { logger: ['error'] });
  const { pay, promotion } = app.get(AppsInTossClient);
  const follow = ({ call, request }: Order): Promise<unknown> => {
    if (call === 'makePayment') return pay.makePayment(request);
    if (call === 'executePayment') return pay.executePayment(request);
    if (call === 'grant') return promotion.grant(request);
    return app.close();
  };
  process.on('message', (order: Order) => {
    void follow(order)
      .then((result) => ({ result }))
      .catch((error: unknown) => ({ error: isAppsInTossError(error) ? error : String(error) }))
      .then((report) => process.send?.(report))
      .then(() => order.call === 'close' && process.disconnect());
  });
  process.send?.('ready');
}

void start();
