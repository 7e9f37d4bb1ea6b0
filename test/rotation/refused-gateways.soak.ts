import type { SecureVersion } from 'node:tls';
import { setTimeout as pause } from 'node:timers/promises';
import { report } from './rig/figures.js';
import { gateway, installedGateways, type RevokingGateway } from './rig/gateways.js';
import { Load } from './rig/load.js';
import { NUMBERS } from './rig/numbers.js';
import { Stand } from './rig/stand.js';
import type { Issued } from '../helpers/pki.js';

const { ANSWER_MS, REFUSALS } = NUMBERS;
const WORKERS = 16;
/** Before what was refused first is tried again: nginx accepts its handshake. */
const TURNS = 10;
const VERSIONS: readonly SecureVersion[] = ['TLSv1.2', 'TLSv1.3'];
const CELLS = installedGateways().flatMap((name) => VERSIONS.map((version) => [name, version] as const));

describe('the active certificate is put on the list of a gateway, under load', () => {
  let stand: Stand;
  afterEach(() => stand.close());

  it.each(CELLS)(`%s, %s, ${REFUSALS} times: nothing fails`, async (name, version) => {
    const sums = { requests: 0, failed: 0, 'of them payments': 0, processed: 0, twice: 0, stale: 0 };
    let first: unknown;
    for (let left = REFUSALS; left > 0; left -= TURNS) {
      const { load, total, twice, stale } = await refusedUnderLoad(name, version, Math.min(left, TURNS));
      sums.requests += load.sent;
      sums.failed += load.failures.length;
      sums['of them payments'] += load.failedPayments.length;
      sums.processed += total;
      sums.twice += twice;
      sums.stale += stale;
      first ??= load.failures[0];
      await stand.close();
    }
    report(`${REFUSALS} times on the list of ${name}, ${version}`, sums);
    const { failed, twice, stale } = sums;
    expect({ failed, twice, stale, first }).toEqual({ failed: 0, twice: 0, stale: 0, first: undefined });
    expect(sums.processed).toBe(sums.requests);
  });

  async function refusedUnderLoad(name: string, version: SecureVersion, turns: number) {
    let front: RevokingGateway | undefined;
    stand = await Stand.open({
      answerMs: ANSWER_MS,
      gateway: async (backend, parts) =>
        (front = await gateway(name, { version, closes: true })(backend, parts)),
      module: { watch: false },
    });
    const { runtime, judge } = stand;
    const revoked: Issued[] = [];
    let active = stand.first;
    const load = new Load(stand, { workers: WORKERS, slow: true, ids: true });
    for (let turn = 0; turn < turns; turn += 1) {
      const standby = await stand.issue({ validFrom: new Date(Date.now() - (turn + 2) * 3_600_000) });
      await stand.addPair(`standby-${turn}`, standby);
      await runtime.store.reload();
      expect(runtime.store.active?.fingerprint256).toBe(active.fingerprint256);
      await pause(150);
      const takenOver = stand.activation(standby);
      revoked.push(active);
      await front?.revoke(...revoked);
      await takenOver;
      active = standby;
    }
    await pause(300);
    await load.stop();
    const { total, twice } = await judge.report();
    return { load, total, twice, stale: await stand.stale() };
  }
});
