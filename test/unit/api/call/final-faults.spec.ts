import { gzipSync } from 'node:zlib';
import type { RequestListener } from 'node:http';
import { failureOf, MtlsLab } from '../../../helpers/mtls-lab.js';
import { wired } from '../../../helpers/wired.js';

const READ = { method: 'GET', path: '/read', class: 'safe' } as const;
const json = { 'content-type': 'application/json' };

describe('a fault that repeats for certain is met once, by a read as well', () => {
  let lab: MtlsLab;

  beforeAll(async () => {
    lab = await MtlsLab.open();
  });
  afterEach(() => lab.close());

  it.each<[string, string, RequestListener]>([
    [
      'an answer that is too large',
      'AIT_RESPONSE_TOO_LARGE',
      (_, response) => response.writeHead(200, json).end(Buffer.alloc(5 * 1024 * 1024, ' ')),
    ],
    [
      'a redirect',
      'AIT_API_REDIRECTED',
      (_, response) => response.writeHead(302, { location: 'https://elsewhere.example/' }).end(),
    ],
    [
      'damaged gzip',
      'AIT_RESPONSE_UNREADABLE',
      (_, response) => {
        const bytes = gzipSync('{"resultType":"SUCCESS","success":{}}');
        bytes.fill(0xff, 10);
        response.writeHead(200, { ...json, 'content-encoding': 'gzip' }).end(bytes);
      },
    ],
    [
      'a head that overflows',
      'AIT_RESPONSE_UNREADABLE',
      (_, response) => response.writeHead(200, { ...json, 'x-long': 'x'.repeat(40_000) }).end('{}'),
    ],
  ])('%s', async (_, code, listener) => {
    const server = await lab.https(listener);
    const { client } = await wired(lab, server, {});
    const failure = await failureOf(client.call(READ));
    expect(failure).toMatchObject({ code, retryable: false });
    expect({ attempts: failure.attempts.length, processed: server.processed.length }).toEqual({
      attempts: 1,
      processed: 1,
    });
  });

  it('a server that is not trusted', async () => {
    const other = await MtlsLab.open();
    lab.onClose(() => other.close());
    const server = await other.https((_, response) => response.end());
    const { client } = await wired(lab, server, {});
    const failure = await failureOf(client.call(READ));
    expect(failure).toMatchObject({
      code: 'AIT_TLS_SERVER_UNTRUSTED',
      outcome: 'not-sent',
      retryable: false,
    });
    expect({ attempts: failure.attempts.length, connections: server.connections() }).toEqual({
      attempts: 1,
      connections: 1,
    });
  });
});
