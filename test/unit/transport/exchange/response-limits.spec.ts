import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import type { ServerResponse } from 'node:http';
import { answer, failureOf, MtlsLab, post } from '../../../helpers/mtls-lab.js';

const MEGABYTE = 1_048_576;

describe('the body of an answer', () => {
  let lab: MtlsLab;

  beforeAll(async () => {
    lab = await MtlsLab.open();
  });
  afterEach(() => lab.close());

  async function exchangeWith(behave: (response: ServerResponse) => void, maxResponseBytes = MEGABYTE) {
    const server = await lab.https((_, response) => behave(response));
    return post(lab.agent(server.origin), server.origin, { maxResponseBytes });
  }

  it.each([
    [
      'announced',
      (response: ServerResponse) =>
        void response.writeHead(200, { 'content-length': '101' }).end('x'.repeat(101)),
    ],
    ['chunked', (response: ServerResponse) => void response.writeHead(200).end('x'.repeat(101))],
    [
      'compressed to a few bytes',
      (response: ServerResponse) =>
        void response
          .writeHead(200, { 'content-encoding': 'gzip' })
          .end(gzipSync(Buffer.alloc(50 * MEGABYTE))),
    ],
  ])('over the limit, %s: a clear error, outcome unknown', async (_, behave) => {
    expect(await failureOf(exchangeWith(behave, 100))).toMatchObject({
      code: 'AIT_RESPONSE_TOO_LARGE',
      outcome: 'unknown',
      httpStatus: 200,
    });
  });

  it('exactly at the limit is read', async () => {
    const { body } = await exchangeWith((response) => answer(response, 'x'.repeat(100)), 100);
    expect(body).toHaveLength(100);
  });

  it.each([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
  ] as const)('%s is unpacked', async (encoding, pack) => {
    const { body } = await exchangeWith((response) => {
      response.writeHead(200, { 'content-encoding': encoding }).end(pack(Buffer.from('안녕하세요')));
    });
    expect(body.toString()).toBe('안녕하세요');
  });

  it('several chunks arrive whole', async () => {
    const { body } = await exchangeWith((response) => {
      response.write('하나 ');
      setImmediate(() => response.write('둘 '));
      setImmediate(() => setImmediate(() => response.end('셋')));
    });
    expect(body.toString()).toBe('하나 둘 셋');
  });

  it('damaged compression is named', async () => {
    const failure = await failureOf(
      exchangeWith(
        (response) => void response.writeHead(200, { 'content-encoding': 'gzip' }).end('not gzip'),
      ),
    );
    expect(failure).toMatchObject({ code: 'AIT_RESPONSE_UNREADABLE', outcome: 'unknown' });
  });

  it('an empty answer that names an encoding is empty', async () => {
    const { body, status } = await exchangeWith(
      (response) => void response.writeHead(204, { 'content-encoding': 'gzip' }).end(),
    );
    expect({ status, length: body.length }).toEqual({ status: 204, length: 0 });
  });

  it('not HTTP at all is named', async () => {
    const server = await lab.https((request) => void request.socket.write('hello\r\n\r\n'));
    expect(await failureOf(post(lab.agent(server.origin), server.origin))).toMatchObject({
      code: 'AIT_RESPONSE_UNREADABLE',
      outcome: 'unknown',
    });
  });

  it('raw deflate is unpacked as well', async () => {
    const { body } = await exchangeWith((response) => {
      response.writeHead(200, { 'content-encoding': 'deflate' }).end(deflateRawSync(Buffer.from('raw')));
    });
    expect(body.toString()).toBe('raw');
  });
});
