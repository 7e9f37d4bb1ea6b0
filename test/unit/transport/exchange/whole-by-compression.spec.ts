import type { IncomingMessage, ServerResponse } from 'node:http';
import { PassThrough } from 'node:stream';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { decodedBody } from '../../../../lib/transport/exchange/response-body.js';
import { failureOf, MtlsLab, post } from '../../../helpers/mtls-lab.js';

const TEXT = Buffer.from('{"resultType":"SUCCESS","success":{"payToken":"안녕"}}');

const GZIP_HEAD = Buffer.from([0x1f, 0x8b, 0x08, 0, 0, 0, 0, 0, 0, 0x03]);

type Pack = (data: Buffer) => Buffer;

const FORMATS: ReadonlyArray<readonly [string, string, Pack]> = [
  ['gzip', 'gzip', gzipSync],
  ['deflate', 'deflate', deflateSync],
  ['deflate, raw', 'deflate', deflateRawSync],
  ['br', 'br', brotliCompressSync],
];

/** What comes out of a body that is whole by HTTP, in pieces of so many bytes. */
async function decoded(encoding: string, bytes: Buffer, pieceBytes = bytes.length): Promise<Buffer | string> {
  const message = Object.assign(new PassThrough(), {
    headers: { 'content-encoding': encoding, 'content-length': String(bytes.length) },
  });
  for (let at = 0; at < bytes.length; at += pieceBytes) message.write(bytes.subarray(at, at + pieceBytes));
  message.end();
  const chunks: Buffer[] = [];
  return new Promise((resolve) => {
    const damaged = (): void => resolve('damaged');
    decodedBody(message as unknown as IncomingMessage, true, damaged)
      .on('data', (chunk: Buffer) => chunks.push(chunk))
      .on('end', () => resolve(Buffer.concat(chunks)));
  });
}

