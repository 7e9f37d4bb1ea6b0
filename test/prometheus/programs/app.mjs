// The sample with metrics, on an emulator of its own, and people who use it; printed on standard output: its address.
// Every second one wave of calls goes through it, good ones and bad ones. Ends with its standard input.
import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { startEmulator } from 'apps-in-toss-emulator';

const APP = 'my-mini-app';
const USER = { userKey: 443_731_104 };
const root = new URL('../../../', import.meta.url);
// As the sample sees them: there is one copy of each.
const require = createRequire(new URL('sample/basic/dist/main.js', root));
const load = async (name) => import(pathToFileURL(require.resolve(name)).href);

const folder = await mkdtemp(join(tmpdir(), 'prometheus-app-'));
const emulator = await startEmulator({ keys: 'ec' });
const issue = () => emulator.issueCertificate(APP, { directory: folder });
const { certPath, keyPath } = await issue();
Object.assign(process.env, {
  APPS_IN_TOSS_CERT: certPath,
  APPS_IN_TOSS_KEY: keyPath,
  APPS_IN_TOSS_API_BASE_URL: emulator.apiBaseUrl,
  APPS_IN_TOSS_PAY_BASE_URL: emulator.payBaseUrl,
  APPS_IN_TOSS_CA: emulator.ca,
  APPS_IN_TOSS_DECRYPTION_KEY: emulator.decryption.key,
  APPS_IN_TOSS_DECRYPTION_AAD: emulator.decryption.aad,
  GRANTS_JOURNAL: join(folder, 'grants.journal'),
});
emulator.createPromotion({ promotionCode: 'WELCOME', budget: 1_000_000 });

const { NestFactory } = await load('@nestjs/core');
const { Registry } = await load('prom-client');
const ours = new URL('dist/esm/', root);
const { AppsInTossClient, AppsInTossHttpService, AppsInTossHealthIndicator, ClientCertificateStore } =
  await import(new URL('index.js', ours));
const { AppsInTossPrometheusModule } = await import(new URL('prometheus/index.js', ours));
const { AppModule } = await import(new URL('sample/basic/dist/app.module.js', root));

const registry = new Registry();
const Root = function Root() {};
const imports = [AppModule, AppsInTossPrometheusModule.forRoot({ registry })];
const app = await NestFactory.create(
  { module: Root, imports },
  { logger: false, forceCloseConnections: true },
);
app.use('/metrics', async (_request, response) => {
  response.setHeader('content-type', registry.contentType);
  response.end(await registry.metrics());
});
await app.listen(0, '127.0.0.1');
const url = `http://127.0.0.1:${app.getHttpServer().address().port}`;
const toss = app.get(AppsInTossClient);
const http = app.get(AppsInTossHttpService);
const store = app.get(ClientCertificateStore);
console.log(url);

let waves = 0;
const quietly = (promise) => promise.catch(() => undefined);
async function wave() {
  waves += 1;
  const call = (path, options) =>
    fetch(url + path, { method: 'POST', ...options }).then((answer) => answer.json());
  const code = emulator.issueAuthorizationCode(APP, USER);
  const { accessToken } = await call('/login', {
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ authorizationCode: code, referrer: 'DEFAULT' }),
  });
  const headers = { authorization: `Bearer ${accessToken}` };
  const pay = async () => {
    const { orderNo, payToken } = await call('/orders', { headers });
    emulator.approvePayment(payToken);
    return call(`/orders/${orderNo}/pay`, { headers });
  };
  await pay();
  if (waves % 2 === 0) emulator.script('pay.executePayment').destroyAfterProcessing();
  await pay();
  await call('/rewards/welcome', { headers });
  await quietly(toss.promotion.plan({ ...USER, promotionCode: 'WELCOME', amount: 1, grantId: randomUUID() }));
  emulator.script('login.getMe', { times: 2 }).fail('4095');
  await quietly(toss.login.getMe({ accessToken }));
  emulator.script('messages.send').destroyAfterProcessing();
  await quietly(toss.messages.send({ ...USER, templateSetCode: 'HELLO', context: {} }));
  await quietly(http.axiosRef.get('/no/such/path'));
  await app.get(AppsInTossHealthIndicator).isHealthy('apps-in-toss', { probe: true });
  if (waves % 3 === 0) {
    // The certificate is deleted in the console and a server refuses it, until another takes over.
    emulator.deleteCertificate(store.active.fingerprint256);
    await quietly(toss.login.getMe({ accessToken }));
    await issue();
    await store.reload();
  }
}

let running = quietly(wave());
const timer = setInterval(
  () => (running = running.then(() => quietly(wave()))),
  Number(process.env.WAVE_MS ?? 1_000),
);
process.stdin.resume().once('end', async () => {
  clearInterval(timer);
  await quietly(running);
  await app.close();
  await emulator.close();
  await rm(folder, { recursive: true, force: true });
});
