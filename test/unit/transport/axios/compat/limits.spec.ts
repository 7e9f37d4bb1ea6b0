import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { failureOf } from '../../../../helpers/mtls-lab.js';
import { compat, type Respond } from './compat-lab.js';

const silent: Respond = () => undefined;
const stalled: Respond = (response) => void response.writeHead(200, { 'content-length': 100 }).write('half');

compat('limits', (t) => {
  it.each([
    ['no answer', silent],
    ['half an answer', stalled],
  ])('timeout, %s', async (_, respond) => {
    const compat = t();
    compat.respond(respond);
    const error = await failureOf(compat.api.get('/x', { timeout: 50 }));
    expect(error).toMatchObject({
      name: 'AxiosError',
      code: 'ECONNABORTED',
      message: 'timeout of 50ms exceeded',
      config: { timeout: 50, url: '/x' },
      request: { path: '/x' },
      isAxiosError: true,
    });
    expect(error).not.toHaveProperty('response');
  });

  it('timeout: in words of its own, and with a clearer code', async () => {
    const { api, respond } = t();
    respond(silent);
    expect(await failureOf(api.get('/x', { timeout: 20, timeoutErrorMessage: 'too slow' }))).toMatchObject({
      code: 'ECONNABORTED',
      message: 'too slow',
    });
    const transitional = { clarifyTimeoutError: true };
    expect(await failureOf(api.get('/x', { timeout: 20, transitional }))).toMatchObject({
      code: 'ETIMEDOUT',
      message: 'timeout of 20ms exceeded',
    });
  });

  it('timeout: of the instance, as text, and none', async () => {
    const { api, respond } = t();
    respond(silent);
    api.defaults.timeout = 20;
    expect(await failureOf(api.get('/x'))).toMatchObject({ code: 'ECONNABORTED' });
    expect(await failureOf(api.get('/x', { timeout: '30' as never }))).toMatchObject({
      code: 'ECONNABORTED',
    });
    respond((response) => setTimeout(() => response.end('{}'), 60));
    expect((await api.get('/x', { timeout: 0 })).status).toBe(200);
  });

  it('timeout: not a number', async () => {
    const { api, seen } = t();
    expect(await failureOf(api.get('/x', { timeout: 'soon' as never }))).toMatchObject({
      code: 'ERR_BAD_OPTION_VALUE',
    });
    expect(seen).toHaveLength(0);
  });

  it('an answer in time is not disturbed, nor is the next one on the same connection', async () => {
    const { api } = t();
    await api.get('/x', { timeout: 1_000 });
    expect((await api.get('/x')).status).toBe(200);
  });

  it.each<[string, Respond]>([
    ['announced', (response) => response.writeHead(200, { 'content-length': 101 }).end('x'.repeat(101))],
    ['chunked', (response) => response.writeHead(200).end('x'.repeat(101))],
    [
      'after decompression',
      (response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('x'.repeat(5_000))),
    ],
  ])('maxContentLength, %s', async (_, respond) => {
    const compat = t();
    compat.respond(respond);
    expect(await failureOf(compat.api.get('/x', { maxContentLength: 100 }))).toMatchObject({
      name: 'AxiosError',
      code: 'ERR_BAD_RESPONSE',
      message: 'maxContentLength size of 100 exceeded',
      request: { path: '/x' },
    });
  });

  it.each([
    ['exactly', 100, 100],
    ['none', 100, -1],
    ['zero, of an empty answer', 0, 0],
  ])('maxContentLength: %s', async (_, length, maxContentLength) => {
    const { api, respond } = t();
    respond((response) => response.end('x'.repeat(length)));
    const { data } = await api.get<string>('/x', { maxContentLength });
    expect(data).toHaveLength(length);
  });

  it('maxContentLength: zero is a limit as well', async () => {
    const { api } = t();
    expect(await failureOf(api.get('/x', { maxContentLength: 0 }))).toMatchObject({
      code: 'ERR_BAD_RESPONSE',
    });
  });

  it('maxContentLength does not count the length that HEAD tells', async () => {
    const { api, respond } = t();
    respond((response) => response.writeHead(200, { 'content-length': 5_000 }).end());
    const { headers } = await api.head('/x', { maxContentLength: 100 });
    expect(headers['content-length']).toBe('5000');
  });

  it('maxContentLength over a streamed answer fails the stream', async () => {
    const { api, respond } = t();
    respond((response) => response.writeHead(200).end('x'.repeat(101)));
    const { data } = await api.get<Readable>('/x', { maxContentLength: 100, responseType: 'stream' });
    const error = await new Promise<Error>((resolve) => {
      data.once('error', resolve);
      data.resume();
    });
    expect(error).toMatchObject({
      code: 'ERR_BAD_RESPONSE',
      message: 'maxContentLength size of 100 exceeded',
      isAxiosError: true,
    });
  });

  it.each<[string, () => unknown]>([
    ['a string', () => 'x'.repeat(101)],
    ['a Buffer', () => Buffer.alloc(101)],
    ['an object', () => ({ long: 'x'.repeat(101) })],
    ['a Blob', () => new Blob(['x'.repeat(101)])],
    ['a stream', () => Readable.from(['x'.repeat(60), 'x'.repeat(60)])],
    [
      'a form',
      () => {
        const form = new FormData();
        form.append('long', 'x'.repeat(101));
        return form;
      },
    ],
  ])('maxBodyLength: %s', async (_, make) => {
    const { api } = t();
    const error = await failureOf(api.post('/x', make(), { maxBodyLength: 100 }));
    expect(error).toMatchObject({
      code: 'ERR_BAD_REQUEST',
      message: 'Request body larger than maxBodyLength limit',
      isAxiosError: true,
      config: { url: '/x' },
    });
  });

  it.each<[string, () => unknown]>([
    ['a string', () => 'x'.repeat(100)],
    ['a stream', () => Readable.from(['x'.repeat(60), 'x'.repeat(40)])],
  ])('maxBodyLength: %s at the limit', async (_, make) => {
    const { api, only } = t();
    await api.post('/x', make(), { maxBodyLength: 100 });
    expect(only().body).toHaveLength(100);
  });
});
