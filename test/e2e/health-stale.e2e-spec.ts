import { type INestApplication, Logger } from '@nestjs/common';
import {
  AppsInTossHealthIndicator,
  type AppsInTossHealthOptions,
  AppsInTossHttpService,
  type AppsInTossModuleOptions,
  type CertificateEventType,
  ClientCertificateStore,
} from 'nestjs-apps-in-toss';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { filter, firstValueFrom } from 'rxjs';
import request from 'supertest';
import { healthApp, isTerminus12 } from '../helpers/health-app.js';
import { answer, failureOf, type LabServer, MtlsLab, post } from '../helpers/mtls-lab.js';
import { createAuthority, type Issued, type IssueOptions } from '../helpers/pki.js';
import { AlertFront } from '../rotation/rig/alert-front.js';

const DAY_MS = 86_400_000;
/** What a status of `degraded` becomes in the answer of the Terminus at hand. */
const DEGRADED = isTerminus12
  ? { http: 200, overall: 'degraded', ours: 'degraded' }
  : { http: 200, overall: 'ok', ours: 'up' };
const DOWN = { http: 503, overall: 'error', ours: 'down' };

let lab: MtlsLab;
let server: LabServer;
let folder: string;
const MINUTE_MS = 60_000;
let app: INestApplication | undefined;

beforeAll(async () => {
  Logger.overrideLogger(false);
  lab = await MtlsLab.open();
  server = await lab.https((_, response) => answer(response));
});
beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'health-'))));
afterEach(async () => {
  await app?.close();
  await rm(folder, { recursive: true });
});
afterAll(() => lab.close());

/** The certificate of `days` ago, so that a later one is newer. */
function issue(days: number, options: IssueOptions = {}): Promise<Issued> {
  return lab.authority.issue({ validFrom: new Date(Date.now() - days * DAY_MS), ...options });
}

async function place(name: string, { chain, key }: Issued): Promise<void> {
  await writeFile(join(folder, `${name}_public.crt`), chain);
  await writeFile(join(folder, `${name}_private.key`), key, { mode: 0o600 });
}

async function start(
  options: Partial<AppsInTossModuleOptions> = {},
  check: AppsInTossHealthOptions = {},
): Promise<ClientCertificateStore> {
  const { origin } = server;
  app = await healthApp(
    {
      certificate: { directory: folder },
      apiBaseUrl: origin,
      payBaseUrl: origin,
      ca: lab.authority.pem,
      watch: false,
      ...options,
    },
    check,
  );
  return app.get(ClientCertificateStore);
}

async function health() {
  const { status: http, body } = await request(app?.getHttpServer()).get('/health');
  const shown = body.details['apps-in-toss'];
  return { status: { http, overall: body.status, ours: shown.status }, shown };
}

async function call(): Promise<number> {
  const { status } = await (app as INestApplication).get(AppsInTossHttpService).axiosRef.get('/anything');
  return status;
}

/**
 * An application that has made a call under a certificate in its last seconds. Servers compare with the real time, so
 * a machine on which the start takes longer than that gets a longer-lived one.
 */
async function startWithSecondsLeft(
  life = 3_000,
): Promise<{ expiring: Issued; store: ClientCertificateStore }> {
  const expiring = await issue(1, { days: 1 + life / DAY_MS });
  await place('only', expiring);
  try {
    // Nobody closes the connection for being idle, however long the certificate takes to end.
    server.server.keepAliveTimeout = MINUTE_MS;
    const store = await start({ watch: { pollInterval: 100 }, idleTimeout: MINUTE_MS });
    await call();
    const isOver = store.active === undefined || store.active.validTo <= new Date();
    if (!isOver) return { expiring, store };
  } catch (error) {
    if (life > 30_000) throw error;
  }
  await app?.close();
  return startWithSecondsLeft(life * 2);
}

function serialOf({ x509 }: Issued): string {
  return x509.serialNumber;
}

