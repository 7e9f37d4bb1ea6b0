import { createAuthority, generateKeys, type Issued } from '../helpers/pki.js';
import { report } from './rig/figures.js';
import { Load } from './rig/load.js';
import { NUMBERS } from './rig/numbers.js';
import { Stand } from './rig/stand.js';

const { ANSWER_MS, THINK_MS, WORKERS } = NUMBERS;

type Make = (stand: Stand) => Promise<Pick<Issued, 'chain' | 'key'>>;

/** Those that only a server can tell, and one of each kind of our own checks; the rest is a unit test. */
const kinds: Array<[string, string, Make]> = [
  ['of another authority', 'AIT_CERT_REFUSED', async () => (await createAuthority()).issue()],
  [
    'without its intermediate',
    'AIT_CERT_REFUSED',
    async ({ authority }) => {
      const { cert, key } = await (await authority.intermediate()).issue();
      return { chain: cert, key };
    },
  ],
  [
    'expired',
    'AIT_CERT_EXPIRED',
    (stand) => stand.issue({ validFrom: new Date(Date.now() - 3 * 86_400_000), days: 1 }),
  ],
  [
    'not valid yet',
    'AIT_CERT_NOT_YET_VALID',
    (stand) => stand.issue({ validFrom: new Date(Date.now() + 86_400_000) }),
  ],
  ['for servers', 'AIT_CERT_PURPOSE', (stand) => stand.issue({ eku: 'serverAuth' })],
  [
    'with the key of another',
    'AIT_CERT_KEY_MISMATCH',
    async (stand) => ({ chain: (await stand.issue()).chain, key: (await stand.issue()).key }),
  ],
  [
    'with a weak key',
    'AIT_CERT_WEAK_KEY',
    async (stand) => stand.issue({ keys: await generateKeys({ keyType: 'rsa', bits: 1024 }) }),
  ],
];

describe('a bad candidate under load', () => {
  let stand: Stand;
  afterEach(() => stand.close());

  it(`${kinds.length} kinds: none is promoted, each with its reason, no request fails`, async () => {
    stand = await Stand.open({ answerMs: ANSWER_MS, module: { watch: false } });
    const { store, health } = stand.runtime;
    const load = new Load(stand, { workers: WORKERS, thinkMs: THINK_MS });
    const reasons: string[] = [];
    const wrong: string[] = [];
    store.events$.subscribe(({ type, reason }) => {
      if (type === 'rejected' || type === 'reload-failed') reasons.push(reason?.code ?? '');
    });
    let promoted = 0;
    for (const [name, code, make] of kinds) {
      const before = store.active;
      await stand.mount.publish(await make(stand));
      // A pair that does not fit may still be half-written, and is given five seconds.
      while ((await store.reload()).pending) await new Promise((resolve) => setTimeout(resolve, 500));
      if (store.active !== before) promoted += 1;
      const shown = await health.isHealthy();
      if (reasons.at(-1) !== code || shown['apps-in-toss'].code !== code)
        wrong.push(`${name}: ${reasons.at(-1)} ${shown['apps-in-toss'].code}`);
      await stand.mount.publish(await stand.issue());
      expect(await store.reload()).toMatchObject({ status: 'changed' });
    }
    await load.stop();
    const failed = load.failures.length;
    report('bad candidates under load', { kinds: kinds.length, promoted, requests: load.sent, failed });
    expect({ promoted, wrong, failed, stale: await stand.stale() }).toEqual({
      promoted: 0,
      wrong: [],
      failed: 0,
      stale: 0,
    });
  });
});
