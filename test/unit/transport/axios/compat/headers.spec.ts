import { AxiosHeaders, type RawAxiosRequestHeaders } from 'axios';
import { compat } from './compat-lab.js';

compat('headers', (t) => {
  it('by default: accept, no content type without a body, the host of the URL', async () => {
    const { api, only, server } = t();
    await api.get('/x');
    expect(only().headers).toMatchObject({
      accept: 'application/json, text/plain, */*',
      host: `127.0.0.1:${server.port}`,
    });
    expect(only().headers['content-type']).toBeUndefined();
    expect(only().headers['content-length']).toBeUndefined();
    expect(only().headers['user-agent']).toMatch(/./);
  });

  it.each(['post', 'put', 'patch'] as const)('%s without a body: length 0', async (method) => {
    const { api, only } = t();
    await api[method]('/x');
    expect(only().headers['content-length']).toBe('0');
    expect(only().headers['transfer-encoding']).toBeUndefined();
  });

  it('their names go out as they were written', async () => {
    const { api, only } = t();
    await api.get('/x', { headers: { 'X-Mixed-CASE': '1' } });
    expect(only().rawHeaders).toContain('X-Mixed-CASE');
  });

  it.each<[string, RawAxiosRequestHeaders, string[] | undefined]>([
    ['a number', { 'x-a': 1 }, ['1']],
    ['true', { 'x-a': true }, ['true']],
    ['false leaves it out', { 'x-a': false }, undefined],
    ['null leaves it out', { 'x-a': null }, undefined],
    ['undefined leaves it out', { 'x-a': undefined as never }, undefined],
    ['an array is several', { 'x-a': ['1', '2'] as never }, ['1', '2']],
    ['the last of two cases wins', { 'x-a': '1', 'X-A': '2' }, ['2']],
  ])('%s', async (_, headers, expected) => {
    const { api, only } = t();
    await api.get('/x', { headers });
    const { rawHeaders } = only();
    const values = rawHeaders.filter((__, at) => at % 2 === 1 && rawHeaders[at - 1]?.toLowerCase() === 'x-a');
    expect(values).toEqual(expected ?? []);
  });

  it('of the instance: common, then those of the method, then those of the request', async () => {
    const { api, only } = t();
    api.defaults.headers.common['x-common'] = 'c';
    api.defaults.headers.common['x-both'] = 'c';
    api.defaults.headers.post['x-both'] = 'p';
    api.defaults.headers.post['x-request'] = 'p';
    await api.post('/x', {}, { headers: { 'x-request': 'r' } });
    expect(only().headers).toMatchObject({ 'x-common': 'c', 'x-both': 'p', 'x-request': 'r' });
  });

  it('AxiosHeaders are taken as they are', async () => {
    const { api, only } = t();
    const headers = new AxiosHeaders({ 'x-a': '1' }).setAuthorization('Bearer t').setAccept('text/plain');
    await api.get('/x', { headers });
    expect(only().headers).toMatchObject({ 'x-a': '1', authorization: 'Bearer t', accept: 'text/plain' });
  });

  it.each([
    ['its own', { 'User-Agent': 'mine/1' }, 'mine/1'],
    ['lower case', { 'user-agent': 'mine/2' }, 'mine/2'],
    ['none', { 'User-Agent': false }, undefined],
  ])('User-Agent: %s', async (_, headers, expected) => {
    const { api, only } = t();
    await api.get('/x', { headers: headers as RawAxiosRequestHeaders });
    expect(only().headers['user-agent']).toBe(expected);
  });

  it('no line break gets into a header', async () => {
    const { api, seen } = t();
    await api.get('/x', { headers: { 'x-a': 'one\r\nx-b: two' } }).catch(() => undefined);
    expect(seen.every(({ headers }) => headers['x-b'] === undefined)).toBe(true);
  });

  it.each([
    ['user and password', { username: 'u', password: 'p' }, 'u:p'],
    ['UTF-8', { username: '사용자', password: '비밀' }, '사용자:비밀'],
    ['no password', { username: 'u' } as never, 'u:'],
  ])('auth: %s; it replaces an Authorization header', async (_, auth, credentials) => {
    const { api, only } = t();
    const { config } = await api.get('/x', { auth, headers: { authorization: 'Bearer x' } });
    expect(only().headers.authorization).toBe(`Basic ${Buffer.from(credentials).toString('base64')}`);
    expect(config.headers.get('authorization')).toBeFalsy();
  });

  it('XSRF settings do nothing in Node', async () => {
    const { api, only } = t();
    await api.get('/x', { xsrfCookieName: 'c', xsrfHeaderName: 'x-xsrf', withXSRFToken: true });
    expect(only().headers['x-xsrf']).toBeUndefined();
  });

  it('of the answer: any case, several cookies, iterable, JSON', async () => {
    const { api, respond } = t();
    respond((response) =>
      response
        .writeHead(200, { 'X-A': '1', 'Set-Cookie': ['a=1; Path=/', 'b=2'], 'x-b': ['1', '2'] })
        .end('{}'),
    );
    const { headers } = await api.get('/x');
    expect(headers).toBeInstanceOf(AxiosHeaders);
    expect(headers['x-a']).toBe('1');
    expect((headers as AxiosHeaders).get('X-a')).toBe('1');
    expect(headers['set-cookie']).toEqual(['a=1; Path=/', 'b=2']);
    expect(headers['x-b']).toBe('1, 2');
    expect((headers as AxiosHeaders).has('date')).toBe(true);
    expect(JSON.parse(JSON.stringify(headers))).toMatchObject({ 'x-a': '1' });
  });
});
