import { compat } from './compat-lab.js';

compat('URL and params', (t) => {
  it.each([
    ['/path', '/path'],
    ['path', '/path'],
    ['/a/../b', '/b'],
    ['/with space', '/with%20space'],
    ['/한글', '/%ED%95%9C%EA%B8%80'],
    ['/already%20there', '/already%20there'],
    ['', '/'],
  ])('%s after the baseURL', async (url, expected) => {
    const { api, only } = t();
    await api.get(url);
    expect(only().url.pathname).toBe(expected);
  });

  it.each<[string, object, string]>([
    ['a value', { a: 1 }, 'a=1'],
    ['several', { a: 1, b: 'two' }, 'a=1&b=two'],
    ['an array', { ids: [1, 2] }, 'ids[]=1&ids[]=2'],
    ['an object', { page: { size: 10 } }, 'page[size]=10'],
    ['a Date', { at: new Date(Date.UTC(2026, 0, 2)) }, 'at=2026-01-02T00:00:00.000Z'],
    ['null and undefined', { a: null, b: undefined, c: '' }, 'c='],
    ['signs', { q: 'a&b=c d+e#f:g$h,i[j]@k' }, 'q=a%26b%3Dc+d%2Be%23f:g$h,i%5Bj%5D%40k'],
    ['text of another language', { q: '토스' }, 'q=%ED%86%A0%EC%8A%A4'],
    [
      'URLSearchParams',
      new URLSearchParams([
        ['a', '1'],
        ['a', '2 3'],
      ]),
      'a=1&a=2+3',
    ],
  ])('params: %s', async (_, params, expected) => {
    const { api, only } = t();
    await api.get('/x', { params });
    expect(decodeURIComponent(only().url.search.slice(1))).toBe(decodeURIComponent(expected));
    expect([...only().url.searchParams]).toEqual([...new URLSearchParams(expected)]);
  });

  it('params join a query that is there, and the fragment goes', async () => {
    const { api, only } = t();
    await api.get('/x?a=1#part', { params: { b: 2 } });
    expect(only().url.search).toBe('?a=1&b=2');
  });

  it('params of the instance and of the request are merged', async () => {
    const { api, only } = t();
    api.defaults.params = { a: 1, b: 1 };
    await api.get('/x', { params: { b: 2 } });
    expect(only().url.search).toBe('?a=1&b=2');
  });

  it.each([
    ['indexes: null', { indexes: null }, '?ids=1&ids=2'],
    ['indexes: true', { indexes: true }, '?ids[0]=1&ids[1]=2'],
    ['serialize', { serialize: (params: object) => Object.keys(params).join() }, '?ids'],
    ['encode', { encode: (text: unknown) => String(text).replace('ids', 'x') }, '?x[]=1&x[]=2'],
    ['a function', (params: object) => `json=${JSON.stringify(params).length}`, '?json=13'],
  ])('paramsSerializer: %s', async (_, paramsSerializer, expected) => {
    const { api, only } = t();
    await api.get('/x', { params: { ids: [1, 2] }, paramsSerializer: paramsSerializer as object });
    expect(decodeURIComponent(only().url.search)).toBe(expected);
  });

  it('params also go with a body', async () => {
    const { api, only } = t();
    await api.post('/x', { a: 1 }, { params: { b: 2 } });
    expect([only().url.search, only().body.toString()]).toEqual(['?b=2', '{"a":1}']);
  });

  it('getUri tells the same URL', async () => {
    const { api, server } = t();
    expect(api.getUri({ url: '/x', params: { a: 1 } })).toBe(`${server.origin}/x?a=1`);
  });

  it('the absolute URL of the same host is the path on it', async () => {
    const { api, server, only } = t();
    await api.get(`${server.origin}/absolute`);
    expect(only().url.pathname).toBe('/absolute');
  });

  it('allowAbsoluteUrls: false makes it a path', async () => {
    const { api, only } = t();
    await api.get('https://elsewhere.example/x', { allowAbsoluteUrls: false });
    expect(only().url.pathname).toBe('/https://elsewhere.example/x');
  });

  it.each(['get', 'delete', 'head', 'options', 'post', 'put', 'patch'] as const)('%s', async (method) => {
    const { api, only } = t();
    await api.request({ method, url: '/x' });
    expect(only().method).toBe(method.toUpperCase());
  });

  it('called as a function, with a string and with a config', async () => {
    const { api, seen } = t();
    await api('/a');
    await api({ url: '/b', method: 'PUT' });
    await api('/c', { method: 'post' });
    expect(seen.map(({ method, url }) => `${method} ${url.pathname}`)).toEqual([
      'GET /a',
      'PUT /b',
      'POST /c',
    ]);
  });
});
