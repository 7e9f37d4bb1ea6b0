import { BAD_PAIRS, type Pair, type PairMaker } from '../helpers/bad-pairs.js';
import { createAuthority } from '../helpers/pki.js';
import { report } from './rig/figures.js';
import { Load } from './rig/load.js';
import { NUMBERS } from './rig/numbers.js';
import { Stand } from './rig/stand.js';

const { ANSWER_MS, THINK_MS, WORKERS } = NUMBERS;

type Kind = readonly [string, string, (maker: PairMaker) => Promise<Pair>];

/** Those that only a server can tell. */
const refused: Kind[] = [
  ['of another authority', 'AIT_CERT_REFUSED', async () => (await createAuthority()).issue()],
  [
    'without its intermediate',
    'AIT_CERT_REFUSED',
    async ({ authority }) => {
      const { cert, key } = await (await authority.intermediate()).issue();
      return { chain: cert, key };
    },
  ],
];

/** What may still be half-written is given five seconds, so that all of them are part of the soak. */
const inTheSlice = new Set(['expired', 'not valid yet', 'for servers', 'an authority']);
const kinds = [...refused, ...BAD_PAIRS.filter(([name]) => process.env['SOAK'] || inTheSlice.has(name))];

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
      await stand.mount.publish(await make(makerFor(stand)));
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

const DAY_MS = 86_400_000;

function makerFor({ authority }: Stand): PairMaker {
  const day = (from: number): Date => new Date(Date.now() + from * DAY_MS);
  return {
    authority,
    day,
    issue: (commonName, from = -1, options = {}) =>
      authority.issue({ commonName, validFrom: day(from), ...options }),
  };
}
