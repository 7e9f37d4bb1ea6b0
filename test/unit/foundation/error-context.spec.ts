import { isNativeError } from 'node:util/types';
import { isAppsInTossError } from '../../../lib/foundation/apps-in-toss.error.js';
import { errorOf, scripted } from '../api/api-client.js';
import { WireError } from '../api/scripted-transport.js';

describe('an error that the transport hands out to several calls', () => {
  const shared = new WireError('not-sent', false);
  const before = JSON.stringify(shared);
  const fails = () => {
    throw shared;
  };

  it('is told to each caller with its own operation, and is left as it was', async () => {
    const { client } = scripted([fails, fails]);
    const [me, removed] = await Promise.all([
      errorOf(client.login.getMe({ accessToken: 'access-token-1' })),
      errorOf(client.login.removeByUserKey({ userKey: 1 })),
    ]);
    expect([me.operation, removed.operation]).toEqual(['login.getMe', 'login.removeByUserKey']);
    expect(JSON.stringify(shared)).toBe(before);
  });

  it('stays an error of its class, with its stack', async () => {
    const error = await errorOf(scripted([fails]).client.login.getMe({ accessToken: 'access-token-1' }));
    expect(error).toBeInstanceOf(WireError);
    expect(isNativeError(error)).toBe(true);
    expect(isAppsInTossError(error)).toBe(true);
    expect(error).toMatchObject({
      name: 'WireError',
      message: shared.message,
      stack: shared.stack,
      code: shared.code,
    });
  });
});

it('a stack that others rewrite, as axios and error trackers do, is rewritten for this caller only', async () => {
  const shared = new WireError('not-sent', false);
  const { stack } = shared;
  const { client } = scripted([
    () => {
      throw shared;
    },
  ]);
  const error = await errorOf(client.login.getMe({ accessToken: 'access-token-1' }));
  error.stack = 'rewritten';
  expect([error.stack, shared.stack]).toEqual(['rewritten', stack]);
});

it('an error that is none of ours passes untouched', async () => {
  const foreign = new TypeError('an interceptor of the user');
  const { client } = scripted([
    () => {
      throw foreign;
    },
  ]);
  await expect(client.login.getMe({ accessToken: 'access-token-1' })).rejects.toBe(foreign);
});
