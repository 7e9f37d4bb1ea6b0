import { randomBytes } from 'node:crypto';
import { inspect } from 'node:util';
import type { AppsInTossClient } from '../../../../lib/api/apps-in-toss-client.js';
import { OutcomeUnknownError } from '../../../../lib/api/errors/outcome-unknown.error.js';
import { errorOf, scripted, TOKENS } from '../api-client.js';
import { answer, breaks, held, type Step, success } from '../scripted-transport.js';

const SECRET = 'v-secret-1234567890';
const KEY = randomBytes(32);
const decryption = { key: KEY.toString('base64'), aad: 'aad-secret' };

function printed(value: unknown): string {
  const deep = inspect(value, { depth: Infinity, showHidden: true, getters: true });
  return [deep, inspect(value), JSON.stringify(value), String(value), cloned(value)].join('\n');
}

function cloned(value: unknown): string {
  try {
    return inspect(structuredClone(value), { depth: Infinity, showHidden: true });
  } catch {
    return 'cannot be cloned';
  }
}

const calls: [string, (client: AppsInTossClient) => Promise<unknown>][] = [
  [
    'generateToken',
    (client) => client.login.generateToken({ authorizationCode: SECRET, referrer: 'DEFAULT' }),
  ],
  ['refreshToken', (client) => client.login.refreshToken({ refreshToken: SECRET })],
  ['getMe', (client) => client.login.getMe({ accessToken: SECRET })],
  ['removeByAccessToken', (client) => client.login.removeByAccessToken({ accessToken: SECRET })],
  ['removeByUserKey', (client) => client.login.removeByUserKey({ userKey: 1, accessToken: SECRET })],
  [
    'call',
    (client) => client.call({ method: 'POST', path: '/x', class: 'money', identity: { anonKey: SECRET } }),
  ],
];

/** Servers that repeat what they were sent, in every place they have. */
const repeating: [string, Step][] = [
  [
    'the envelope',
    answer({
      resultType: 'FAIL',
      error: {
        errorCode: SECRET,
        reason: `잘못된 토큰: ${SECRET}`,
        data: { errorDetails: [{ field: SECRET, message: `was ${SECRET}`, rejectedValue: SECRET }] },
      },
    }),
  ],
  ['resultType', answer({ resultType: SECRET, error: { errorCode: 'X' } })],
  ['a bare error', answer({ error: SECRET, error_description: SECRET }, 400)],
  ['a page', answer(`<p>${SECRET}</p>`, 502)],
  ['a truncated answer', answer(`{"x":"${SECRET}`)],
  ['a success that is none', success(SECRET)],
  ['no answer', breaks('unknown')],
];

describe.each(calls)('an error of %s', (name, call) => {
  it.each(repeating)('shows no secret: %s', async (from, step) => {
    if (name === 'call' && from === 'a success that is none') return;
    const { client } = scripted([step], { retries: 0, decryption });
    const error = await errorOf(call(client));
    expect(printed(error)).not.toContain(SECRET);
    if (error instanceof OutcomeUnknownError)
      expect(printed(await errorOf(error.reconcile()))).not.toContain(SECRET);
  });
});

describe('the client', () => {
  it('prints no key and no token, not even while a refresh is under way', async () => {
    const { step, release } = held(success(TOKENS));
    const { client } = scripted([step], { decryption });
    const refresh = client.login.refreshToken({ refreshToken: SECRET });
    for (const value of [client, client.login]) {
      const text = printed(value);
      for (const secret of [SECRET, decryption.key, KEY.toString('hex'), decryption.aad]) {
        expect(text).not.toContain(secret);
      }
      expect(text).not.toContain(inspect(KEY).slice(8, 40));
    }
    release();
    await refresh;
    expect(JSON.parse(JSON.stringify(client))).toHaveProperty('login', {});
  });
});
