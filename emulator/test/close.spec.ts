import { once } from 'node:events';
import { connect } from 'node:net';
import { startEmulator } from 'apps-in-toss-emulator';
import { agentOf, call } from './helpers/call.js';

/** How many of each kind keep this process alive; those of earlier files in the same worker are among them. */
function handles(): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const kind of process.getActiveResourcesInfo()) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}

/** Lets what is closing finish closing. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

describe('close', () => {
  it('ends idle, busy and half-open connections, frees the ports and leaves no handle', async () => {
    await settled();
    const before = handles();
    const emulator = await startEmulator();
    const pair = await emulator.issueCertificate('my-app', { keyType: 'ec' });
    const idle = agentOf(emulator, pair, { keepAlive: true });
    await call(emulator, idle, 'GET', '/nowhere');
    const { port } = new URL(emulator.apiBaseUrl);
    const silent = connect(Number(port), '127.0.0.1');
    await once(silent, 'connect');
    emulator.script('GET', '/slow').delay(600_000);
    const busy = expect(call(emulator, agentOf(emulator, pair), 'GET', '/slow')).rejects.toThrow(
      'socket hang up',
    );
    while (emulator.ledger.requests.length < 2) await new Promise((resolve) => setImmediate(resolve));

    await emulator.close();
    await busy;
    silent.resume();
    if (!silent.closed) await once(silent, 'close');
    const again = connect(Number(port), '127.0.0.1');
    const [refused] = await once(again, 'error');
    expect(refused).toMatchObject({ code: 'ECONNREFUSED' });
    idle.destroy();
    await settled();
    const more = Object.entries(handles()).filter(([kind, count]) => count > (before[kind] ?? 0));
    expect(more).toEqual([]);
  });

  it('can be called again', async () => {
    const emulator = await startEmulator();
    await Promise.all([emulator.close(), emulator.close()]);
    await emulator.close();
  });
});
