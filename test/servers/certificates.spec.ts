import { setTimeout as pause } from 'node:timers/promises';
import { apache } from './rig/apache.js';
import { Benches } from './rig/benches.js';
import { java } from './rig/java.js';
import { lighttpd } from './rig/lighttpd.js';
import type { ServerKind, Version } from './rig/listener.interface.js';
import { makeMaterial, type Material } from './rig/material.js';
import { MiniApp } from './rig/mini-app.js';
import { python } from './rig/python.js';
import { stunnel } from './rig/stunnel.js';

const SERVERS: readonly ServerKind[] = [apache, stunnel, python, java, lighttpd];
const VERSIONS: readonly Version[] = ['TLSv1.2', 'TLSv1.3'];
const START_MS = 60_000;
const DAY_MS = 86_400_000;
const WORKERS = 8;
const ROTATIONS = 3;

describe('certificates that change and are rejected, against real servers', () => {
  const benches = new Benches(SERVERS);
  const apps: MiniApp[] = [];
  let material: Material;
  let serial = 0;

  beforeAll(async () => {
    material = await makeMaterial();
    benches.open(material);
  });
  afterEach(async () => {
    for (const app of apps.splice(0)) await app.close();
  });
  afterAll(() => benches.close(), START_MS);

  async function miniApp(...args: Parameters<typeof MiniApp.start>): Promise<MiniApp> {
    const app = await MiniApp.start(...args);
    apps.push(app);
    return app;
  }

  /** Ways that nobody has gone. */
  const paths = (count: number): string[] =>
    Array.from({ length: count }, () => `/certificates-${(serial += 1)}`);

  describe.each(SERVERS)('$name', (kind) => {
    const bench = benches.of(kind);

    beforeAll(() => benches.opened(kind), START_MS);

    describe.each(VERSIONS)('%s', (version) => {
      const standbyOf = (): ReturnType<Material['good']> =>
        material.good({ validFrom: new Date(Date.now() - DAY_MS) });

      it('reads that meet a revoked certificate go out again under the standby', async () => {
        const standby = await standbyOf();
        const { pem } = material.authority;
        const app = await miniApp(bench.origin('good', version), pem, [material.clients.revoked, standby]);
        expect(app.isActive(material.clients.revoked)).toBe(true);
        const ways = paths(20);
        expect(await Promise.all(ways.map((path) => app.read(path)))).toEqual(ways.map(() => 200));
        expect(app.isActive(standby)).toBe(true);
        for (const path of ways) await bench.untilProcessed(path);
        expect(ways.map((path) => bench.processed(path))).toEqual(ways.map(() => 1));
      });

      it('a payment that meets it is processed at most once, never called refused in vain, and the next succeeds', async () => {
        const standby = await standbyOf();
        const { pem } = material.authority;
        const app = await miniApp(bench.origin('good', version), pem, [material.clients.revoked, standby]);
        const [first = '', second = ''] = paths(2);
        const outcome = await app.pay(first).then(
          () => 'paid',
          (error: { cause?: { outcome?: string } }) => error.cause?.outcome,
        );
        // A read is not held back by what a payment has to keep open, and finds out what is wrong.
        if (outcome !== 'paid') await app.read(paths(1)[0] ?? '');
        expect(await app.pay(second)).toBe(200);
        await bench.untilProcessed(second);
        expect(['paid', 'unknown']).toContain(outcome);
        expect(bench.processed(first)).toBe(outcome === 'paid' ? 1 : 0);
        expect(bench.processed(second)).toBe(1);
        expect(app.isActive(standby)).toBe(true);
      });

      it(`${ROTATIONS} rotations under load: nothing fails, everything is processed once`, async () => {
        const app = await miniApp(bench.origin('good', version), material.authority.pem, [await standbyOf()]);
        const sent: string[] = [];
        const failures: unknown[] = [];
        const over = new AbortController();
        const worker = async (): Promise<void> => {
          while (!over.signal.aborted) {
            const [path = ''] = paths(1);
            sent.push(path);
            await app.pay(path).catch((error: unknown) => failures.push(error));
          }
        };
        const load = Array.from({ length: WORKERS }, worker);
        for (let turn = 0; turn < ROTATIONS; turn += 1) {
          const next = await material.good({
            validFrom: new Date(Date.now() - (ROTATIONS - turn) * 3_600_000),
          });
          await app.add(next);
          expect(app.isActive(next)).toBe(true);
          // The load goes on under it for a while.
          const from = sent.length;
          while (sent.length < from + 2 * WORKERS) await pause(5);
        }
        over.abort();
        await Promise.all(load);
        expect(failures).toEqual([]);
        for (const path of sent) await bench.untilProcessed(path);
        expect(sent.filter((path) => bench.processed(path) !== 1)).toEqual([]);
      });
    });
  });

  it('payments on connections that servers are about to close: none fails, none is processed twice', async () => {
    const found = await Promise.all(SERVERS.map((kind) => idleRace(kind)));
    expect(found).toEqual(SERVERS.map(({ name }) => ({ name, failures: [], notOnce: [] })));
  });

  /** Apache, lighttpd, and Node behind stunnel close after five seconds: payments go out before, at and after that. */
  async function idleRace(kind: ServerKind) {
    const bench = benches.of(kind);
    await benches.opened(kind);
    const app = await miniApp(bench.origin('good', 'TLSv1.3'), material.authority.pem, [
      await material.good(),
    ]);
    const gaps = Array.from({ length: 24 }, (_, index) => 3_300 + index * 100);
    const failures: unknown[] = [];
    const sent: string[] = [];
    const pay = async (): Promise<void> => {
      const [path = ''] = paths(1);
      sent.push(path);
      await app.pay(path).catch((error: unknown) => failures.push(error));
    };
    // As many connections as payments to come.
    await Promise.all(gaps.map(pay));
    await Promise.all(gaps.map((gap) => pause(gap).then(pay)));
    if (failures.length === 0) for (const path of sent) await bench.untilProcessed(path);
    return { name: kind.name, failures, notOnce: sent.filter((path) => bench.processed(path) !== 1) };
  }
});
