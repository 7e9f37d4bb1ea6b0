import { Logger } from '@nestjs/common';
import type { TestingModule } from '@nestjs/testing';
import { isAxiosError } from 'axios';
import {
  AppsInTossClient,
  AppsInTossHealthIndicator,
  AppsInTossHttpService,
  AppsInTossModule,
  ClientCertificate,
  ClientCertificateStore,
} from 'nestjs-apps-in-toss';
import { randomBytes } from 'node:crypto';
import { Emulated } from '../helpers/emulated.js';
import { SINKS, sightingsOf } from '../helpers/key-sightings.js';
import { failureOf } from '../helpers/mtls-lab.js';

const OPTIONS_TOKEN = 'APPS_IN_TOSS_MODULE_OPTIONS';
const SINK_NAMES = Object.keys(SINKS);

describe('nothing that holds a certificate can be made to print its key', () => {
  let emulated: Emulated;
  let key: string;
  let module: TestingModule;
  const decryption = { key: randomBytes(32).toString('base64'), aad: 'TOSS' };
  /** What may be printed, by name. Filled before the first test. */
  const suspects: Record<string, unknown> = {};

  beforeAll(async () => {
    Logger.overrideLogger(false);
    emulated = await Emulated.start({ decryption });
    const pair = await emulated.emulator.issueCertificate('my-mini-app');
    ({ key } = pair);
    const certificate = { cert: pair.cert, key: Buffer.from(key) };
    const connection = { ...emulated.connection(), decryption };
    module = await emulated.module([
      AppsInTossModule.forRootAsync({ useFactory: () => ({ ...connection, certificate }) }),
    ]);
    const client = module.get(AppsInTossClient);
    const http = module.get(AppsInTossHttpService);
    const store = module.get(ClientCertificateStore);
    const authorizationCode = emulated.emulator.issueAuthorizationCode('my-mini-app');
    await client.login.generateToken({ authorizationCode, referrer: 'DEFAULT' });

    suspects['certificate'] = ClientCertificate.parse({ cert: pair.cert, key });
    suspects['store'] = store;
    suspects['active certificate'] = store.active;
    suspects['module options after start'] = module.get(OPTIONS_TOKEN, { strict: false });
    suspects['client'] = client;
    suspects['login'] = client.login;
    suspects['HTTP service'] = http;
    suspects['axiosRef.defaults'] = http.axiosRef.defaults;
    suspects['health indicator'] = module.get(AppsInTossHealthIndicator);
    suspects['health result'] = await module.get(AppsInTossHealthIndicator).isHealthy();
    const response = await http.axiosRef.get('/x', { validateStatus: () => true });
    suspects['axios response'] = response;
    suspects['agent of the response'] = response.request.agent;
    suspects['socket of the response'] = response.request.socket ?? response.request.res?.socket;
    suspects['axios error, status'] = await failureOf(http.axiosRef.post('/x', {}));
    suspects['axios error, refused option'] = await failureOf(
      http.axiosRef.get('/x', { baseURL: 'https://x.example' }),
    );
    suspects['axios error, timeout'] = await failureOf(
      slow(() => http.axiosRef.post('/user/oauth2/refresh-token', {}, { timeout: 30 })),
    );
    suspects['API error'] = await failureOf(client.login.getMe({ accessToken: 'nobody' }));
    suspects['request error'] = await failureOf(client.login.getMe({ accessToken: '' }));
    suspects['transport error'] = await failureOf(
      slow(() => client.login.refreshToken({ refreshToken: 'r' }, { deadline: 30 })),
    );
    for (const [name, broken] of Object.entries({
      'certificate error, swapped': { cert: key, key: pair.cert },
      'certificate error, truncated key': { cert: pair.cert, key: key.slice(0, -200) },
      'certificate error, key as path': {
        cert: pair.cert,
        key: key.replaceAll('\n', '').replace(/-----[A-Z ]+-----/g, ''),
      },
      'certificate error, wrong pair': {
        cert: (await emulated.emulator.issueCertificate('other')).cert,
        key,
      },
    })) {
      suspects[name] = await failureOf(ClientCertificate.load(broken));
      suspects[`${name}, at start`] = await failureOf(
        emulated.module([AppsInTossModule.forRoot({ ...connection, certificate: broken })]),
      );
    }
  }, 60_000);
  afterAll(() => emulated.close());

  async function slow<T>(call: () => Promise<T>): Promise<T> {
    emulated.emulator.script('POST', '/user/oauth2/refresh-token', { times: 3 }).delay(1_000);
    return call();
  }

  it('the detector sees a key when there is one', () => {
    for (const [name, print] of Object.entries(SINKS)) {
      const bait = name === 'String' ? key : { nested: { key } };
      expect(sightingsOf(key, print(bait))).not.toEqual([]);
    }
    expect(sightingsOf(key, SINKS['JSON.stringify']?.({ key: Buffer.from(key) }) ?? '')).not.toEqual([]);
  });

  it.each(SINK_NAMES)('%s', (sink) => {
    const seen = Object.entries(suspects)
      .map(([name, suspect]) => {
        const text = SINKS[sink]?.(suspect) ?? '';
        const secrets = text.includes(decryption.key) ? ['decryption key'] : [];
        return { name, seen: [...sightingsOf(key, text), ...secrets] };
      })
      .filter((each) => each.seen.length > 0);
    expect(seen).toEqual([]);
  });

  it('every suspect was really there, and the errors are errors', () => {
    expect(Object.keys(suspects).length).toBeGreaterThanOrEqual(25);
    for (const [name, suspect] of Object.entries(suspects))
      expect([name, typeof suspect]).not.toEqual([name, 'undefined']);
    expect(isAxiosError(suspects['axios error, timeout'])).toBe(true);
  });
});
