import { Bench } from './rig/bench.js';
import { apacheLate, apacheRequire } from './rig/apache.js';
import type { Version } from './rig/listener.interface.js';
import { makeMaterial, type Material } from './rig/material.js';
import { MiniApp } from './rig/mini-app.js';

const VERSIONS: readonly Version[] = ['TLSv1.2', 'TLSv1.3'];
const DAY_MS = 86_400_000;

describe('Apache refuses certificates in a page with HTTP 403', () => {
  const benches = { require: new Bench(), late: new Bench() };
  let material: Material;
  let app: MiniApp | undefined;
  let serial = 0;

  beforeAll(async () => {
    material = await makeMaterial();
    await Promise.all([
      benches.require.open(apacheRequire, material),
      benches.late.open(apacheLate, material),
    ]);
  }, 60_000);
  afterEach(async () => {
    await app?.close();
    app = undefined;
  });
  afterAll(async () => void (await Promise.all(Object.values(benches).map((bench) => bench.close()))));

  const way = (): string => `/pages-${(serial += 1)}`;
  const standby = () => material.good({ commonName: 'standby', validFrom: new Date(Date.now() - DAY_MS) });
  const refusal = async (sent: Promise<number>): Promise<unknown> =>
    sent.catch(({ response }: { response?: { status: number; data: unknown } }) => response?.status);

  describe.each(VERSIONS)('%s', (version) => {
    it('`Require`: the read goes out again under the standby, where a request may find that out', async () => {
      const pairs = [material.clients.good, await standby()];
      const origin = benches.require.origin('good', version);
      app = await MiniApp.start(origin, material.authority.pem, pairs, { canary: 'request' });
      const path = way();
      expect(await app.read(path)).toBe(200);
      expect(app.isActive(pairs[1]!)).toBe(true);
      await benches.require.untilProcessed(path);
      expect(benches.require.processed(path)).toBe(1);
    });

    it('`Require`, with the handshake alone: the page is the answer, and nothing changes', async () => {
      const pairs = [material.clients.good, await standby()];
      const origin = benches.require.origin('good', version);
      app = await MiniApp.start(origin, material.authority.pem, pairs);
      expect(await refusal(app.read(way()))).toBe(403);
      expect(app.isActive(pairs[0]!)).toBe(true);
    });

    it('`Require`, without a standby: health says so, where it may ask', async () => {
      const origin = benches.require.origin('good', version);
      app = await MiniApp.start(origin, material.authority.pem, [material.clients.good], {
        canary: 'request',
      });
      const { toss } = await app.runtime.health.isHealthy('toss', { probe: true });
      expect(toss).toMatchObject({ status: 'down', code: 'AIT_CERT_REFUSED' });
      expect(toss.candidates).toContain('AIT_UNDIAGNOSED');
    });
  });

  it('a certificate that is asked for late, under TLS 1.2: Node renegotiates, and all is well', async () => {
    const origin = benches.late.origin('good', 'TLSv1.2');
    app = await MiniApp.start(origin, material.authority.pem, [material.clients.good]);
    expect(await app.read(way())).toBe(200);
  });

  it('a certificate that is asked for late, under TLS 1.3: the diagnosis says that no certificate would help', async () => {
    const origin = benches.late.origin('good', 'TLSv1.3');
    const pairs = [material.clients.good, await standby()];
    app = await MiniApp.start(origin, material.authority.pem, pairs, { retries: 0, canary: 'request' });
    const failure = await app.runtime.client
      .call({ method: 'GET', path: way(), class: 'safe' })
      .catch((error: unknown) => error);
    expect(failure).toMatchObject({
      code: 'AIT_TLS_FAILED',
      hint: { en: expect.stringContaining('post-handshake authentication') },
    });
    expect(app.isActive(pairs[0]!)).toBe(true);
  });
});
