import { type INestApplication, Logger } from '@nestjs/common';
import {
  type AppsInTossHealthOptions,
  type AppsInTossModuleOptions,
  ClientCertificateStore,
} from 'nestjs-apps-in-toss';
import request from 'supertest';
import { Emulated } from '../helpers/emulated.js';
import { healthApp, isTerminus12 } from '../helpers/health-app.js';

const DAY_MS = 86_400_000;

describe(`AppsInTossHealthIndicator in a Terminus ${isTerminus12 ? 12 : 11} app`, () => {
  let emulated: Emulated;

  beforeAll(async () => {
    emulated = await Emulated.start();
    Logger.overrideLogger(false);
  });
  afterEach(() => emulated.closeApps());
  afterAll(() => emulated.close());

  async function issued(validFrom: Date, days: number) {
    const { cert, key } = await emulated.emulator.issueCertificate('my-mini-app', {
      keyType: 'ec',
      validFrom,
      days,
    });
    return { cert, key };
  }

  async function app(
    options: Partial<AppsInTossModuleOptions>,
    check: AppsInTossHealthOptions = {},
  ): Promise<INestApplication> {
    const all = { ...emulated.connection(), watch: false, ...options } as AppsInTossModuleOptions;
    return emulated.closeLater(await healthApp(all, check));
  }

  /** The whole answer of Terminus around our result. */
  function answered(status: 200 | 503, result: object): object {
    const ours = { 'apps-in-toss': result };
    const [info, error] = status === 200 ? [ours, {}] : [{}, ours];
    return { status, body: { status: status === 200 ? 'ok' : 'error', info, error, details: ours } };
  }

  /** The certificate as the store has it, as JSON. */
  function summaryOf(application: INestApplication): object {
    const { active } = application.get(ClientCertificateStore);
    return JSON.parse(JSON.stringify(active?.summary(new Date())));
  }

  it('valid: 200, the whole certificate', async () => {
    const validFrom = new Date(Math.floor(Date.now() / 1_000) * 1_000 - DAY_MS);
    const application = await app({ certificate: await issued(validFrom, 390) });
    const { status, body } = await request(application.getHttpServer()).get('/health');
    const active = application.get(ClientCertificateStore).active;
    const result = {
      status: 'up',
      certificate: {
        subject: active?.subject,
        issuer: active?.issuer,
        commonName: 'my-mini-app',
        serialNumber: active?.serialNumber,
        fingerprint256: active?.fingerprint256,
        validFrom: validFrom.toISOString(),
        validTo: new Date(validFrom.getTime() + 390 * DAY_MS).toISOString(),
        daysRemaining: 388,
        state: 'valid',
      },
      standby: [],
    };
    expect({ status, body }).toEqual(answered(200, result));
  });

  it('expiring: 200, up, with the days left and what to do', async () => {
    const application = await app({ certificate: await issued(new Date(Date.now() - 380 * DAY_MS), 390) });
    const { status, body } = await request(application.getHttpServer()).get('/health');
    const result = {
      status: 'up',
      certificate: { ...summaryOf(application), state: 'expiring', daysRemaining: 9 },
      standby: [],
      message: expect.stringMatching(/expires in 9 days.*9일 뒤에 만료돼요/),
    };
    expect({ status, body }).toEqual(answered(200, result));
  });

  it("expiring with expiringStatus 'down': 503", async () => {
    const certificate = await issued(new Date(Date.now() - 380 * DAY_MS), 390);
    const application = await app({ certificate }, { expiringStatus: 'down' });
    const { status, body } = await request(application.getHttpServer()).get('/health');
    expect({ status, overall: body.status, ours: body.error['apps-in-toss'].status }).toEqual({
      status: 503,
      overall: 'error',
      ours: 'down',
    });
  });

  it("expiring with expiringStatus 'degraded': what this Terminus makes of it", async () => {
    const certificate = await issued(new Date(Date.now() - 380 * DAY_MS), 390);
    const application = await app({ certificate }, { expiringStatus: 'degraded' });
    const { status, body } = await request(application.getHttpServer()).get('/health');
    expect(status).toBe(200);
    // Terminus 11 drops a result that says `degraded`: it is told `up`, and the message stays.
    const [overall, ours] = isTerminus12 ? ['degraded', 'degraded'] : ['ok', 'up'];
    const message = expect.stringMatching(/expires in 9 days/);
    expect(body).toMatchObject({
      status: overall,
      details: { 'apps-in-toss': { status: ours, message } },
    });
  });

  it('standby certificates are listed', async () => {
    const newer = await issued(new Date(Date.now() - DAY_MS), 390);
    const older = await issued(new Date(Date.now() - 2 * DAY_MS), 390);
    const application = await app({ certificate: [older, newer] });
    const { body } = await request(application.getHttpServer()).get('/health');
    const { certificate, standby } = body.info['apps-in-toss'];
    expect(standby).toMatchObject([{ commonName: 'my-mini-app', state: 'valid' }]);
    expect(standby[0].fingerprint256).not.toBe(certificate.fingerprint256);
  });

  it.each([
    ['expired', 'expired', new Date(Date.now() - 391 * DAY_MS), 'AIT_CERT_EXPIRED', /expired/],
    [
      'not yet valid',
      'not-yet-valid',
      new Date(Date.now() + 2 * DAY_MS),
      'AIT_CERT_NOT_YET_VALID',
      /not valid yet/,
    ],
  ])('%s, started leniently: 503, down, and why', async (_, state, validFrom, code, message) => {
    const certificate = await issued(validFrom, 390);
    const application = await app({ certificate, startup: 'lenient' });
    const { status, body } = await request(application.getHttpServer()).get('/health');
    const result = {
      status: 'down',
      certificate: expect.objectContaining({ commonName: 'my-mini-app', state }),
      standby: [],
      code,
      message: expect.stringMatching(message),
    };
    expect({ status, body }).toEqual(answered(503, result));
  });

  it('probe: one handshake with each host, kept for a while', async () => {
    const application = await app(
      { certificate: await issued(new Date(Date.now() - DAY_MS), 390) },
      { probe: true },
    );
    const server = request(application.getHttpServer());
    const { status, body } = await server.get('/health');
    expect({ status, probe: body.info['apps-in-toss'].probe }).toEqual({
      status: 200,
      probe: [
        { origin: emulated.emulator.apiBaseUrl, verdict: 'accepted' },
        { origin: emulated.emulator.payBaseUrl, verdict: 'accepted' },
      ],
    });
  });

  it('probe: a certificate that was deleted in the console is down', async () => {
    const certificate = await issued(new Date(Date.now() - DAY_MS), 390);
    const application = await app({ certificate }, { probe: true });
    const { fingerprint256 = '' } = application.get(ClientCertificateStore).active ?? {};
    emulated.emulator.deleteCertificate(fingerprint256);
    const { status, body } = await request(application.getHttpServer()).get('/health');
    expect(status).toBe(503);
    expect(body.error['apps-in-toss']).toMatchObject({
      status: 'down',
      code: 'AIT_CERT_REFUSED',
      probe: [{ verdict: 'refused' }, { verdict: 'refused' }],
    });
  });
});
