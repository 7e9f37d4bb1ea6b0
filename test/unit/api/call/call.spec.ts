import type { RawCall } from '../../../../lib/api/call/raw-call.interface.js';
import { OutcomeUnknownError } from '../../../../lib/api/errors/outcome-unknown.error.js';
import { VERSION } from '../../../../lib/api/request/version.js';
import { errorOf, scripted } from '../api-client.js';
import { breaks, success } from '../scripted-transport.js';

const CALL: RawCall = { method: 'POST', path: '/x', class: 'safe' };

async function sent(call: Partial<RawCall>) {
  const { client, transport } = scripted([success({ ok: true })]);
  await expect(client.call({ ...CALL, ...call })).resolves.toEqual({ ok: true });
  return transport.requests[0]!;
}

describe('client.call', () => {
  it('adds the prefix, the query and the headers of every call', async () => {
    const request = await sent({ body: { a: '가' }, query: { q: 'a b&c', n: 1, b: false, none: undefined } });
    expect(request.url).toBe('https://api.example.test/api-partner/v1/apps-in-toss/x?q=a+b%26c&n=1&b=false');
    expect(request.body).toBe('{"a":"가"}');
    expect(request.headers).toEqual({
      accept: 'application/json',
      'content-type': 'application/json',
      'user-agent': `nestjs-apps-in-toss/${VERSION}`,
    });
  });

  it('goes to the host of Toss Pay when asked to', async () => {
    expect((await sent({ host: 'pay' })).url).toBe('https://pay.example.test/api-partner/v1/apps-in-toss/x');
  });

  it.each(['side-effect', 'money'] as const)(
    'never repeats what may have been done: %s',
    async (operationClass) => {
      const { client, transport } = scripted([breaks('unknown'), success(1)]);
      const error = await errorOf(client.call({ ...CALL, class: operationClass }));
      expect(error).toBeInstanceOf(OutcomeUnknownError);
      expect(error.retryable).toBe(false);
      expect(transport.unused).toBe(1);
      await expect((error as OutcomeUnknownError).reconcile()).rejects.toHaveProperty(
        'code',
        'AIT_API_NOTHING_TO_RECONCILE',
      );
    },
  );

  it.each<[string, unknown]>([
    ['request', undefined],
    ['request', 'text'],
    ['class', { ...CALL, class: undefined }],
    ['class', { ...CALL, class: 'toString' }],
    ['method', { ...CALL, method: 'get' }],
    ['host', { ...CALL, host: 'https://evil.test' }],
    ['body', { ...CALL, method: 'GET', body: {} }],
    ['body', { ...CALL, body: () => 1 }],
    ['body', { ...CALL, body: 1n }],
    ['query', { ...CALL, query: { a: {} } }],
    ['query', { ...CALL, query: 'a=1' }],
    ['path', { ...CALL, path: undefined }],
  ])('names the argument that is not usable: %s', async (name, call) => {
    const { client, transport } = scripted([]);
    const error = await errorOf(client.call(call as RawCall));
    expect(error).toMatchObject({ outcome: 'not-sent', operation: 'call' });
    expect(error.message).toContain(`"${name}"`);
    expect(transport.requests).toEqual([]);
  });
});

describe('the headers of client.call', () => {
  it('are sent with lower-case names', async () => {
    expect((await sent({ headers: { 'X-Trace': 'abc' } })).headers).toHaveProperty('x-trace', 'abc');
  });

  it.each([
    ['Host', 'evil.test'],
    ['content-length', '5'],
    ['Connection', 'close'],
    ['keep-alive', '1'],
    ['transfer-encoding', 'chunked'],
    ['TE', 'trailers'],
    ['Upgrade', 'h2c'],
    ['expect', '100-continue'],
    ['Proxy-Authorization', 'x'],
    ['Authorization', 'Bearer x'],
    ['x-toss-user-key', '1'],
    ['x_toss_user_key', '1'],
    ['X_Anon-Key', 'k'],
    ['proxy_authorization', 'x'],
    ['X-Anon-Key', 'k'],
    ['content-type', 'text/plain'],
    ['bad name', 'x'],
    ['x-a', 'line\r\nx-evil: v-secret'],
    ['x-a', 'v-secret\u0000'],
    ['x-a', '한글'],
    ['x-a', 5],
  ])('are refused where they are not the caller’s: %j %j', async (name, value) => {
    const { client, transport } = scripted([]);
    const error = await errorOf(client.call({ ...CALL, headers: { [name]: value as string } }));
    expect(error).toMatchObject({ code: 'AIT_API_HEADER_REFUSED', outcome: 'not-sent' });
    expect(error.message).not.toContain('v-secret');
    expect(transport.requests).toEqual([]);
  });
});

describe('the identity of client.call', () => {
  it.each<[Partial<RawCall>, Record<string, string>]>([
    [{ identity: { userKey: 307515147 } }, { 'x-toss-user-key': '307515147' }],
    [{ identity: { userKey: '307515147' } }, { 'x-toss-user-key': '307515147' }],
    [{ identity: { anonKey: 'hash-1' } }, { 'x-anon-key': 'hash-1' }],
    [{ accessToken: 'token-1' }, { authorization: 'Bearer token-1' }],
  ])('%j', async (call, headers) => {
    const request = await sent(call);
    expect(request.headers).toMatchObject(headers);
    expect(Object.keys(request.headers).filter((name) => /key$|authorization/.test(name))).toEqual(
      Object.keys(headers),
    );
  });

  it.each<[unknown, string]>([
    [{ userKey: 1, anonKey: 'hash-1' }, 'AIT_API_IDENTITY'],
    [{}, 'AIT_API_IDENTITY'],
    [{ userKey: '307515147.0' }, 'AIT_API_ARGUMENT'],
    [{ anonKey: 'a\nb' }, 'AIT_API_ARGUMENT'],
    [{ anonKey: '' }, 'AIT_API_ARGUMENT'],
    [5, 'AIT_API_ARGUMENT'],
    [null, 'AIT_API_ARGUMENT'],
  ])('is refused: %j', async (identity, code) => {
    const { client, transport } = scripted([]);
    const error = await errorOf(client.call({ ...CALL, identity: identity as never }));
    expect(error).toMatchObject({ code, outcome: 'not-sent' });
    expect(transport.requests).toEqual([]);
  });
});
