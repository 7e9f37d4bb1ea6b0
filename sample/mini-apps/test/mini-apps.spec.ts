import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { SampleApp } from '../../../test/samples/sample-app.js';
import { AppModule } from '../src/app.module.js';

describe('sample/mini-apps', () => {
  let sample: SampleApp;

  beforeAll(async () => {
    sample = await SampleApp.start(AppModule, {
      prepare: async (toss) => {
        for (const name of ['shop', 'game']) {
          const directory = join(toss.folder, name);
          await mkdir(directory);
          await toss.emulator.issueCertificate(name, { directory });
          toss.set({ [`${name.toUpperCase()}_CERT_DIR`]: directory });
        }
      },
    });
  });
  afterAll(() => sample.close());

  const login = (miniApp: string, authorizationCode: string) =>
    sample.request().post(`/login/${miniApp}`).send({ authorizationCode, referrer: 'DEFAULT' });

  it.each(['shop', 'game'])('logs a user of %s in under its own certificate', async (name) => {
    const code = sample.toss.emulator.issueAuthorizationCode(name, { userKey: 443_731_104 });
    const { status, body } = await login(name, code);
    expect({ status, body }).toEqual({ status: 200, body: { miniApp: name, userKey: 443_731_104 } });
  });

  it('a code of the one is worth nothing to the other', async () => {
    const { status } = await login('game', sample.toss.emulator.issueAuthorizationCode('shop'));
    expect(status).toBe(500);
  });
});
