import { jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import {
  AppsInTossModule,
  type AppsInTossModuleOptions,
  type CertificateEvent,
  type CertificateInput,
  ClientCertificateStore,
} from 'nestjs-apps-in-toss';
import { Emulated } from '../helpers/emulated.js';
import { failureOf } from '../helpers/mtls-lab.js';

const DAY_MS = 86_400_000;

describe('what the options say reaches the part that does it', () => {
  let emulated: Emulated;

  beforeAll(async () => {
    Logger.overrideLogger(false);
    emulated = await Emulated.start({ keys: 'ec' });
  });
  afterEach(() => emulated.closeApps());
  afterAll(() => emulated.close());

  /** A pair that began `days` ago. */
  async function pair(days: number): Promise<CertificateInput & { fingerprint256: string }> {
    const validFrom = new Date(Date.now() - days * DAY_MS);
    return emulated.emulator.issueCertificate('my-mini-app', { keyType: 'ec', validFrom });
  }

  async function start(options: Partial<AppsInTossModuleOptions>): Promise<ClientCertificateStore> {
    const all = { ...emulated.connection(), watch: false, ...options } as AppsInTossModuleOptions;
    const module = await emulated.module([AppsInTossModule.forRoot(all)]);
    return module.get(ClientCertificateStore);
  }

  const plain = ({ cert, key }: CertificateInput): CertificateInput => ({ cert, key });

  it('onExpiry is called at the start where the end is near', async () => {
    const told = new Promise<CertificateEvent>((resolve) => {
      void pair(385).then((near) => start({ certificate: plain(near), onExpiry: resolve }));
    });
    await expect(told).resolves.toMatchObject({ type: 'expiring', stage: 7, role: 'active' });
  });

  it('onExpiry is called for nothing else', async () => {
    const told: CertificateEvent[] = [];
    const store = await start({
      certificate: plain(await pair(1)),
      onExpiry: (event) => void told.push(event),
    });
    await store.revoke(store.active?.fingerprint256 ?? '');
    await new Promise(setImmediate);
    expect(told).toEqual([]);
  });

  it('expiryNotice: the days, and the ledger that is asked', async () => {
    const claimed: string[] = [];
    const ledger = { claim: async (key: string) => claimed.push(key) > 0 };
    const told = new Promise<CertificateEvent>((resolve) => {
      void pair(300).then((near) =>
        start({ certificate: plain(near), expiryNotice: { days: [100], ledger }, onExpiry: resolve }),
      );
    });
    await expect(told).resolves.toMatchObject({ stage: 100 });
    expect(claimed).toEqual([expect.stringMatching(/^apps-in-toss:expiry:.*:100$/)]);
  });

  it('revoked: a pair that is listed never serves', async () => {
    const [older, newer] = [await pair(9), await pair(1)];
    const certificate = [plain(older), plain(newer)];
    const store = await start({ certificate, revoked: [newer.fingerprint256] });
    expect(store.active?.fingerprint256).toBe(older.fingerprint256);
    expect(store.certificates).toHaveLength(1);
  });

  it.each(['request', 'handshake', 'off'] as const)('canary: %s', async (canary) => {
    let content = [await pair(9)];
    const store = await start({ certificate: { load: async () => content.map(plain) }, canary });
    const { ledger } = emulated.emulator;
    const before = ledger.requests.length;
    const [next] = (content = [await pair(1)]);
    expect(await store.reload()).toMatchObject({ status: 'changed' });
    expect(store.active?.fingerprint256).toBe(next?.fingerprint256);
    const paths = ledger.requests.slice(before).map(({ path }) => path.replace(/.*\//, ''));
    expect(paths).toEqual(canary === 'request' ? ['generate-token'] : []);
  });

  it.each<[NonNullable<AppsInTossModuleOptions['watch']>, number]>([
    [false, 0],
    [{}, 1],
  ])('watch: %j', async (watch, watches) => {
    const certificate = { load: async () => [plain(issued)], watch: jest.fn(() => () => undefined) };
    const issued = await pair(1);
    await start({ certificate, watch });
    expect(certificate.watch).toHaveBeenCalledTimes(watches);
  });

  it('a strict start that fails leaves nothing running', async () => {
    const ended = jest.fn();
    const expired = await pair(400);
    const certificate = { load: async () => [plain(expired)], watch: () => ended };
    expect(await failureOf(start({ certificate, watch: {} }))).toMatchObject({ code: 'AIT_CERT_EXPIRED' });
    expect(ended).toHaveBeenCalledTimes(1);
  });
});
