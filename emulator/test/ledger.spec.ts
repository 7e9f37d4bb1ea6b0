import { inspect } from 'node:util';
import { prefix } from './helpers/call.js';
import { useEmulator } from './helpers/setup.js';

describe('the ledger', () => {
  const app = useEmulator();

  it('tells what happened, in order, without a token or personal data', async () => {
    const { ledger, clock } = app.emulator;
    const at = new Date('2031-01-01T00:00:00Z');
    clock.set(at);
    const { accessToken, refreshToken } = await app.login({ userKey: 5, name: '비밀이름' });
    await app.get('/user/oauth2/login-me?debug=1', { bearer: accessToken });
    await app.post('/user/oauth2/refresh-token', { body: { refreshToken } });
    await app.post('/user/oauth2/access/remove-by-user-key', { body: { userKey: 5 } });
    await app.get('/user/oauth2/login-me', { bearer: accessToken });

    expect(ledger.requests.map(({ method, path, status }) => [method, path, status])).toEqual([
      ['POST', `${prefix}/user/oauth2/generate-token`, 200],
      ['GET', `${prefix}/user/oauth2/login-me`, 200],
      ['POST', `${prefix}/user/oauth2/refresh-token`, 200],
      ['POST', `${prefix}/user/oauth2/access/remove-by-user-key`, 200],
      ['GET', `${prefix}/user/oauth2/login-me`, 400],
    ]);
    expect(ledger.requests[0]).toEqual({
      at: expect.any(Date),
      host: 'api',
      operation: 'login.generateToken',
      method: 'POST',
      path: `${prefix}/user/oauth2/generate-token`,
      appName: 'my-app',
      fingerprint256: expect.stringMatching(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/),
      serialNumber: expect.stringMatching(/^[0-9A-F]{32}$/),
      tlsVersion: 'TLSv1.3',
      reusedConnection: false,
      resumedSession: false,
      processed: true,
      status: 200,
    });
    expect(ledger.requests.map((entry) => entry.reusedConnection)).toEqual([false, true, true, true, true]);
    for (const list of [ledger.logins, ledger.profileReads, ledger.refreshes, ledger.unlinks]) {
      expect(list).toEqual([{ at: expect.any(Date), appName: 'my-app', userKey: 5 }]);
    }
    const [{ at: written } = { at: new Date(0) }] = ledger.logins;
    expect(written.getTime() - at.getTime()).toBeLessThan(60_000);
    expect(written.getTime()).toBeGreaterThanOrEqual(at.getTime());
    const printed = inspect(ledger, { depth: null });
    for (const secret of [accessToken, refreshToken, '비밀이름']) expect(printed).not.toContain(secret);

    ledger.clear();
    expect(ledger.requests).toEqual([]);
    expect(ledger.unlinks).toEqual([]);
  });
});
