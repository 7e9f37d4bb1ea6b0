import type { ClientCertificate } from '../../../lib/certificate/client-certificate.js';
import { CachedProbe } from '../../../lib/health/cached-probe.js';

const ONE = { fingerprint256: 'one' } as ClientCertificate;
const TWO = { fingerprint256: 'two' } as ClientCertificate;

describe('the answer of a probe', () => {
  let now: number;
  let probed: string[];
  let probes: CachedProbe;
  beforeEach(() => {
    now = Date.UTC(2026, 0, 1);
    probed = [];
    probes = new CachedProbe(
      async ({ fingerprint256 }) => {
        probed.push(fingerprint256);
        return [];
      },
      () => new Date(now),
    );
  });

  it.each([
    ['the same moment', 0, ONE, 1],
    ['just within thirty seconds', 29_999, ONE, 1],
    ['thirty seconds later', 30_000, ONE, 2],
    ['another certificate', 0, TWO, 2],
    ['a clock that was set back', -1, ONE, 2],
  ])('is kept for a while: %s', async (_, later, certificate, times) => {
    const first = probes.results(ONE);
    now += later;
    const second = probes.results(certificate);
    expect(probed).toHaveLength(times);
    expect(first === second).toBe(times === 1);
    await Promise.all([first, second]);
  });
});
