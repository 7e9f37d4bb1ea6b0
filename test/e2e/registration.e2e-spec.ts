import { jest } from '@jest/globals';
import { Global, Injectable, type InjectionToken, Logger, Module } from '@nestjs/common';
import { ConfigModule } from '@nestjs/config';
import { Test } from '@nestjs/testing';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  AppsInTossClient,
  appsInTossConfig,
  AppsInTossHealthIndicator,
  AppsInTossHttpService,
  AppsInTossModule,
  type AppsInTossModuleOptions,
  type AppsInTossOptionsFactory,
  ClientCertificateStore,
  getAppsInTossClientToken,
  getAppsInTossOptionsToken,
  getClientCertificateStoreToken,
  InjectAppsInTossClient,
  InjectAppsInTossHttpService,
} from 'nestjs-apps-in-toss';
import { Emulated } from '../helpers/emulated.js';

let emulated: Emulated;
let options: AppsInTossModuleOptions;

@Injectable()
class OptionsFactory implements AppsInTossOptionsFactory {
  createAppsInTossOptions(): AppsInTossModuleOptions {
    return options;
  }
}

@Global()
@Module({ providers: [OptionsFactory], exports: [OptionsFactory] })
class OptionsModule {}

beforeAll(async () => {
  emulated = await Emulated.start();
  options = await emulated.options();
});
afterEach(() => emulated.closeApps());
afterAll(() => emulated.close());

describe('forms of registration', () => {
  it.each([
    ['forRoot', () => AppsInTossModule.forRoot(options)],
    ['useFactory', () => AppsInTossModule.forRootAsync({ useFactory: () => options })],
    ['useFactory, asynchronous', () => AppsInTossModule.forRootAsync({ useFactory: async () => options })],
    [
      'useFactory with inject and imports',
      () =>
        AppsInTossModule.forRootAsync({
          imports: [OptionsModule],
          inject: [OptionsFactory],
          useFactory: (factory: OptionsFactory) => factory.createAppsInTossOptions(),
        }),
    ],
    ['useClass', () => AppsInTossModule.forRootAsync({ useClass: OptionsFactory })],
    [
      'useExisting',
      () => AppsInTossModule.forRootAsync({ imports: [OptionsModule], useExisting: OptionsFactory }),
    ],
  ])('%s', async (_, register) => {
    const module = await emulated.module([OptionsModule, register()]);
    expect(module.get(ClientCertificateStore).active?.commonName).toBe('my-mini-app');
    expect(module.get(AppsInTossClient)).toBeInstanceOf(AppsInTossClient);
    expect(module.get(AppsInTossHttpService)).toBeInstanceOf(AppsInTossHttpService);
    expect(module.get(AppsInTossHealthIndicator)).toBeInstanceOf(AppsInTossHealthIndicator);
  });

  it('appsInTossConfig.asProvider(), from the environment', async () => {
    const directory = await emulated.folder();
    const { certPath, keyPath } = await emulated.emulator.issueCertificate('from-env', { directory });
    const { apiBaseUrl, payBaseUrl, ca } = emulated.emulator;
    const caPath = join(directory, 'ca.pem');
    await writeFile(caPath, ca);
    const before = { ...process.env };
    Object.assign(process.env, {
      APPS_IN_TOSS_CERT: certPath,
      APPS_IN_TOSS_KEY: keyPath,
      APPS_IN_TOSS_API_BASE_URL: apiBaseUrl,
      APPS_IN_TOSS_PAY_BASE_URL: payBaseUrl,
      APPS_IN_TOSS_CA: caPath,
    });
    try {
      const module = await emulated.module([
        ConfigModule.forRoot({ isGlobal: true, ignoreEnvFile: true }),
        AppsInTossModule.forRootAsync(appsInTossConfig.asProvider()),
      ]);
      expect(module.get(ClientCertificateStore).active?.commonName).toBe('from-env');
    } finally {
      process.env = before;
    }
  });

  it('a key under a misspelt name is missed under its own, and what was meant is in the log', async () => {
    const directory = await emulated.folder();
    const { certPath, keyPath } = await emulated.emulator.issueCertificate('from-env', { directory });
    const before = { ...process.env };
    Object.assign(process.env, { APPS_IN_TOSS_CERT: certPath, APPS_IN_TOSS_KEYS: keyPath });
    const lines: string[] = [];
    const log = jest
      .spyOn(Logger.prototype, 'log')
      .mockImplementation((line: unknown) => void lines.push(String(line)));
    try {
      const start = emulated.module([
        ConfigModule.forRoot({ isGlobal: true, ignoreEnvFile: true }),
        AppsInTossModule.forRootAsync(appsInTossConfig.asProvider()),
      ]);
      await expect(start).rejects.toThrow('certificate.key (from APPS_IN_TOSS_KEY) is missing');
      expect(lines).toContain('Options are read from APPS_IN_TOSS_CERT.');
    } finally {
      process.env = before;
      log.mockRestore();
    }
  });

  it('another system that has a certificate is not us, and the error names what may have been meant', async () => {
    const before = { ...process.env };
    Object.assign(process.env, {
      CLIENT_CERT_PATH: '/etc/kafka/client.crt',
      CLIENT_KEY_PATH: '/etc/kafka/k',
    });
    try {
      const start = emulated.module([
        ConfigModule.forRoot({ isGlobal: true, ignoreEnvFile: true }),
        AppsInTossModule.forRootAsync(appsInTossConfig.asProvider()),
      ]);
      await expect(start).rejects.toMatchObject({
        code: 'AIT_CONFIG_CERTIFICATE_MISSING',
        message: expect.stringContaining('set and not read: CLIENT_CERT_PATH, CLIENT_KEY_PATH'),
      });
    } finally {
      process.env = before;
    }
  });

  it('a stub of the client needs no certificate', async () => {
    const stub = { login: {} };
    const module = await Test.createTestingModule({
      imports: [
        ConfigModule.forRoot({ isGlobal: true, ignoreEnvFile: true }),
        AppsInTossModule.forRootAsync(appsInTossConfig.asProvider()),
      ],
    })
      .overrideProvider(getAppsInTossOptionsToken())
      .useValue({ startup: 'lenient' })
      .overrideProvider(AppsInTossClient)
      .useValue(stub)
      .setLogger(false as never)
      .compile();
    emulated.closeLater(module);
    await module.init();
    expect(module.get(AppsInTossClient, { strict: false })).toBe(stub);
  });

  it.each([
    ['without a name', undefined],
    ['under one name', 'shop'],
  ])('the same mini-app twice, %s, is said at the start, once', async (_, name) => {
    const warn = jest.spyOn(Logger.prototype, 'warn').mockImplementation(() => undefined);
    await emulated.module([
      AppsInTossModule.forRoot({ ...options, ...(name && { name }) }),
      AppsInTossModule.forRoot({ ...options, ...(name && { name }), retries: 1 }),
      AppsInTossModule.forRoot({ ...options, name: 'other' }),
    ]);
    // Nest 10 has words of its own about how long it takes to look at a module.
    const lines = warn.mock.calls.map(([line]) => String(line)).filter((line) => !/to serialize/.test(line));
    warn.mockRestore();
    expect(lines).toEqual([expect.stringContaining('is registered 2 times')]);
  });

  it("the name 'default' is a name like others", async () => {
    const module = await emulated.module([
      AppsInTossModule.forRoot({ ...options }),
      AppsInTossModule.forRoot({ ...(await emulated.options('second-app')), name: 'default' }),
    ]);
    const store = (token: InjectionToken): ClientCertificateStore =>
      module.get<ClientCertificateStore>(token, { strict: false });
    expect(store(ClientCertificateStore).active?.commonName).toBe('my-mini-app');
    expect(store(getClientCertificateStoreToken('default')).active?.commonName).toBe('second-app');
  });

  it.each([
    ['forRoot', () => AppsInTossModule.forRoot({ ...options, isGlobal: true })],
    ['forRootAsync', () => AppsInTossModule.forRootAsync({ useFactory: () => options, isGlobal: true })],
  ])('%s with isGlobal reaches modules that do not import it', async (_, register) => {
    @Injectable()
    class Feature {
      constructor(readonly toss: AppsInTossClient) {}
    }
    @Module({ providers: [Feature] })
    class FeatureModule {}
    const module = await emulated.module([register(), FeatureModule]);
    expect(module.get(Feature, { strict: false }).toss).toBeInstanceOf(AppsInTossClient);
  });

  it('without isGlobal it does not', async () => {
    @Injectable()
    class Feature {
      constructor(readonly toss: AppsInTossClient) {}
    }
    @Module({ providers: [Feature] })
    class FeatureModule {}
    const compile = Test.createTestingModule({
      imports: [AppsInTossModule.forRoot(options), FeatureModule],
    }).compile();
    await expect(compile).rejects.toThrow(/AppsInTossClient/);
  });
});

