import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { startEmulator } from 'apps-in-toss-emulator';
import { agentOf, call } from './helpers/call.js';

describe('the two hosts', () => {
  it.each(['127.0.0.1', 'localhost'])('answer on %s, the pay host with 404 for now', async (host) => {
    const emulator = await startEmulator({ host });
    expect(emulator.apiBaseUrl).toMatch(new RegExp(`^https://${host}:\\d+$`));
    expect(emulator.payBaseUrl).not.toBe(emulator.apiBaseUrl);
    const pair = await emulator.issueCertificate('my-app', { keyType: 'ec' });
    const reply = await call(emulator, agentOf(emulator, pair), 'POST', '/pay/make-payment', { host: 'pay' });
    expect(reply.status).toBe(404);
    expect(reply.body).toMatchObject({ resultType: 'FAIL', success: null });
    expect(emulator.ledger.requests).toMatchObject([{ host: 'pay', status: 404 }]);
    await emulator.close();
  });

  it.each(['0.0.0.0', '::', '192.168.0.10', 'example.com', ''])('never listen on %j', async (host) => {
    await expect(startEmulator({ host })).rejects.toThrow(/^host: .*this machine only/);
  });

  it('leave the first port free when the second is taken', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as AddressInfo;
    await expect(startEmulator({ payPort: port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
    taken.close();
  });
});