describe(`health of what still works, in a Terminus ${isTerminus12 ? 12 : 11} app`, () => {
  it('expired but still working: open connections go on, new ones are refused, and it is down', async () => {
    const { expiring, store } = await startWithSecondsLeft();
    const { active } = store;
    const connections = server.connections();
    await firstValueFrom(store.events$.pipe(filter(({ type }) => type === 'expired')));
    expect(await call()).toBe(200);
    expect(server.connections()).toBe(connections);
    const fresh = lab.agent(server.origin, active && { certificate: active });
    await failureOf(post(fresh, server.origin));
    const { status, shown } = await health();
    expect(status).toEqual(DOWN);
    expect(shown).toMatchObject({
      certificate: { serialNumber: serialOf(expiring), state: 'expired' },
      standby: [],
      code: 'AIT_CERT_EXPIRED',
      message: expect.stringMatching(/may still succeed on connections.*Issue a new.*새 연결은 거절돼요/),
    });
  });

  it.each<[string, string, CertificateEventType, () => Promise<Issued>]>([
    ['for servers', 'AIT_CERT_PURPOSE', 'reload-failed', () => issue(1, { eku: 'serverAuth' })],
    ['expired', 'AIT_CERT_EXPIRED', 'reload-failed', () => issue(1, { days: 0.5 })],
    ['of a strange authority', 'AIT_CERT_REFUSED', 'rejected', async () => (await createAuthority()).issue()],
  ])('new on disk (%s), old in use: degraded, with %s', async (_, code, type, bad) => {
    const old = await issue(2);
    await place('a-old', old);
    const store = await start();
    expect((await health()).status).toEqual({ http: 200, overall: 'ok', ours: 'up' });
    const candidate = await bad();
    await place('b-new', candidate);
    const told = firstValueFrom(store.events$.pipe(filter((event) => event.type === type)));
    expect(await store.reload()).toMatchObject({ status: 'failed', reason: { code } });
    expect(await told).toMatchObject({ reason: { code } });
    // Once more, as a poll does: it does not go away by being looked at.
    await store.reload();
    const { status, shown } = await health();
    expect(status).toEqual(DEGRADED);
    expect(shown).toMatchObject({
      certificate: { serialNumber: serialOf(old), state: 'valid' },
      code,
      message: expect.stringMatching(
        new RegExp(`serial ${serialOf(old)} serves and has 387 days left, without a standby.*계속 일하고`),
      ),
    });
    if (type === 'rejected') expect(shown.heldBack).toMatchObject({ serialNumber: serialOf(candidate) });
    expect(await call()).toBe(200);
  });

  it('a new certificate that is no good, over the old one: degraded until it is mended', async () => {
    const old = await issue(3);
    await place('app', old);
    const store = await start();
    await place('app', await issue(1, { days: 0.5 }));
    await store.reload();
    expect(await health()).toMatchObject({
      status: DEGRADED,
      shown: { code: 'AIT_CERT_EXPIRED', certificate: { serialNumber: serialOf(old) } },
    });
    await place('app', await issue(1));
    await store.reload();
    const { status, shown } = await health();
    expect(status).toEqual({ http: 200, overall: 'ok', ours: 'up' });
    expect(shown.code).toBeUndefined();
  });

  it("with staleStatus 'down' it is a 503", async () => {
    await place('a-old', await issue(2));
    const store = await start({}, { staleStatus: 'down' });
    await place('b-new', await issue(1, { eku: 'serverAuth' }));
    await store.reload();
    expect((await health()).status).toEqual(DOWN);
  });

  describe('refused by the server in service', () => {
    let front: AlertFront;

    beforeEach(async () => {
      const { port } = await lab.https((_, response) => answer(response), { version: 'TLSv1.2' });
      front = await AlertFront.start(port);
    });
    afterEach(() => front.close());

    async function startRefused(newest: Issued): Promise<ClientCertificateStore> {
      const origin = `https://127.0.0.1:${front.port}`;
      const store = await start({ apiBaseUrl: origin, payBaseUrl: origin });
      front.refuse(newest.cert);
      return store;
    }

    it('the standby serves: degraded, and says which one was refused', async () => {
      const [standby, newest] = [await issue(2), await issue(1)];
      await place('a', standby);
      await place('b', newest);
      await startRefused(newest);
      expect(await call()).toBe(200);
      const { status, shown } = await health();
      expect(status).toEqual(DEGRADED);
      expect(shown).toMatchObject({
        certificate: { serialNumber: serialOf(standby) },
        heldBack: { serialNumber: serialOf(newest) },
        standby: [],
        code: 'AIT_CERT_REFUSED_REVOKED',
        message: expect.stringMatching(
          new RegExp(
            `serial ${serialOf(newest)}\\) is not in use.*without a standby.*대신할 인증서는 없어요`,
          ),
        ),
      });
    });

    it('no standby: degraded, since the next attempt may succeed; a probe that fails is down', async () => {
      const only = await issue(1);
      await place('only', only);
      await startRefused(only);
      await failureOf(call());
      const { status, shown } = await health();
      expect(status).toEqual(DEGRADED);
      expect(shown).toMatchObject({
        certificate: { serialNumber: serialOf(only) },
        standby: [],
        code: 'AIT_CERT_REFUSED_REVOKED',
        message: expect.stringMatching(/no standby to take over.*대신할 인증서가 없어요/),
      });
      expect(shown.heldBack).toBeUndefined();
      const probed = await app?.get(AppsInTossHealthIndicator).isHealthy('toss', { probe: true });
      expect(probed?.toss).toMatchObject({ status: 'down', code: 'AIT_CERT_REFUSED_REVOKED' });
    });
  });
});
