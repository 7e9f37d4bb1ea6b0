import { jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import {
  AppsInTossClient,
  AppsInTossHttpService,
  AppsInTossModule,
  type CertificateEvent,
  ClientCertificateStore,
} from 'nestjs-apps-in-toss';
import { Emulated } from '../helpers/emulated.js';

const DAY_MS = 86_400_000;

describe('the certificate in use is deleted in the console, and there is another', () => {
  let emulated: Emulated;

  beforeAll(async () => void (emulated = await Emulated.start()));
  beforeEach(() => void jest.spyOn(Logger.prototype, 'error').mockImplementation(() => undefined));
  afterEach(async () => {
    await emulated.closeApps();
    jest.restoreAllMocks();
  });
  afterAll(() => emulated.close());

  async function app() {
    const { emulator } = emulated;
    const issue = (daysAgo: number) =>
      emulator.issueCertificate('my-mini-app', {
        keyType: 'ec',
        validFrom: new Date(Date.now() - daysAgo * DAY_MS),
      });
    const [used, other] = [await issue(1), await issue(100)];
    const certificate = [used, other].map(({ cert, key }) => ({ cert, key }));
    const options = await emulated.options('my-mini-app', { certificate, retries: 0 });
    const module = await emulated.module([AppsInTossModule.forRoot(options)]);
    const store = module.get(ClientCertificateStore);
    const events: CertificateEvent[] = [];
    store.events$.subscribe((event) => events.push(event));
    expect(store.active?.fingerprint256).toBe(used.fingerprint256);
    emulator.deleteCertificate(used.fingerprint256);
    return { module, store, other, events };
  }

  it('a read goes out again under the other', async () => {
    const { module, store, other, events } = await app();
    const read = module.get(AppsInTossClient).login.getMe({ accessToken: 'nobody' });
    // The answer of the API, which only a certificate that is accepted gets.
    await expect(read).rejects.toMatchObject({ name: 'AppsInTossApiError' });
    expect(store.active?.fingerprint256).toBe(other.fingerprint256);
    expect(events.map(({ type }) => type)).toEqual(['rejected', 'activated']);
  });

  it('so does a GET of the HTTP service', async () => {
    const { module, store, other } = await app();
    const { axiosRef } = module.get(AppsInTossHttpService);
    const { status } = await axiosRef.get('/api-partner/v1/apps-in-toss/nothing', {
      validateStatus: () => true,
    });
    expect(status).toBeGreaterThanOrEqual(400);
    expect(store.active?.fingerprint256).toBe(other.fingerprint256);
  });
});
