import { type IdleOptions, idleServer, reuseAtTheBoundary } from '../../../faults/idle-lab.js';
import { MtlsLab } from '../../../helpers/mtls-lab.js';

/** The real margin of one second, at shorter limits; `npm run soak:faults` has the real ones, and 2,000 connections. */
const RUNS: IdleOptions[] = [
  { serverIdleMs: 2_000, clientIdleMs: 1_000, hint: false, connections: 35, window: [1_950, 2_050] },
  { serverIdleMs: 2_000, clientIdleMs: 1_000, hint: false, connections: 35, window: [960, 1_040] },
  // The server announces less than we would keep: Node drops the connection one second before that.
  { serverIdleMs: 2_000, clientIdleMs: 60_000, hint: true, connections: 30, window: [1_950, 2_050] },
];

describe('a request sent just when an idle connection is closed', () => {
  let lab: MtlsLab;

  beforeAll(async () => {
    lab = await MtlsLab.open();
  });
  afterEach(() => lab.close());

  it('never fails, at the limit of the server, at our own, and at one that the server announces', async () => {
    const origin = await idleServer(lab);
    const results = await Promise.all(RUNS.map((options) => reuseAtTheBoundary(lab, origin, options)));
    expect(results).toEqual(RUNS.map(({ connections }) => ({ idle: connections, failures: [] })));
  });
});
