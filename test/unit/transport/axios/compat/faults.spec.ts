import { AxiosError } from 'axios';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { failureOf } from '../../../../helpers/mtls-lab.js';
import { compat, type Respond } from './compat-lab.js';

/** The answer of the server, the code of the error, and whether it has the head of an answer. */
const ROWS: Array<[string, Respond, string, boolean]> = [
  ['the connection ends without an answer', (_, __, { socket }) => socket.destroy(), 'ECONNRESET', false],
  ['the server says nothing and closes', (_, __, { socket }) => socket.end(), 'ECONNRESET', false],
  [
    'not HTTP',
    (_, __, { socket }) => socket.end('hello\r\n\r\n'),
    // Node tells one of several, by its version.
    'HPE_',
    false,
  ],
  [
    'half a body',
    (response, __, { socket }) => {
      response.writeHead(200, { 'content-length': 100 });
      response.write('half', () => socket.destroy());
    },
    'ERR_BAD_RESPONSE',
    true,
  ],
  [
    'half a chunked body',
    (response, __, { socket }) => void response.write('half', () => socket.destroy()),
    'ERR_BAD_RESPONSE',
    true,
  ],
  [
    'half a compressed body',
    (response, __, { socket }) => {
      response.writeHead(200, { 'content-encoding': 'gzip' });
      response.write(gzipSync('half of it').subarray(0, 15), () => socket.destroy());
    },
    'ECONNRESET',
    true,
  ],
];

compat('faults', (t) => {
  it.each(ROWS)('%s', async (_, respond, code, hasHead) => {
    const compat = t();
    compat.respond(respond);
    const error = (await failureOf(compat.api.post('/x', { a: 1 }))) as unknown as AxiosError;
    expect(error).toBeInstanceOf(AxiosError);
    expect(error.code).toMatch(new RegExp(`^${code}`));
    expect(error).toMatchObject({ config: { url: '/x', data: '{"a":1}' }, request: { path: '/x' } });
    expect(error.message).not.toBe('');
    expect(error.response?.status).toBe(hasHead ? 200 : undefined);
  });

  it('nobody listens', async () => {
    const { api, server } = t();
    server.server.close();
    await once(server.server, 'close');
    const error = await failureOf(api.get('/x'));
    expect(error).toMatchObject({ code: 'ECONNREFUSED', isAxiosError: true, request: { path: '/x' } });
    expect(error).not.toHaveProperty('response');
  });

  it('many at once, each gets its own answer', async () => {
    const { api, respond } = t();
    respond((response, { url }) => setTimeout(() => response.end(`"${url.pathname}"`), Math.random() * 20));
    const paths = Array.from({ length: 60 }, (_, at) => `/${at}`);
    const answers = await Promise.all(paths.map((path) => api.get<string>(path)));
    expect(answers.map(({ data }) => data)).toEqual(paths);
  });

  it('one connection carries many, one after the other', async () => {
    const { api, server } = t();
    for (let at = 0; at < 5; at += 1) await api.post('/x', { at });
    const { data } = await api.get<Readable>('/x', { responseType: 'stream' });
    for await (const chunk of data) void chunk;
    await new Promise(setImmediate);
    await api.get('/x');
    expect(server.connections()).toBe(1);
  });

  it('an error leaves the instance as good as new', async () => {
    const { api, respond } = t();
    respond((_, __, { socket }) => socket.destroy());
    await failureOf(api.get('/x'));
    respond((response) => response.end('{}'));
    expect((await api.get('/x')).status).toBe(200);
  });

  it('an answer before the whole body was sent counts', async () => {
    const { api, server } = t();
    server.server.removeAllListeners('request');
    server.server.on('request', (request, response) => {
      response.writeHead(413, { connection: 'close' }).end('{}');
      request.resume();
    });
    const error = await failureOf(api.post('/x', Buffer.alloc(100_000)));
    expect(error).toMatchObject({ code: 'ERR_BAD_REQUEST', response: { status: 413 } });
  });
});