describe('a body that is whole by HTTP', () => {
  let lab: MtlsLab;

  beforeAll(async () => {
    lab = await MtlsLab.open();
  });
  afterEach(() => lab.close());

  describe.each(FORMATS)('%s', (_, encoding, pack) => {
    const packed = pack(TEXT);

    it('is damaged wherever its compression breaks off, in one piece or byte by byte', async () => {
      const taken: number[] = [];
      for (let length = 1; length < packed.length; length += 1) {
        const cut = packed.subarray(0, length);
        for (const pieceBytes of [length, 1])
          if ((await decoded(encoding, cut, pieceBytes)) !== 'damaged') taken.push(length);
      }
      expect(taken).toEqual([]);
    });

    it('is read where it is whole, in one piece or byte by byte', async () => {
      expect(await decoded(encoding, packed)).toEqual(TEXT);
      expect(await decoded(encoding, packed, 1)).toEqual(TEXT);
    });

    it('is read where zeros fill it up, which is no part of it', async () => {
      expect(await decoded(encoding, Buffer.concat([packed, Buffer.alloc(40)]), 7)).toEqual(TEXT);
    });

    it.each(['length', 'chunked', 'close'])('is an answer that cannot be read (%s)', async (framing) => {
      const half = packed.subarray(0, packed.length >> 1);
      const { origin } = await lab.https((_request, response) => {
        if (framing === 'close') {
          response.socket?.end(
            `HTTP/1.1 200 OK\r\ncontent-encoding: ${encoding}\r\nconnection: close\r\n\r\n${half.toString('latin1')}`,
            'latin1',
          );
          return;
        }
        response.writeHead(200, {
          'content-encoding': encoding,
          ...(framing === 'length' && { 'content-length': half.length }),
        });
        response.end(half);
      });
      const agent = lab.agent(origin);
      const failure = { code: 'AIT_RESPONSE_UNREADABLE', outcome: 'unknown', httpStatus: 200 };
      expect(await failureOf(post(agent, origin))).toMatchObject(failure);
      const streamed = post(agent, origin, { stream: true }).then(async ({ stream }) => {
        for await (const chunk of stream ?? []) void chunk;
      });
      expect(await failureOf(streamed)).toMatchObject(failure);
    });
  });

  it.each([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
  ])('%s: no byte of it can be another one', async (encoding, pack) => {
    const packed = pack(TEXT);
    const taken: number[] = [];
    for (let at = 0; at < packed.length; at += 1) {
      const damaged = Buffer.from(packed);
      damaged[at] = 0xff - (damaged[at] ?? 0);
      const read = await decoded(encoding, damaged);
      // Some bytes of a head mean nothing.
      if (read !== 'damaged' && !TEXT.equals(read as Buffer)) taken.push(at);
    }
    expect(taken).toEqual([]);
  });

  it.each([
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
  ])('%s: what follows its end is dropped, however late it comes', async (encoding, pack) => {
    const { origin, connections } = await lab.https((_, response) => {
      response.writeHead(200, { 'content-encoding': encoding });
      response.write(pack(TEXT));
      setImmediate(() => response.write('garbage'));
      setImmediate(() => setImmediate(() => response.end('x'.repeat(100_000))));
    });
    const agent = lab.agent(origin);
    for (let times = 0; times < 2; times += 1) expect((await post(agent, origin)).body).toEqual(TEXT);
    const { stream } = await post(agent, origin, { stream: true });
    const chunks: Buffer[] = [];
    for await (const chunk of stream ?? []) chunks.push(chunk as Buffer);
    expect(Buffer.concat(chunks)).toEqual(TEXT);
    await agent.drain(60_000);
    // Nobody is left with the rest of it.
    expect({ open: agent.openSockets, connections: connections() }).toEqual({ open: 0, connections: 1 });
  });

  it.each(['chunked', 'length'])('with no byte at all is empty (%s)', async (framing) => {
    const { origin } = await lab.https((_, response) => {
      response.writeHead(200, {
        'content-encoding': 'gzip',
        ...(framing === 'length' && { 'content-length': 0 }),
      });
      response.flushHeaders();
      response.end();
    });
    expect((await post(lab.agent(origin), origin)).body).toHaveLength(0);
  });

  it('whose end is that of its connection is not empty: it lost all of its bytes', async () => {
    const { origin } = await lab.https((_, response) => {
      response.socket?.end('HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\nconnection: close\r\n\r\n');
    });
    expect(await failureOf(post(lab.agent(origin), origin))).toMatchObject({
      code: 'AIT_RESPONSE_UNREADABLE',
      outcome: 'unknown',
    });
  });

  it('cut by HTTP is cut, whatever its compression says', async () => {
    const cut = async (respond: (response: ServerResponse, packed: Buffer) => void): Promise<unknown> => {
      const { origin } = await lab.https((_, response) => {
        response.writeHead(200, { 'content-encoding': 'br' });
        respond(response, brotliCompressSync(TEXT));
        setImmediate(() => setImmediate(() => response.socket?.destroy()));
      });
      return failureOf(post(lab.agent(origin), origin));
    };
    const failure = { code: 'AIT_RESPONSE_TRUNCATED', outcome: 'unknown', cause: { code: 'ECONNRESET' } };
    expect(await cut((response, packed) => response.write(packed.subarray(0, 20)))).toMatchObject(failure);
    // All of the compression was there, but not all of the answer.
    expect(await cut((response, packed) => response.write(packed))).toMatchObject(failure);
  });

  it.each<[string, Buffer, Buffer]>([
    ['blocks in which nothing is', GZIP_HEAD, Buffer.alloc(65_535, Buffer.from([0, 0, 0, 0xff, 0xff]))],
    ['bytes after its end', deflateSync(TEXT), Buffer.alloc(65_536, 'x')],
  ])('is too large where it goes on without end: %s', async (_, head, part) => {
    const { origin } = await lab.https((_request, response) => {
      response.writeHead(200, { 'content-encoding': head === GZIP_HEAD ? 'gzip' : 'deflate' });
      response.write(head);
      const more = (): void => {
        while (response.writable && response.write(part));
      };
      response.on('drain', more);
      more();
    });
    const agent = lab.agent(origin);
    expect(await failureOf(post(agent, origin, { maxResponseBytes: 100_000 }))).toMatchObject({
      code: 'AIT_RESPONSE_TOO_LARGE',
      outcome: 'unknown',
    });
    await agent.drain(60_000);
    expect(agent.openSockets).toBe(0);
  });

  it('is not unpacked further once it is over the limit', async () => {
    const bomb = gzipSync(Buffer.alloc(64 * 1_048_576), { level: 1 });
    const { origin } = await lab.https((_, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb);
    });
    const zlibs = (): number => process.getActiveResourcesInfo().filter((name) => name === 'Zlib').length;
    expect(await failureOf(post(lab.agent(origin), origin))).toMatchObject({
      code: 'AIT_RESPONSE_TOO_LARGE',
    });
    for (let turn = 0; turn < 5; turn += 1) await new Promise(setImmediate);
    expect(zlibs()).toBe(0);
  });
});
