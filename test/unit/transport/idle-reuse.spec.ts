import { reuseAtTheBoundary } from '../../faults/idle-lab.js';
import { MtlsLab } from '../../helpers/mtls-lab.js';

/** A fifth of the real limits; `npm run soak:idle` has the real ones, and ten times the connections. */
const LIMITS = { serverIdleMs: 1_000, clientIdleMs: 800 };

describe('a request sent just when an idle connection is closed', () => {
  let lab: MtlsLab;

  beforeAll(async () => {
    lab = await MtlsLab.open();
  });
  afterEach(() => lab.close());

  it.each<[string, readonly [number, number]]>([
    ['by the server', [950, 1_050]],
    ['by ourselves', [760, 840]],
  ])('%s, never fails', async (_, window) => {
    const options = { ...LIMITS, window, hint: false, connections: 100 };
    expect(await reuseAtTheBoundary(lab, options)).toEqual([]);
  });
});
