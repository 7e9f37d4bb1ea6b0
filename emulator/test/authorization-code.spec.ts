import { minute, useEmulator } from './helpers/setup.js';

const invalidGrant = { status: 400, body: { error: 'invalid_grant' } };

describe('an authorization code', () => {
  const app = useEmulator();

  it('is good once', async () => {
    const code = app.emulator.issueAuthorizationCode('my-app');
    expect((await app.exchange(code)).status).toBe(200);
    expect(await app.exchange(code)).toMatchObject(invalidGrant);
  });

  it('is good once when two exchanges race', async () => {
    const code = app.emulator.issueAuthorizationCode('my-app');
    const replies = await Promise.all([1, 2, 3, 4].map(() => app.exchange(code)));
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  it.each([
    [10 * minute - 1000, 200],
    [10 * minute, 400],
  ])('after %d ms is answered with HTTP %d', async (age, status) => {
    const code = app.emulator.issueAuthorizationCode('my-app');
    app.emulator.clock.advance(age);
    expect((await app.exchange(code)).status).toBe(status);
  });

  it('of another app is no good, and stays good for its owner', async () => {
    const code = app.emulator.issueAuthorizationCode('my-app');
    expect(await app.exchange(code, 'other-app')).toMatchObject(invalidGrant);
    expect((await app.exchange(code)).status).toBe(200);
  });

  it('that nobody issued is no good', async () => {
    expect(await app.exchange('bogus')).toMatchObject(invalidGrant);
  });
});
