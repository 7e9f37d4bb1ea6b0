import type { TestingModule } from '@nestjs/testing';
import {
  AppsInTossClient,
  AppsInTossHealthIndicator,
  AppsInTossHttpService,
  AppsInTossModule,
  ClientCertificate,
  ClientCertificateStore,
  type CertificateEvent,
} from 'nestjs-apps-in-toss';
import { firstValueFrom } from 'rxjs';
import type { Emulated } from '../emulated.js';
import { MtlsLab } from '../mtls-lab.js';
import { generateKeys, keyForms } from '../pki.js';
import { apiFailures, axiosFailures } from './api-failures.js';
import { certificateFailures } from './certificate-failures.js';
import type { Secrets } from './secret-detector.js';
import { groupFailures } from './group-failures.js';
import { startFailures } from './start-failures.js';
import { storeFailures } from './store-failures.js';
import { transportFailures } from './transport-failures.js';
import { failures, type Suspects } from './tried.js';

const OPTIONS_TOKEN = 'APPS_IN_TOSS_MODULE_OPTIONS';
const PASSWORD = 'pass-word-of-the-proxy-4711';
const PASSPHRASE = 'correct horse battery staple';

/** Ends the names of what is too large for a printer that writes the same object many times. */
export const WHOLE = ', whole';

/** Everything of this package that can be printed: what it hands out, what it throws, and the applications it is in. */
export async function makeSuspects(
  emulated: Emulated,
  decryption: { key: string; aad: string },
): Promise<{ suspects: Suspects; secrets: Secrets }> {
  const { emulator } = emulated;
  const pair = await emulator.issueCertificate('my-mini-app', { directory: await emulated.folder() });
  const { cert, key } = pair;
  const { encryptedPkcs8 } = keyForms(key, PASSPHRASE);
  const connection = { ...emulated.connection(), decryption };
  const module = await emulated.module([
    AppsInTossModule.forRootAsync({
      useFactory: () => ({ ...connection, certificate: { cert, key: Buffer.from(key) } }),
    }),
  ]);
  const fromFiles = await emulated.module([
    AppsInTossModule.forRoot({
      ...connection,
      certificate: { cert: pair.certPath ?? '', key: pair.keyPath ?? '' },
    }),
  ]);
  const proxied = await emulated.module([
    AppsInTossModule.forRoot({
      ...connection,
      certificate: { cert, key: encryptedPkcs8, passphrase: PASSPHRASE },
      proxy: { url: `http://user:${PASSWORD}@127.0.0.1:1` },
      canary: 'off',
    }),
  ]);
  const suspects: Suspects = {
    ...(await application('app', module)),
    [`app with files${WHOLE}`]: fromFiles,
    'app with files: store': fromFiles.get(ClientCertificateStore),
    'app with files: options': fromFiles.get(OPTIONS_TOKEN, { strict: false }),
    [`app with an encrypted key and a proxy${WHOLE}`]: proxied,
    'app with an encrypted key and a proxy: store': proxied.get(ClientCertificateStore),
    'app with an encrypted key and a proxy: HTTP service': proxied.get(AppsInTossHttpService),
    'app with an encrypted key and a proxy: options': proxied.get(OPTIONS_TOKEN, { strict: false }),
    ...(await successes(emulated, module)),
    ...(await failures({
      'proxy unreachable': () =>
        proxied.get(AppsInTossClient).login.getMe({ accessToken: 't' }, { retries: 0 }),
      'proxy unreachable, axios': () => proxied.get(AppsInTossHttpService).axiosRef.get('/x'),
    })),
    certificate: ClientCertificate.parse({ cert, key }),
    'certificate of an encrypted key': ClientCertificate.parse({
      cert,
      key: encryptedPkcs8,
      passphrase: PASSPHRASE,
    }),
  };
  const lab = emulated.closeLater(await MtlsLab.open());
  const keys = await generateKeys({ keyType: 'rsa' });
  const issued = await lab.authority.issue({ keys });
  const http = module.get(AppsInTossHttpService);
  const found = await Promise.all([
    // One after the other, for both tell the emulator what to answer.
    apiFailures(emulator, module.get(AppsInTossClient), key).then(async (api) => ({
      ...api,
      ...(await axiosFailures(emulator, http)),
      ...(await groupFailures(emulator, module.get(AppsInTossClient), key)),
    })),
    startFailures(emulated, pair),
    certificateFailures(lab.authority, issued, PASSPHRASE, await emulated.folder()),
    storeFailures(lab.authority, issued, await emulated.folder()),
    transportFailures(lab, keys, PASSWORD),
  ]);
  Object.assign(suspects, ...found);
  const words = {
    passphrase: PASSPHRASE,
    'password of the proxy': PASSWORD,
    'decryption key': decryption.key,
  };
  return { suspects, secrets: { keys: { 'the key': key, 'the other key': issued.key }, words } };
}

/** What an application keeps. */
async function application(name: string, module: TestingModule): Promise<Suspects> {
  const store = module.get(ClientCertificateStore);
  const health = module.get(AppsInTossHealthIndicator);
  const container = (module as unknown as { container: { getModules(): Map<string, object> } }).container;
  const events: CertificateEvent[] = [];
  store.events$.subscribe((event) => events.push(event));
  await store.reload();
  return {
    [`${name}${WHOLE}`]: [module, [...container.getModules().values()]],
    [`${name}: options`]: module.get(OPTIONS_TOKEN, { strict: false }),
    [`${name}: client`]: module.get(AppsInTossClient),
    [`${name}: HTTP service`]: module.get(AppsInTossHttpService),
    [`${name}: defaults of axios`]: module.get(AppsInTossHttpService).axiosRef.defaults,
    [`${name}: store`]: store,
    [`${name}: active certificate`]: store.active,
    [`${name}: certificates`]: store.certificates,
    [`${name}: events`]: [store.events$, events],
    [`${name}: health indicator`]: health,
    [`${name}: health`]: await health.isHealthy(),
  };
}

/** What calls that went well hand out. */
async function successes({ emulator }: Emulated, module: TestingModule): Promise<Suspects> {
  const client = module.get(AppsInTossClient);
  const http = module.get(AppsInTossHttpService);
  const authorizationCode = emulator.issueAuthorizationCode('my-mini-app');
  const tokens = await client.login.generateToken({ authorizationCode, referrer: 'DEFAULT' });
  const response = await http.axiosRef.get('/x', { validateStatus: () => true });
  const observed = http.get('/x', { validateStatus: () => true });
  return {
    tokens,
    login: client.login,
    'axios response': response,
    'axios response, config': response.config,
    'axios response, request': response.request,
    'axios response, agent': response.request.agent,
    'axios response, socket': response.request.socket ?? response.request.res?.socket,
    'axios response, message': response.request.res,
    'HTTP service, Observable': observed,
    'HTTP service, response': await firstValueFrom(observed),
    profile: await client.login.getMe({ accessToken: tokens.accessToken }).catch((error: unknown) => error),
  };
}
