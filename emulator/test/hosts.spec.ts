import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { startEmulator } from 'apps-in-toss-emulator';
import { agentOf, call } from './helpers/call.js';

describe('the two hosts', () => {
  it.each(['127.0.0.1', 'localhost'])('answer on %s, each with its own paths', async (host) => {
    const emulator = await startEmulator({ host });
    expect(emulator.apiBaseUrl).toMatch(new RegExp(`^https://${host}:\\d+$`));
    expect(emulator.payBaseUrl).not.toBe(emulator.apiBaseUrl);
    const pair = await emulator.issueCertificate('my-app', { keyType: 'ec' });
    const statuses = [];
    for (const path of ['/pay/make-payment', '/user/oauth2/refresh-token'] as const) {
      for (const on of ['api', 'pay'] as const) {
        const reply = await call(emulator, agentOf(emulator, pair), 'POST', path, { host: on });
        expect(reply.body).toMatchObject({ resultType: 'FAIL', success: null });
        statuses.push([path, on, reply.status]);
      }
    }
    expect(statuses).toEqual([
      ['/pay/make-payment', 'api', 404],
      ['/pay/make-payment', 'pay', 400],
      ['/user/oauth2/refresh-token', 'api', 400],
      ['/user/oauth2/refresh-token', 'pay', 404],
    ]);
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
