import type { SecureVersion } from 'node:tls';
import { setTimeout as pause } from 'node:timers/promises';
import { revocationList } from '../servers/rig/revocation-list.js';
import { report } from './rig/figures.js';
import { Load } from './rig/load.js';
import { NUMBERS } from './rig/numbers.js';
import { Stand } from './rig/stand.js';

const { ANSWER_MS } = NUMBERS;
const WORKERS = 16;

describe('the active certificate is disabled at a server that only cuts connections, under load', () => {
  let stand: Stand;
  afterEach(() => stand.close());

  async function disabledUnderLoad(version: SecureVersion) {
    stand = await Stand.open({ version, answerMs: ANSWER_MS, module: { watch: false } });
    const { runtime, judge, first, authority } = stand;
    const standby = await stand.issue({ validFrom: new Date(Date.now() - 3_600_000) });
    await stand.addPair('standby', standby);
    await runtime.store.reload();
    const load = new Load(stand, { workers: WORKERS, slow: true, ids: true });
    await pause(300);
    expect(runtime.store.active?.fingerprint256).toBe(first.fingerprint256);
    const takenOver = stand.activation(standby);
    const disabled = performance.now();
    await judge.revoke(await revocationList(authority, [first]));
    // Connections that are open end after their next answer.
    await judge.disable(first.x509.serialNumber);
    const after = (await takenOver) - disabled;
    await pause(500);
    await load.stop();
    const { total, twice } = await judge.report();
    const failedReads = load.failures.filter((each) => !load.failedPayments.includes(each));
    report(`disabled under load, ${version}, connections cut`, {
      requests: load.sent,
      'reads failed': failedReads.length,
      'payments failed': load.failedPayments.length,
      'processed by the server': total,
      'processed twice': twice,
      'standby in service after ms': after,
    });
    return { load, total, twice, failedReads };
  }

  it('TLS 1.2, cut in the handshake: nothing was sent, nothing fails', async () => {
    const { load, total, twice } = await disabledUnderLoad('TLSv1.2');
    expect({ failed: load.failures.length, first: load.failures[0], twice }).toEqual({
      failed: 0,
      first: undefined,
      twice: 0,
    });
    expect(total).toBe(load.sent);
  });

  it('TLS 1.3, cut after it: reads go out again, payments do not and are told to be open', async () => {
    const { load, total, twice, failedReads } = await disabledUnderLoad('TLSv1.3');
    expect({ failedReads, twice }).toEqual({ failedReads: [], twice: 0 });
    expect(load.failedPayments.length).toBeLessThanOrEqual(WORKERS);
    for (const error of load.failedPayments) {
      expect(error).toMatchObject({ name: 'OutcomeUnknownError', outcome: 'unknown' });
      expect((error as { attempts: unknown[] }).attempts).toHaveLength(1);
    }
    expect(total).toBe(load.sent - load.failures.length);
  });
});
