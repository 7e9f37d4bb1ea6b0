import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type INestApplication } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import request from 'supertest';
import { EmulatedEnvironment } from '../../../test/samples/emulated-environment.js';
import { AppModule } from '../src/app.module.js';

describe('sample/mini-apps', () => {
  let toss: EmulatedEnvironment;
  let app: INestApplication;

  beforeAll(async () => {
    toss = await EmulatedEnvironment.start();
    for (const name of ['shop', 'game']) {
      const directory = join(toss.folder, name);
      await mkdir(directory);
      await toss.emulator.issueCertificate(name, { directory });
      toss.set({ [`${name.toUpperCase()}_CERT_DIR`]: directory });
    }
    const module = await Test.createTestingModule({ imports: [AppModule] }).compile();
    app = module.createNestApplication({ logger: false });
    await app.init();
  });
  afterAll(async () => {
    await app.close();
    await toss.close();
  });

  const login = (miniApp: string, authorizationCode: string) =>
    request(app.getHttpServer()).post(`/login/${miniApp}`).send({ authorizationCode, referrer: 'DEFAULT' });

  it.each(['shop', 'game'])('logs a user of %s in under its own certificate', async (name) => {
    const code = toss.emulator.issueAuthorizationCode(name, { userKey: 443_731_104 });
    const { status, body } = await login(name, code);
    expect({ status, body }).toEqual({ status: 200, body: { miniApp: name, userKey: 443_731_104 } });
  });

  it('a code of the one is worth nothing to the other', async () => {
    const { status } = await login('game', toss.emulator.issueAuthorizationCode('shop'));
    expect(status).toBe(500);
  });
});
