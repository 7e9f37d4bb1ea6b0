import axios, { AxiosError, isAxiosError, isCancel } from 'axios';
import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { firstValueFrom } from 'rxjs';
import { gzipSync } from 'node:zlib';
import type { AppsInTossHttpService } from '../../../../lib/transport/axios/apps-in-toss-http.service.js';
import { httpServiceFor, type HttpServiceOptions } from '../../../helpers/http-service-lab.js';
import { answer, failureOf, type LabServer, MtlsLab } from '../../../helpers/mtls-lab.js';

interface Seen {
  method: string;
  url: string;
  headers: IncomingMessage['headers'];
  body: string;
}

describe('AppsInTossHttpService', () => {
  let lab: MtlsLab;
  let server: LabServer;
  let seen: Seen[];

  beforeAll(async () => {
    lab = await MtlsLab.open();
  });
  afterEach(() => lab.close());

  async function service(options?: HttpServiceOptions): Promise<AppsInTossHttpService> {
    seen = [];
    const bodies = new WeakMap<IncomingMessage, Buffer[]>();
    server = await lab.https((request, response) => {
      const { method = '', url = '', headers } = request;
      seen.push({ method, url, headers, body: Buffer.concat(bodies.get(request) ?? []).toString() });
      if (url === '/redirect')
        return void response.writeHead(302, { location: 'https://elsewhere.example/' }).end();
      if (url === '/slow') return;
      if (url === '/gateway') {
        const page = '<html><title>400 The SSL certificate error</title></html>';
        return void response.writeHead(400, { 'content-type': 'text/html' }).end(page);
      }
      if (url === '/gzip')
        return void response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('{"packed":true}'));
      if (url === '/bom') return void answer(response, '﻿{"bom":true}');
      answer(response, '{"ok":true}', Number(/^\/status\/(\d+)/.exec(url)?.[1] ?? 200));
    });
    server.server.prependListener('request', (request: IncomingMessage) => {
      const chunks: Buffer[] = [];
      bodies.set(request, chunks);
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
    });
    return httpServiceFor(lab, server.origin, options).http;
  }

  it.each(['get', 'delete', 'head'] as const)('%s, by Observable', async (method) => {
    const http = await service();
    const response = await firstValueFrom(http[method]('/path', { params: { q: '한글' } }));
    expect(response.status).toBe(200);
    expect(seen).toMatchObject([
      { method: method.toUpperCase(), url: `/path?q=${encodeURIComponent('한글')}` },
    ]);
    expect(server.callers).toEqual(['my-mini-app']);
  });

  it.each(['post', 'put', 'patch', 'query'] as const)('%s sends JSON and parses JSON', async (method) => {
    const http = await service();
    const { data } = await firstValueFrom(http[method]('/path', { a: 1 }));
    expect(data).toEqual({ ok: true });
    expect(seen).toMatchObject([{ method: method.toUpperCase(), body: '{"a":1}' }]);
    expect(seen[0]?.headers['content-type']).toContain('application/json');
  });

  it.each(['postForm', 'putForm', 'patchForm'] as const)('%s sends a multipart form', async (method) => {
    const http = await service();
    await firstValueFrom(http[method]('/form', { name: '토스' }));
    expect(seen[0]?.headers['content-type']).toMatch(/^multipart\/form-data; boundary=/);
    expect(seen[0]?.body).toContain('토스');
  });

  it.each([
    ['a string', 'text', 'text'],
    ['a Buffer', Buffer.from('bytes'), 'bytes'],
    ['a Uint8Array', new TextEncoder().encode('view'), 'view'],
    ['URLSearchParams', new URLSearchParams({ a: '1' }), 'a=1'],
    ['a Blob', new Blob(['blob']), 'blob'],
    ['a stream', () => Readable.from(['str', 'eam']), 'stream'],
  ])('sends %s', async (_, data, body) => {
    const http = await service();
    await http.axiosRef.post('/raw', typeof data === 'function' ? data() : data);
    expect(seen[0]?.body).toBe(body);
  });

  it('is cold: no request before a subscription, one for each', async () => {
    const http = await service();
    const request = http.get('/path');
    expect(seen).toHaveLength(0);
    await firstValueFrom(request);
    await firstValueFrom(request);
    expect(seen).toHaveLength(2);
  });

  it('unsubscribing aborts the request', async () => {
    const http = await service();
    const aborted = new Promise<void>((resolve) => {
      server.server.once('request', (request: IncomingMessage) => {
        request.socket.once('close', () => resolve());
        subscription.unsubscribe();
      });
    });
    const subscription = http.get('/slow').subscribe();
    await aborted;
  });

  it('interceptors and transforms work as in axios', async () => {
    const http = await service();
    http.axiosRef.interceptors.request.use((config) => {
      config.headers.set('x-trace', 't-1');
      return config;
    });
    http.axiosRef.interceptors.response.use((response) => ({
      ...response,
      data: { ...response.data, seen: true },
    }));
    const { data } = await http.axiosRef.get('/path');
    expect(data).toEqual({ ok: true, seen: true });
    expect(seen[0]?.headers['x-trace']).toBe('t-1');
  });

  it.each([
    ['/status/404', 'ERR_BAD_REQUEST'],
    ['/status/500', 'ERR_BAD_RESPONSE'],
  ])('%s is an AxiosError %s with its response', async (path, code) => {
    const error = await failureOf((await service()).axiosRef.get(path));
    expect(isAxiosError(error) && error.response?.data).toEqual({ ok: true });
    expect(error).toMatchObject({ code, message: `Request failed with status code ${path.slice(-3)}` });
  });

  it('validateStatus decides', async () => {
    const { status } = await (await service()).axiosRef.get('/status/404', { validateStatus: () => true });
    expect(status).toBe(404);
  });

  it('does not follow a redirect', async () => {
    const error = await failureOf((await service()).axiosRef.get('/redirect'));
    expect(error).toMatchObject({ response: { status: 302 }, cause: { code: 'AIT_REDIRECT_REFUSED' } });
    expect(seen).toHaveLength(1);
  });

  it('a page with which a gateway refuses the certificate has that as its cause', async () => {
    const error = await failureOf((await service()).axiosRef.get('/gateway'));
    expect(error).toMatchObject({
      response: { status: 400 },
      cause: { code: 'AIT_CERT_REFUSED', side: 'they-refused-us', outcome: 'unknown' },
    });
  });

  it('responseType arraybuffer, text and stream', async () => {
    const http = await service();
    const bytes = await http.axiosRef.get<Buffer>('/path', { responseType: 'arraybuffer' });
    expect(Buffer.isBuffer(bytes.data)).toBe(true);
    const text = await http.axiosRef.get<string>('/path', {
      responseType: 'text',
      transformResponse: (value) => value,
    });
    expect(text.data).toBe('{"ok":true}');
    const stream = await http.axiosRef.get<Readable>('/path', { responseType: 'stream' });
    const chunks = [];
    for await (const chunk of stream.data) chunks.push(chunk);
    expect(Buffer.concat(chunks).toString()).toBe('{"ok":true}');
  });

  it('unpacks gzip, drops a byte order mark, sends basic credentials', async () => {
    const http = await service();
    expect((await http.axiosRef.get('/gzip')).data).toEqual({ packed: true });
    expect((await http.axiosRef.get('/bom')).data).toEqual({ bom: true });
    await http.axiosRef.get('/path', { auth: { username: 'u', password: 'p' } });
    expect(seen[2]?.headers.authorization).toBe(`Basic ${Buffer.from('u:p').toString('base64')}`);
  });

  it('timeout: an AxiosError as in axios, the true cause below it', async () => {
    const error = await failureOf((await service()).axiosRef.get('/slow', { timeout: 50 }));
    expect(error).toMatchObject({
      code: 'ECONNABORTED',
      message: 'timeout of 50ms exceeded',
      cause: { code: 'AIT_DEADLINE', outcome: 'unknown' },
    });
    expect(isAxiosError(error)).toBe(true);
  });

  it('without a timeout the deadline of the module holds', async () => {
    const error = await failureOf((await service({ deadline: 50 })).axiosRef.get('/slow'));
    expect(error).toMatchObject({ code: 'ECONNABORTED', cause: { code: 'AIT_DEADLINE' } });
  });

  it.each([
    ['signal', () => ({ signal: AbortSignal.timeout(20) })],
    [
      'cancelToken',
      () => {
        const source = axios.CancelToken.source();
        setTimeout(() => source.cancel('enough'), 20);
        return { cancelToken: source.token };
      },
    ],
  ])('%s cancels', async (_, config) => {
    const error = await failureOf((await service()).axiosRef.get('/slow', config()));
    expect(isCancel(error)).toBe(true);
    expect(error).toMatchObject({ code: 'ERR_CANCELED', cause: { code: 'AIT_ABORTED' } });
  });

  it('a network fault keeps its Node code, and its cause tells what it means', async () => {
    const http = await service();
    server.server.close();
    await once(server.server, 'close');
    const error = await failureOf(http.axiosRef.get('/path'));
    expect(error).toMatchObject({
      code: 'ECONNREFUSED',
      cause: { code: 'AIT_NET_REFUSED', outcome: 'not-sent' },
    });
    expect(error).toBeInstanceOf(AxiosError);
  });

  it('maxContentLength and maxBodyLength', async () => {
    const http = await service();
    expect(await failureOf(http.axiosRef.get('/path', { maxContentLength: 5 }))).toMatchObject({
      code: 'ERR_BAD_RESPONSE',
      cause: { code: 'AIT_RESPONSE_TOO_LARGE' },
    });
    expect(await failureOf(http.axiosRef.post('/path', 'too long', { maxBodyLength: 3 }))).toMatchObject({
      code: 'ERR_BAD_REQUEST',
    });
  });

  it('names itself, and lets a request name itself', async () => {
    const http = await service();
    await http.axiosRef.get('/path');
    await http.axiosRef.get('/path', { headers: { 'User-Agent': 'mine' } });
    expect(seen.map(({ headers }) => headers['user-agent'])).toEqual(['lab/1', 'mine']);
  });
});
