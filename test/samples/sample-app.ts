import type { INestApplication, Type } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import request from 'supertest';
import { EmulatedEnvironment } from './emulated-environment.js';

/** What a sample needs beside its certificate. */
export interface SampleSettings {
  /** Before the app is made: settings of its own, what the platform has to know. */
  prepare?(toss: EmulatedEnvironment): Promise<void> | void;
}

/** An application of `sample/` beside the local Apps in Toss that it calls. */
export class SampleApp {
  private constructor(
    readonly toss: EmulatedEnvironment,
    readonly app: INestApplication,
  ) {}

  static async start(appModule: Type, { prepare }: SampleSettings = {}): Promise<SampleApp> {
    const toss = await EmulatedEnvironment.start();
    await prepare?.(toss);
    const module = await Test.createTestingModule({ imports: [appModule] }).compile();
    const app = module.createNestApplication({ logger: false });
    await app.listen(0, '127.0.0.1');
    return new SampleApp(toss, app);
  }

  request(): ReturnType<typeof request> {
    return request(this.app.getHttpServer());
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.toss.close();
  }
}
