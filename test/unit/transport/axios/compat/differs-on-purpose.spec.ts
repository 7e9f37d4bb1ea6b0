import axios, { type AxiosError } from 'axios';
import type { IncomingMessage } from 'node:http';
import { PassThrough, Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { failureOf } from '../../../../helpers/mtls-lab.js';
import { compat, type Compat } from './compat-lab.js';

/** What is done, and what comes of it with the stock adapter and with ours. */
type Row = [string, (compat: Compat) => Promise<unknown>, unknown, unknown];

/** Code of an error, and of the cause that only ours has. */
async function codesOf(promise: Promise<unknown>): Promise<unknown[]> {
  return codesOfError(await failureOf(promise));
}

function codesOfError(error: Error & { code?: string; cause?: unknown }): unknown[] {
  return [error.code, (error.cause as { code?: string } | undefined)?.code];
}

/** The first request of a server that closes the connection on it, and how the call ended. */
async function firstOf(
  { server }: Compat['server'],
  call: Promise<unknown>,
): Promise<[IncomingMessage, unknown]> {
  server.removeAllListeners('request');
  const request = new Promise<IncomingMessage>((resolve) => {
    server.once('request', (one: IncomingMessage) => {
      one.on('error', () => undefined);
      one.socket.destroy();
      resolve(one);
    });
  });
  return Promise.all([request, call.catch((error: unknown) => error)]);
}

const ROWS: Row[] = [
  [
    'the cause of a fault names what it means, and what became of the request',
    async ({ api, respond }) => {
      respond((_, __, { socket }) => socket.destroy());
      const { cause } = (await failureOf(api.post('/x', {}))) as Error & { cause?: unknown };
      const { name, code, outcome } = cause as Record<string, unknown>;
      return { name, code, outcome };
    },
    { name: 'Error', code: 'ECONNRESET', outcome: undefined },
    { name: 'AppsInTossTransportError', code: 'AIT_NET_RESET', outcome: 'unknown' },
  ],
  [
    'a redirect has a cause of its own',
    ({ api, respond }) => {
      respond((response) => response.writeHead(302, { location: '/y' }).end());
      return codesOf(api.get('/x'));
    },
    ['ERR_BAD_RESPONSE', undefined],
    ['ERR_BAD_RESPONSE', 'AIT_REDIRECT_REFUSED'],
  ],
  [
    'a request cannot ask for redirects',
    async ({ api, respond, seen }) => {
      respond((response, { url }) =>
        url.pathname === '/x' ? response.writeHead(302, { location: '/y' }).end() : response.end('{}'),
      );
      await api.get('/x', { maxRedirects: 1 }).catch(() => undefined);
      return seen.map(({ url }) => url.pathname);
    },
    ['/x', '/y'],
    [],
  ],
  [
    'options that it does not do are refused, not ignored',
    async ({ api }) => {
      const asked = [{ maxRate: 1_000 }, { family: 4 as const }, { insecureHTTPParser: true }];
      const codes = asked.map((option) =>
        api.get('/x', option).then(
          ({ status }) => status,
          ({ code }: AxiosError) => code,
        ),
      );
      return Promise.all(codes);
    },
    [200, 200, 200],
    ['ERR_BAD_OPTION', 'ERR_BAD_OPTION', 'ERR_BAD_OPTION'],
  ],
  [
    'an absolute URL leads to the configured hosts only',
    ({ api }) => codesOf(api.get('https://no-such-host.invalid/')),
    ['ENOTFOUND', 'ENOTFOUND'],
    ['ERR_BAD_OPTION', 'AIT_HOST_NOT_ALLOWED'],
  ],
  [
    'names and passwords do not belong into a URL',
    async ({ api, server, seen }) => {
      await api.get(server.origin.replace('//', '//user:secret@')).catch(() => undefined);
      return seen.map(({ headers }) => headers.authorization);
    },
    [`Basic ${Buffer.from('user:secret').toString('base64')}`],
    [],
  ],
  [
    'a compressed body that lost its end is no shorter body',
    ({ api, respond }) => {
      const half = gzipSync('{"paid":1,"of":2}').subarray(0, -8);
      respond((response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(half));
      return api.get<unknown>('/x').then(({ data }) => data, codesOfError);
    },
    { paid: 1, of: 2 },
    ['Z_BUF_ERROR', 'AIT_RESPONSE_UNREADABLE'],
  ],
  [
    'no Accept-Encoding of its own: small answers cost more to unpack than to send',
    async ({ api, only }) => {
      await api.get('/x');
      return only().headers['accept-encoding'];
    },
    'gzip, compress, deflate, br',
    undefined,
  ],
  [
    'it names itself',
    async ({ api, only }) => {
      await api.get('/x');
      return only().headers['user-agent'];
    },
    `axios/${axios.VERSION}`,
    'lab/1',
  ],
  [
    'a Host header says nothing: the URL does',
    async ({ api, only }) => {
      await api.get('/x', { headers: { Host: '127.0.0.1:1' } });
      return only().headers.host === '127.0.0.1:1';
    },
    true,
    false,
  ],
  [
    'a Content-Length that is not that of the body is corrected',
    async ({ api, server }) => {
      const [request] = await firstOf(server, api.post('/x', 'four', { headers: { 'content-length': '2' } }));
      return request.headers['content-length'];
    },
    '2',
    '4',
  ],
  [
    'a header that cannot be written is refused, not shortened',
    async ({ api, seen }) => {
      await api.get('/x', { headers: { 'x-name': 'a토스b' } }).catch(() => undefined);
      return seen.map(({ headers }) => headers['x-name']);
    },
    ['ab'],
    [],
  ],
  [
    'a cancelled token makes an error for each request, which tells its request',
    async ({ api, respond }) => {
      const { token, cancel } = axios.CancelToken.source();
      respond(() => cancel('enough'));
      const { config, message } = (await failureOf(
        api.get('/x', { cancelToken: token }),
      )) as unknown as AxiosError;
      return [message, config?.url];
    },
    ['enough', undefined],
    ['enough', '/x'],
  ],
  [
    'the deadline goes on over a stream',
    async ({ api, respond }) => {
      respond((response) => {
        response.writeHead(200).write('first');
        setTimeout(() => response.end(), 900);
      });
      const { data } = await api.get<Readable>('/x', { responseType: 'stream', timeout: 700 });
      try {
        for await (const chunk of data) void chunk;
        return 'read';
      } catch (error) {
        return (error as AxiosError).code;
      }
    },
    'read',
    'ECONNABORTED',
  ],
  [
    'the stream that was to be the body is closed when the request fails',
    async ({ api, server }) => {
      const data = new PassThrough();
      data.write('some');
      await firstOf(server, api.post('/x', data));
      const { destroyed } = data;
      data.destroy();
      return destroyed;
    },
    false,
    true,
  ],
  [
    'a stream as the body of DELETE says where it ends',
    async ({ api, server }) => {
      const data = Readable.from(['GET /smuggled HTTP/1.1\r\n\r\n']);
      const [request] = await firstOf(server, api.delete('/x', { data }));
      return request.headers['transfer-encoding'];
    },
    undefined,
    'chunked',
  ],
  [
    'credentials of `auth` and the length of the body stay out of config.headers',
    async ({ api }) => {
      const { config } = await api.post('/x', {}, { auth: { username: 'u', password: 'p' } });
      return [config.headers.has('authorization'), config.headers.has('content-length')];
    },
    [false, true],
    [false, false],
  ],
];

describe('where ours differs from stock axios, on purpose', () => {
  compat('row', (t) => {
    it.each(ROWS)('%s', async (_, act, stock, ours) => {
      const compat = t();
      expect(await act(compat)).toEqual(compat.which === 'stock' ? stock : ours);
    });
  });
});