describe('several mini-apps in one process', () => {
  it('each name has its own certificate, client and HTTP service', async () => {
    @Injectable()
    class Shops {
      constructor(
        readonly plain: AppsInTossClient,
        @InjectAppsInTossClient('second') readonly second: AppsInTossClient,
        @InjectAppsInTossHttpService('second') readonly http: AppsInTossHttpService,
      ) {}
    }
    const module = await emulated.module(
      [
        AppsInTossModule.forRoot(await emulated.options('first-app')),
        AppsInTossModule.forRoot({ ...(await emulated.options('second-app')), name: 'second' }),
      ],
      [Shops],
    );
    const shops = module.get(Shops);
    expect(shops.plain).not.toBe(shops.second);
    expect(module.get(getAppsInTossClientToken('second'), { strict: false })).toBe(shops.second);
    for (const [client, appName] of [
      [shops.plain, 'first-app'],
      [shops.second, 'second-app'],
    ] as const) {
      const authorizationCode = emulated.emulator.issueAuthorizationCode(appName);
      await client.login.generateToken({ authorizationCode, referrer: 'DEFAULT' });
      expect(emulated.emulator.ledger.requests.at(-1)).toMatchObject({ appName, status: 200 });
    }
    await shops.http.axiosRef.get('/anything', { validateStatus: () => true });
    expect(emulated.emulator.ledger.requests.at(-1)).toMatchObject({ appName: 'second-app' });
  });

  it('a named registration does not take the place of the unnamed one', async () => {
    const module = await emulated.module([AppsInTossModule.forRoot({ ...options, name: 'only' })]);
    expect(() => module.get(AppsInTossClient, { strict: false })).toThrow();
    expect(module.get(getAppsInTossClientToken('only'), { strict: false })).toBeInstanceOf(AppsInTossClient);
  });
});
