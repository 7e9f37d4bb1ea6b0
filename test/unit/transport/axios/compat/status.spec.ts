import axios, { AxiosError, type AxiosHeaders } from 'axios';
import { failureOf } from '../../../../helpers/mtls-lab.js';
import { compat } from './compat-lab.js';

compat('status, and the errors it makes', (t) => {
  it.each([
    [200, true],
    [201, true],
    [204, true],
    [299, true],
    [304, false],
    [400, false],
    [404, false],
    [429, false],
    [500, false],
    [503, false],
  ])('%i, by default', async (status, resolves) => {
    const { api, respond } = t();
    respond((response) => response.writeHead(status).end());
    const settled = await api.get('/x').then(
      (response) => ({ resolves: true, status: response.status }),
      (error: AxiosError) => ({ resolves: false, status: error.response?.status }),
    );
    expect(settled).toEqual({ resolves, status });
  });

  it.each([
    ['always', () => true, true],
    ['never', () => false, false],
    ['null', null, true],
  ])('validateStatus: %s', async (_, validateStatus, resolves) => {
    const { api, respond } = t();
    respond((response) => response.writeHead(404).end('{}'));
    const settled = await api.get('/x', { validateStatus }).then(
      () => true,
      () => false,
    );
    expect(settled).toBe(resolves);
  });

  it.each([
    [400, 'ERR_BAD_REQUEST'],
    [499, 'ERR_BAD_REQUEST'],
    [500, 'ERR_BAD_RESPONSE'],
    [302, 'ERR_BAD_RESPONSE'],
  ])('%i: every field of the error', async (status, code) => {
    const { api, respond } = t();
    respond((response) => response.writeHead(status, 'Because', { 'x-id': '7' }).end('{"why":"so"}'));
    const error = (await failureOf(api.post('/path', { a: 1 }))) as unknown as AxiosError;
    expect(error).toBeInstanceOf(AxiosError);
    expect(error).toBeInstanceOf(Error);
    expect(error).toMatchObject({
      name: 'AxiosError',
      message: `Request failed with status code ${status}`,
      code,
      status,
      isAxiosError: true,
      config: { url: '/path', method: 'post', data: '{"a":1}' },
      response: { status, statusText: 'Because', data: { why: 'so' } },
    });
    expect(error.response?.headers['x-id']).toBe('7');
    expect(error.request).toBe(error.response?.request);
    expect(axios.isCancel(error)).toBe(false);
  });

  it('toJSON has name, message, code, status and config, and can be written as JSON', async () => {
    const { api, respond } = t();
    respond((response) => response.writeHead(418).end());
    const error = (await failureOf(api.get('/tea'))) as unknown as AxiosError;
    const json = JSON.parse(JSON.stringify(error)) as object;
    expect(json).toMatchObject({
      name: 'AxiosError',
      message: 'Request failed with status code 418',
      code: 'ERR_BAD_REQUEST',
      status: 418,
      config: { url: '/tea', method: 'get' },
    });
  });

  it('a response has status, statusText, headers, config, request and data', async () => {
    const { api, respond } = t();
    respond((response) => response.writeHead(201, 'Made', { 'X-Mixed-Case': 'Value' }).end('{"id":1}'));
    const response = await api.put('/things/1', { name: 'n' });
    expect(response).toMatchObject({ status: 201, statusText: 'Made', data: { id: 1 } });
    expect((response.headers as AxiosHeaders).get('x-mixed-case')).toBe('Value');
    expect(response.config).toMatchObject({ url: '/things/1', method: 'put' });
    expect(response.request).toMatchObject({ method: 'PUT', path: '/things/1' });
  });

  it.each(['head', 'options', 'delete'] as const)('%s with an empty answer', async (method) => {
    const { api, respond, only } = t();
    respond((response) =>
      response.writeHead(200, { 'content-length': method === 'head' ? 9_999_999 : 0 }).end(),
    );
    const { status, data } = await api[method]('/x');
    expect([only().method, status, data]).toEqual([method.toUpperCase(), 200, '']);
  });

  it.each([204, 304])('%i has no data, though it names an encoding', async (status) => {
    const { api, respond } = t();
    respond((response) => response.writeHead(status, { 'content-encoding': 'gzip' }).end());
    const { data } = await api.get('/x', { validateStatus: null });
    expect(data).toBe('');
  });

  it('a 1xx before the answer does not count', async () => {
    const { api, respond } = t();
    respond((response) => {
      response.writeProcessing();
      response.end('{"ok":1}');
    });
    expect((await api.get('/x')).data).toEqual({ ok: 1 });
  });
});
