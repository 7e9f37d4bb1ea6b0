import { setTimeout as pause } from 'node:timers/promises';
import { isAppsInTossError } from '../../lib/foundation/apps-in-toss.error.js';
import { report } from './rig/figures.js';
import { limit } from './rig/limits.js';
import { NUMBERS } from './rig/numbers.js';
import { Stand } from './rig/stand.js';

const { IN_FLIGHT } = NUMBERS;
const QUEUED = 100;

describe('revoke', () => {
  let stand: Stand;
  afterEach(() => stand.close());

  it(`with ${IN_FLIGHT} requests in flight and ${QUEUED} on their way: not one byte more`, async () => {
    stand = await Stand.open({ module: { retries: 2, deadline: 30_000, watch: false } });
    const { runtime, judge, first: leaked } = stand;
    const successor = await stand.issue({ validFrom: new Date(Date.now() - 3_600_000) });
    // A standby in the same source: older, so that the leaked one stays active.
    const standby = runtime.store;
    await stand.addPair('standby', successor);
    await standby.reload();
    expect(standby.certificates).toHaveLength(2);

    await judge.hold();
    const send = (turn: number): Promise<string> => call(stand, turn % 2 === 0);
    const inFlight = Array.from({ length: IN_FLIGHT }, (_, turn) => send(turn));
    while ((await judge.holding()) < IN_FLIGHT) await pause(20);
    const queued = Array.from({ length: QUEUED }, (_, turn) => send(turn));

    const began = performance.now();
    await runtime.store.revoke(leaked.fingerprint256);
    const took = performance.now() - began;
    const resolvedAt = process.hrtime.bigint();
    const { serialNumber } = leaked.x509;
    const bytesThen = await judge.bytes(serialNumber);

    const later = Array.from({ length: QUEUED }, (_, turn) => send(turn));
    // Everything settles: what was retried waits at the server until it is let go.
    const settled = Promise.all([...inFlight, ...queued, ...later]);
    const letGo = setInterval(() => void judge.release(), 50);
    const results = await settled;
    clearInterval(letGo);

    const kinds = tally(results);
    const { lastArrival, seen } = await judge.report();
    const lastUnderLeaked = BigInt(new Map(lastArrival).get(serialNumber) ?? '0');
    const bytesLater = (await judge.bytes(serialNumber)) - bytesThen;
    const underLeaked = seen
      .filter(([key]) => key.startsWith(serialNumber))
      .reduce((sum, [, n]) => sum + n, 0);
    report(`revoke with ${IN_FLIGHT} in flight and ${QUEUED} queued`, {
      'resolved after ms': took,
      'bytes under it later': bytesLater,
      'last request under it before it resolved, ms': Number(resolvedAt - lastUnderLeaked) / 1e6,
      ...kinds,
    });
    expect(bytesLater).toBe(0);
    expect(lastUnderLeaked).toBeLessThan(resolvedAt);
    expect(underLeaked).toBe(IN_FLIGHT);
    // Reads succeed, all of them; payments that the server may have carried out do not go out twice.
    expect(kinds).toEqual({
      'read succeeded': IN_FLIGHT / 2 + QUEUED,
      'payment AIT_CERT_REVOKED unknown': IN_FLIGHT / 2,
      'payment succeeded': QUEUED,
    });
    expect(took).toBeLessThanOrEqual(limit(50, 500));
    expect(runtime.store.active?.fingerprint256).toBe(successor.fingerprint256);
    expect(await runtime.store.reload()).toMatchObject({
      active: { fingerprint256: successor.fingerprint256 },
    });
  });
});

async function call(stand: Stand, reads: boolean): Promise<string> {
  const kind = reads ? 'read' : 'payment';
  try {
    await stand.runtime.client.call({
      method: 'POST',
      path: '/held',
      class: reads ? 'safe' : 'money',
      query: { g: 0, hold: 1 },
      body: { amount: 1_000 },
    });
    return `${kind} succeeded`;
  } catch (error) {
    if (!isAppsInTossError(error)) throw error;
    return `${kind} ${error.attempts.at(-1)?.code ?? error.code} ${error.outcome}`;
  }
}

function tally(results: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const each of results) counts[each] = (counts[each] ?? 0) + 1;
  return counts;
}
