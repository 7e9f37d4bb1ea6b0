import { Logger } from '@nestjs/common';
import {
  AppsInTossClient,
  AppsInTossHealthIndicator,
  AppsInTossModule,
  ClientCertificateStore,
} from 'nestjs-apps-in-toss';
import { filter, firstValueFrom } from 'rxjs';
import { Emulated } from '../helpers/emulated.js';
import { failureOf } from '../helpers/mtls-lab.js';

describe("startup: 'lenient'", () => {
  let emulated: Emulated;

  beforeAll(async () => {
    emulated = await Emulated.start();
    Logger.overrideLogger(false);
  });
  afterEach(() => emulated.closeApps());
  afterAll(() => emulated.close());

  it.each([
    [
      'before a certificate is issued',
      async () => ({ directory: await emulated.folder() }),
      'AIT_CERT_DIRECTORY_EMPTY',
    ],
    ['without any certificate option', async () => undefined, 'AIT_CERT_NONE_USABLE'],
    [
      'with one that expired over night',
      async () => {
        const validFrom = new Date(Date.now() - 400 * 86_400_000);
        const { cert, key } = await emulated.emulator.issueCertificate('my-mini-app', {
          keyType: 'ec',
          validFrom,
        });
        return { cert, key };
      },
      'AIT_CERT_EXPIRED',
    ],
  ])('starts %s: health is down, calls fail at once and say why', async (_, certificateOf, code) => {
    const certificate = await certificateOf();
    const module = await emulated.module([
      AppsInTossModule.forRoot({ ...emulated.connection(), certificate, startup: 'lenient' } as never),
    ]);
    const requests = emulated.emulator.ledger.requests.length;
    const health = await module.get(AppsInTossHealthIndicator).isHealthy();
    expect(health['apps-in-toss']).toMatchObject({ status: 'down', code, message: expect.any(String) });
    const error = await failureOf(module.get(AppsInTossClient).login.getMe({ accessToken: 't' }));
    expect(error).toMatchObject({ outcome: 'not-sent', code });
    expect(emulated.emulator.ledger.requests).toHaveLength(requests);
  });

  it('the first usable certificate that appears ends it', async () => {
    const directory = await emulated.folder();
    const module = await emulated.module([
      AppsInTossModule.forRoot({
        ...emulated.connection(),
        certificate: { directory },
        startup: 'lenient',
        watch: { pollInterval: 50 },
      }),
    ]);
    const store = module.get(ClientCertificateStore);
    const activated = firstValueFrom(store.events$.pipe(filter(({ type }) => type === 'activated')));
    await emulated.emulator.issueCertificate('my-mini-app', { directory, keyType: 'ec' });
    await activated;
    const authorizationCode = emulated.emulator.issueAuthorizationCode('my-mini-app');
    const client = module.get(AppsInTossClient);
    await expect(
      client.login.generateToken({ authorizationCode, referrer: 'DEFAULT' }),
    ).resolves.toBeDefined();
    expect(await module.get(AppsInTossHealthIndicator).isHealthy()).toMatchObject({
      'apps-in-toss': { status: 'up' },
    });
  });
});
