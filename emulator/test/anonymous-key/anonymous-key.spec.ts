import { codeOf } from '../helpers/operations.js';
import { useEmulator } from '../helpers/setup.js';

describe('an anonymous key', () => {
  const app = useEmulator();
  const verify = (anonKey?: string, options: object = {}) =>
    app.post('/users/anon-key/verify', { ...(anonKey ? { anonKey } : {}), ...options });
  const exchange = (code: string, options: object = {}) =>
    app.post('/users/anon-key/exchange', { body: { code }, ...options });

  it('is verified in the app it was issued for', async () => {
    const anonKey = app.emulator.issueAnonymousKey('my-app');
    expect((await verify(anonKey)).body.success).toBe(true);
    const foreign = await verify(anonKey, { app: 'other-app' });
    expect([foreign.status, codeOf(foreign)]).toEqual([200, '4010']);
    expect((await verify()).body.error.data.errorDetails).toMatchObject([{ field: 'x-anon-key' }]);
    expect(app.emulator.issueAnonymousKey('my-app', 'known')).toBe('known');
    expect(() => app.emulator.issueAnonymousKey('my-app', 'with space')).toThrow(/anonKey/);
  });

  it('is exchanged for a code once, within 300 seconds, by its own app', async () => {
    const anonKey = app.emulator.issueAnonymousKey('my-app');
    const code = app.emulator.issueAnonymousKeyCode('my-app', anonKey);
    expect(codeOf(await exchange(code, { app: 'other-app' }))).toBe('4011');
    expect((await exchange(code)).body.success).toEqual({ anonKey });
    expect(codeOf(await exchange(code))).toBe('4011');
    const late = app.emulator.issueAnonymousKeyCode('my-app');
    app.emulator.clock.advance(300_000);
    expect(codeOf(await exchange(late))).toBe('4011');
  });
});

describe('what is documented in two ways about anonymous keys', () => {
  const app = useEmulator({ anonymousKey: { verifiedAs: 'string', badKey: 'http-401' } });

  it('can be had the other way', async () => {
    const anonKey = app.emulator.issueAnonymousKey('my-app');
    expect((await app.post('/users/anon-key/verify', { anonKey })).body.success).toBe('true');
    const bad = await app.post('/users/anon-key/verify', { anonKey: 'bad' });
    expect([bad.status, codeOf(bad)]).toEqual([401, '4010']);
  });
});
