import { jest } from '@jest/globals';
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
  let logged: string[];

  beforeAll(async () => {
    emulated = await Emulated.start();
  });
  beforeEach(() => {
    logged = [];
    for (const level of ['log', 'warn', 'error'] as const)
      jest.spyOn(Logger.prototype, level).mockImplementation((line: unknown) => {
        if (/^(Certificate|Started)/.test(String(line))) logged.push(`${level} ${String(line)}`);
      });
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    await emulated.closeApps();
  });
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

  it('on purpose without a certificate is one line of warning, and no error', async () => {
    await emulated.module([
      AppsInTossModule.forRoot({ ...emulated.connection(), startup: 'lenient' } as never),
    ]);
    expect(logged).toEqual([
      expect.stringMatching(/^warn Started without a usable certificate.* \/ .*[가-힣]/),
    ]);
  });

  it('ends well where the vault was away at the start, and the log says both', async () => {
    let away = true;
    const pair = await emulated.emulator.issueCertificate('my-mini-app', { keyType: 'ec' });
    const validFrom = new Date(Date.now() - 400 * 86_400_000);
    const old = await emulated.emulator.issueCertificate('my-mini-app', { keyType: 'ec', validFrom });
    const load = async () => {
      if (away) throw new Error('vault is away');
      return [old, pair].map(({ cert, key }) => ({ cert, key }));
    };
    const module = await emulated.module([
      AppsInTossModule.forRoot({ ...emulated.connection(), certificate: { load }, startup: 'lenient' }),
    ]);
    away = false;
    await module.get(ClientCertificateStore).reload();
    expect(await module.get(AppsInTossHealthIndicator).isHealthy()).toMatchObject({
      'apps-in-toss': { status: 'up' },
    });
    expect(logged.map((line) => line.split(/[:.]/)[0])).toEqual([
      'error Certificate reload-failed',
      "warn Started without a usable certificate, as startup 'lenient' allows",
      'log Certificate loaded',
      'log Certificate activated',
      'log Certificate recovered',
    ]);
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
