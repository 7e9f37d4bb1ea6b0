import { Bench } from './rig/bench.js';
import { makeMaterial, type Material } from './rig/material.js';
import { MiniApp } from './rig/mini-app.js';
import { python } from './rig/python.js';

const HOUR_MS = 3_600_000;
const RELOADS = 5;
/** The trial of a candidate waits for three seconds where nothing tells it sooner. Others may be at work here. */
const FAR_BELOW_THE_TRIAL_MS = 1_500;

describe('TLS 1.3 without session tickets, where a server that accepts a certificate says nothing', () => {
  const bench = new Bench();
  let material: Material;
  let app: MiniApp | undefined;

  beforeAll(async () => {
    material = await makeMaterial();
    await bench.open(python, material, { tickets: false });
  });
  afterEach(async () => {
    await app?.close();
    app = undefined;
  });
  afterAll(() => bench.close());

  const start = async (): Promise<MiniApp> => {
    const first = await material.good({ validFrom: new Date(Date.now() - 2 * HOUR_MS) });
    return MiniApp.start(bench.origin('good', 'TLSv1.3'), material.authority.pem, [first]);
  };

  it('certificates of equal standing swap long before the trial would be over', async () => {
    app = await start();
    expect(await app.read('/before')).toBe(200);
    const took: number[] = [];
    for (let turn = 1; turn <= RELOADS; turn += 1) {
      const next = await material.good({ validFrom: new Date(Date.now() - HOUR_MS + turn * 60_000) });
      const from = performance.now();
      await app.add(next);
      took.push(Math.round(performance.now() - from));
      expect(app.isActive(next)).toBe(true);
      expect(await app.read(`/after-${turn}`)).toBe(200);
    }
    process.stdout.write(`a reload without session tickets: ${took.join(', ')} ms\n`);
    expect(took.filter((ms) => ms > FAR_BELOW_THE_TRIAL_MS)).toEqual([]);
  });

  it('one that is revoked is heard, and does not take over', async () => {
    app = await start();
    await app.add(material.clients.revoked);
    expect(app.isActive(material.clients.revoked)).toBe(false);
    expect(app.runtime.store.heldBack?.reason).toMatchObject({ code: 'AIT_CERT_REFUSED_REVOKED' });
  });
});
