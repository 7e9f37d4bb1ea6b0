import { useDesk } from './helpers.js';

const desk = useDesk();
const port = () => new URL(desk.console.origin).port;

describe('the console answers to this machine only', () => {
  it.each<[name: string, headers: () => Record<string, string>, status: number]>([
    ['its own name', () => ({}), 200],
    ['localhost', () => ({ host: `localhost:${port()}` }), 200],
    ['IPv6', () => ({ host: `[::1]:${port()}` }), 200],
    ['a name that was rebound to loopback', () => ({ host: `evil.example:${port()}` }), 403],
    ['a name that ends like ours', () => ({ host: `localhost.evil.example:${port()}` }), 403],
    ['another port', () => ({ host: '127.0.0.1:1' }), 403],
    ['no port', () => ({ host: '127.0.0.1' }), 403],
    ['its own page', () => ({ origin: desk.console.origin }), 200],
    ['a foreign page', () => ({ origin: 'https://evil.example' }), 403],
    ['a page on another port of this machine', () => ({ origin: 'http://127.0.0.1:3000' }), 403],
    ['a file or a sandboxed frame', () => ({ origin: 'null' }), 403],
    ['a foreign page without Origin', () => ({ 'sec-fetch-site': 'cross-site' }), 403],
    ['a page of the same site', () => ({ 'sec-fetch-site': 'same-site' }), 403],
  ])('%s', async (_, headers, status) => {
    expect((await desk.call('GET', '/api/apps', { headers: headers() })).status).toBe(status);
    expect((await desk.call('GET', '/', { headers: headers() })).status).toBe(status);
  });

  it.each([
    ['none', ''],
    ['a wrong one', 'Bearer wrong'],
    ['a longer one', 'Bearer x'],
    ['another scheme', 'Basic x'],
  ])('with the token that was printed, not with %s', async (_, authorization) => {
    for (const [method, path] of [
      ['GET', '/api/apps'],
      ['GET', '/api/events'],
      ['POST', '/api/apps'],
      ['GET', '/api/nowhere'],
    ] as const) {
      const { status, json } = await desk.call(method, path, { headers: { authorization } });
      expect({ status, code: json.error.code }).toEqual({ status: 401, code: 'NO_TOKEN' });
    }
  });

  it('takes no body that a foreign form could send', async () => {
    const headers = { 'content-type': 'text/plain' };
    const { status } = await desk.call('POST', '/api/apps', { body: '{"name":"evil"}', headers });
    expect(status).toBe(415);
    expect(desk.console.apps.names()).toEqual([]);
  });

  it('shows its page in no frame, and lets nothing foreign in', async () => {
    const { headers } = await desk.call('GET', '/');
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(headers['cross-origin-resource-policy']).toBe('same-origin');
    expect(headers['access-control-allow-origin']).toBeUndefined();
  });

  it.each(['/../package.json', '/%2e%2e/package.json', '/nothing.js', '/constructor'])(
    'has no file %s',
    async (path) => {
      expect((await desk.call('GET', path)).status).toBe(404);
    },
  );
});

it.each<[method: string, path: string, body: unknown, status: number]>([
  ['GET', '/api/nowhere', undefined, 404],
  ['DELETE', '/api/apps', undefined, 405],
  ['POST', '/api/apps', '[]', 400],
  ['POST', '/api/apps', '{', 400],
  ['POST', '/api/apps', { name: 'My App' }, 400],
  ['GET', '/api/apps/%ZZ/users', undefined, 400],
  ['POST', '/api/apps', `{"name":"${'x'.repeat(1_100_000)}"}`, 413],
])('%s %s with %j: %d', async (method, path, body, status) => {
  expect((await desk.call(method, path, { body })).status).toBe(status);
});
