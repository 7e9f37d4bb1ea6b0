import type { Emulator, ScriptedAnswer } from 'apps-in-toss-emulator';
import type { AppsInTossClient, AppsInTossHttpService } from 'nestjs-apps-in-toss';
import type { OutcomeUnknownError } from '../../../lib/api/errors/outcome-unknown.error.js';
import { failures, type Suspects } from './tried.js';

const PREFIX = '/api-partner/v1/apps-in-toss';
const REFRESH = '/user/oauth2/refresh-token';
const fail = (errorCode: string, more: object = {}): ScriptedAnswer => ({
  body: { resultType: 'FAIL', error: { errorCode, reason: '안 돼요', ...more } },
});

/** Answers of the API, and what comes in the place of one, by name. */
const ANSWERS: Readonly<Record<string, ScriptedAnswer>> = {
  'invalid parameter': fail('INVALID_PARAMETER'),
  'internal error': fail('INTERNAL_ERROR'),
  'authentication not found': fail('4010'),
  'anonymous code invalid': fail('4011'),
  'login not set up': fail('4050'),
  'user key not found': fail('USER_KEY_NOT_FOUND'),
  'user not found': fail('USER_NOT_FOUND'),
  'profile limit reached': fail('BAD_REQUEST_RETRIEVE_CERT_RESULT_EXCEEDED_LIMIT'),
  'a code nobody knows': fail('9999', { data: { errorDetails: [{ field: 'a', message: 'b' }] } }),
  'a code nobody knows, alone': fail('9998'),
  'rate limit': fail('4095', { data: { retryAfterSeconds: 60 } }),
  'HTTP 429': { status: 429, body: {} },
  'HTTP 418': { status: 418, body: {} },
  'another result type': { body: { resultType: 'TIMEOUT' } },
  redirect: { status: 302, headers: { location: 'https://elsewhere.example/' } },
  'a gateway in HTML': { status: 502, headers: { 'content-type': 'text/html' }, body: '<html></html>' },
  'no body': { body: '' },
  'no JSON': { body: 'nope' },
  'other JSON': { body: [1] },
  'data that cannot be decrypted': {
    body: {
      resultType: 'SUCCESS',
      success: { userKey: 1, scope: '', agreedTerms: [], name: 'A'.repeat(64) },
    },
  },
  'a result without its fields': { body: { resultType: 'SUCCESS', success: {} } },
};

/** Everything the client can fail with once a connection stands, and what it refuses before. */
export async function apiFailures(
  emulator: Emulator,
  client: AppsInTossClient,
  key: string,
): Promise<Suspects> {
  const { login } = client;
  const me = (script: () => unknown) => () => {
    script();
    return login.getMe({ accessToken: 'a-token' }, { retries: 0 });
  };
  const profile = (): ReturnType<Emulator['script']> => emulator.script('GET', '/user/oauth2/login-me');
  const calls: Record<string, () => Promise<unknown>> = {
    'invalid grant': () => login.getMe({ accessToken: 'nobody' }),
    'an argument that is the key': () => login.getMe({ accessToken: key }),
    'an identity that is the key': () =>
      client.call({ method: 'GET', path: '/x', class: 'safe', identity: { userKey: key } as never }),
    'both identities': () =>
      client.call({
        method: 'GET',
        path: '/x',
        class: 'safe',
        identity: { userKey: 1, anonKey: key } as never,
      }),
    'a header that is the key': () =>
      client.call({ method: 'GET', path: '/x', class: 'safe', headers: { 'x-key': key } }),
    'a path that is the key': () => client.call({ method: 'GET', path: `/${key}`, class: 'safe' }),
    'a code that may be spent': () => {
      const script = emulator.script('POST', '/user/oauth2/generate-token');
      script.destroyBeforeProcessing();
      emulator.script('POST', '/user/oauth2/generate-token').answer(fail('invalid_grant'));
      return login.generateToken({ authorizationCode: 'a-code', referrer: 'DEFAULT' });
    },
    'a token that may be spent': () => {
      emulator.script('POST', REFRESH).destroyBeforeProcessing();
      emulator.script('POST', REFRESH).answer(fail('invalid_grant'));
      return login.refreshToken({ refreshToken: 'a-token' });
    },
    'outcome unknown': () => {
      emulator.script('POST', REFRESH).answer({ status: 502, body: '' });
      return login.refreshToken({ refreshToken: 'another' }, { retries: 0 });
    },
    deadline: () => {
      emulator.script('POST', REFRESH).delay(500);
      return login.refreshToken({ refreshToken: 'slow' }, { deadline: 30 });
    },
    aborted: () => login.getMe({ accessToken: 'a-token' }, { signal: AbortSignal.abort(new Error(key)) }),
    reset: me(() => profile().destroyBeforeProcessing()),
    'answer cut off': me(() => profile().truncateBody()),
  };
  for (const [name, answer] of Object.entries(ANSWERS)) calls[name] = me(() => profile().answer(answer));
  const found = await failures(calls);
  const unknown = found['outcome unknown'] as OutcomeUnknownError;
  return {
    ...named('client', found),
    ...(await failures({ 'client: nothing to reconcile': () => unknown.reconcile() })),
  };
}

/** The same through axios, whose errors carry everything that was sent. */
export async function axiosFailures(
  emulator: Emulator,
  { axiosRef }: AppsInTossHttpService,
): Promise<Suspects> {
  const script = (): ReturnType<Emulator['script']> => emulator.script('POST', REFRESH);
  const calls: Record<string, () => Promise<unknown>> = {
    'status 404': () => axiosRef.post('/x', {}),
    'refused option': () => axiosRef.get('/x', { baseURL: 'https://x.example' }),
    'refused agent': () => axiosRef.get('/x', { httpsAgent: axiosRef.defaults }),
    'another host': () => axiosRef.get('https://elsewhere.example/x'),
    redirect: () => {
      script().answer({ status: 302, headers: { location: 'https://elsewhere.example/' } });
      return axiosRef.post(`${PREFIX}${REFRESH}`, {});
    },
    timeout: () => {
      script().delay(500);
      return axiosRef.post(`${PREFIX}${REFRESH}`, {}, { timeout: 30 });
    },
    reset: () => {
      script().destroyBeforeProcessing();
      return axiosRef.post(`${PREFIX}${REFRESH}`, {});
    },
    'answer cut off': () => {
      script().truncateBody();
      return axiosRef.post(`${PREFIX}${REFRESH}`, {});
    },
    'answer too large': () => axiosRef.post(`${PREFIX}${REFRESH}`, {}, { maxContentLength: 2 }),
    'no JSON': () => {
      script().answer({ body: '{nope', headers: { 'content-type': 'application/json' } });
      return axiosRef.post(
        `${PREFIX}${REFRESH}`,
        {},
        { responseType: 'json', transitional: { silentJSONParsing: false } },
      );
    },
    aborted: () => axiosRef.get('/x', { signal: AbortSignal.abort() as never }),
  };
  return named('axios', await failures(calls));
}

function named(client: string, found: Suspects): Suspects {
  return Object.fromEntries(Object.entries(found).map(([name, each]) => [`${client}: ${name}`, each]));
}
