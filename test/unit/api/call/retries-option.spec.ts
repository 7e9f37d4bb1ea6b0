import { errorOf, PROFILE, scripted } from '../api-client.js';
import { breaks, success } from '../scripted-transport.js';

const REQUEST = { accessToken: 'access-token-1' };
const never = () => Array.from({ length: 9 }, () => breaks('not-sent'));

describe('the option retries', () => {
  it.each([
    [0, 1],
    [1, 2],
    [2, 3],
    [9, 3],
  ])('%d means at most %d attempts of a read', async (retries, attempts) => {
    const { client, transport } = scripted(never(), { retries });
    expect((await errorOf(client.login.getMe(REQUEST))).attempts).toHaveLength(attempts);
    expect(transport.requests).toHaveLength(attempts);
  });

  it('of a call stands in for that of the module', async () => {
    const { client, transport } = scripted(never(), { retries: 0 });
    await errorOf(client.login.getMe(REQUEST, { retries: 1 }));
    expect(transport.requests).toHaveLength(2);
  });

  it('bounds all kinds of failure together', async () => {
    const { client, transport } = scripted([breaks('unknown'), breaks('not-sent'), success(PROFILE)], {
      retries: 1,
    });
    await errorOf(client.login.getMe(REQUEST));
    expect(transport.requests).toHaveLength(2);
  });

  it.each([
    [{ retries: -1 }, 'options.retries'],
    [{ retries: 1.5 }, 'options.retries'],
    [{ retries: NaN }, 'options.retries'],
    [{ deadline: 0 }, 'options.deadline'],
    [{ deadline: NaN }, 'options.deadline'],
    [{ deadline: Infinity }, 'options.deadline'],
    [{ deadline: '5' }, 'options.deadline'],
    [{ signal: {} }, 'options.signal'],
    [null, 'options'],
  ])('and its neighbours are checked: %j', async (options, name) => {
    const { client, transport } = scripted([]);
    for (const call of [
      client.login.getMe(REQUEST, options as never),
      client.login.refreshToken({ refreshToken: 'refresh-token-1' }, options as never),
    ]) {
      const error = await errorOf(call);
      expect(error).toMatchObject({
        code: 'AIT_API_ARGUMENT',
        outcome: 'not-sent',
        operation: expect.stringMatching(/^login\./),
      });
      expect(error.message).toContain(`"${name}"`);
    }
    expect(transport.requests).toEqual([]);
  });
});
