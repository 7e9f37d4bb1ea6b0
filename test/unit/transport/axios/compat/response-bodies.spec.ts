import type { AxiosRequestConfig } from 'axios';
import { Readable } from 'node:stream';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { failureOf } from '../../../../helpers/mtls-lab.js';
import { compat } from './compat-lab.js';

const TEXT = '{"text":"안녕"}';

async function read(stream: Readable): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

compat('bodies of answers', (t) => {
  it.each<[string, AxiosRequestConfig['responseType'], unknown]>([
    ['none given', undefined, { text: '안녕' }],
    ['json', 'json', { text: '안녕' }],
    ['text', 'text', TEXT],
    ['arraybuffer', 'arraybuffer', Buffer.from(TEXT)],
    ['document', 'document', TEXT],
    ['blob', 'blob', TEXT],
  ])('responseType: %s', async (_, responseType, expected) => {
    const { api, respond } = t();
    respond((response) => response.end(TEXT));
    const { data } = await api.get<unknown>('/x', responseType ? { responseType } : {});
    expect(data).toEqual(expected);
  });

  it('responseType stream: resolves with the head, the body comes after', async () => {
    const { api, respond } = t();
    let finish = (): void => undefined;
    respond((response) => {
      response.writeHead(200, { 'x-a': '1' }).write('first ');
      finish = () => void response.end('second');
    });
    const { data, headers } = await api.get<Readable>('/x', { responseType: 'stream' });
    expect(data).toBeInstanceOf(Readable);
    expect(headers['x-a']).toBe('1');
    finish();
    expect(await read(data)).toBe('first second');
  });

  it('responseType stream: an error status has the stream in its response', async () => {
    const { api, respond } = t();
    respond((response) => response.writeHead(400).end('why'));
    const error = await failureOf(api.get('/x', { responseType: 'stream' }));
    const { response } = error as unknown as { response: { data: Readable; status: number } };
    expect(response.status).toBe(400);
    expect(await read(response.data)).toBe('why');
  });

  it('responseType stream: half a body fails the stream', async () => {
    const { api, respond } = t();
    respond((response, _seen, request) => {
      response.writeHead(200, { 'content-length': 100 });
      response.write('half', () => request.socket.destroy());
    });
    const { data } = await api.get<Readable>('/x', { responseType: 'stream' });
    await expect(read(data)).rejects.toThrow();
  });

  it('responseType stream: a reader that stops frees the connection', async () => {
    const { api, respond } = t();
    const closed = new Promise<void>((resolve) => {
      respond((response, _seen, request) => {
        request.socket.once('close', () => resolve());
        response.writeHead(200).write('endless');
      });
    });
    const { data } = await api.get<Readable>('/x', { responseType: 'stream' });
    data.on('error', () => undefined);
    data.destroy();
    await closed;
  });

  it.each<[string, string, Buffer]>([
    ['latin1', 'latin1', Buffer.from('"é"', 'latin1')],
    ['utf16le', 'utf16le', Buffer.from('"é"', 'utf16le')],
    ['utf8', 'utf8', Buffer.from('"é"')],
  ])('responseEncoding: %s', async (_, responseEncoding, bytes) => {
    const { api, respond } = t();
    respond((response) => response.end(bytes));
    expect((await api.get('/x', { responseEncoding })).data).toBe('é');
  });

  it('responseEncoding: an unknown one is an error', async () => {
    const { api } = t();
    const error = await failureOf(api.get('/x', { responseEncoding: 'morse' }));
    expect(error).toMatchObject({ code: 'ERR_UNKNOWN_ENCODING', isAxiosError: true });
  });

  describe.each<[string, (data: Buffer) => Buffer]>([
    ['gzip', gzipSync],
    ['x-gzip', gzipSync],
    ['GZIP', gzipSync],
    ['compress', gzipSync],
    ['deflate', deflateSync],
    ['deflate, raw', deflateRawSync],
    ['br', brotliCompressSync],
  ])('%s', (name, pack) => {
    const encoding = name.split(',')[0] as string;

    it('is undone, and its header goes', async () => {
      const { api, respond } = t();
      respond((response) =>
        response.writeHead(200, { 'content-encoding': encoding }).end(pack(Buffer.from(TEXT))),
      );
      const { data, headers } = await api.get('/x');
      expect(data).toEqual({ text: '안녕' });
      expect(headers['content-encoding']).toBeUndefined();
    });

    it('is undone for a stream', async () => {
      const { api, respond } = t();
      respond((response) =>
        response.writeHead(200, { 'content-encoding': encoding }).end(pack(Buffer.from(TEXT))),
      );
      expect(await read((await api.get<Readable>('/x', { responseType: 'stream' })).data)).toBe(TEXT);
    });

    it('decompress: false leaves body and header alone', async () => {
      const { api, respond } = t();
      const packed = pack(Buffer.from(TEXT));
      respond((response) => response.writeHead(200, { 'content-encoding': encoding }).end(packed));
      const { data, headers } = await api.get('/x', { decompress: false, responseType: 'arraybuffer' });
      expect(data).toEqual(packed);
      expect(headers['content-encoding']).toBe(encoding);
    });

    it('HEAD, 204 and an empty answer may name it', async () => {
      const { api, respond, seen } = t();
      respond((response) =>
        response.writeHead(seen.length === 2 ? 204 : 200, { 'content-encoding': encoding }).end(),
      );
      const answers = [await api.head('/x'), await api.get('/x'), await api.get('/x')];
      expect(answers.map(({ data }) => data as string)).toEqual(['', '', '']);
    });
  });

  it('an encoding it does not know stays', async () => {
    const { api, respond } = t();
    respond((response) => response.writeHead(200, { 'content-encoding': 'own' }).end(TEXT));
    const { data, headers } = await api.get('/x', { responseType: 'text' });
    expect([data, headers['content-encoding']]).toEqual([TEXT, 'own']);
  });

  it('broken compression is an error with its response', async () => {
    const { api, respond } = t();
    respond((response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end('not gzip'));
    const error = await failureOf(api.get('/x'));
    expect(error).toMatchObject({ code: 'Z_DATA_ERROR', isAxiosError: true, response: { status: 200 } });
  });

  it('a chunked body of 3 MB arrives whole', async () => {
    const { api, respond } = t();
    respond((response) => {
      for (let chunk = 0; chunk < 12; chunk += 1) response.write(Buffer.alloc(65_536, chunk));
      response.end();
    });
    const { data } = await api.get<Buffer>('/x', { responseType: 'arraybuffer' });
    expect(data).toHaveLength(12 * 65_536);
    expect(data[11 * 65_536]).toBe(11);
  });

  it('an empty body is empty text', async () => {
    const { api, respond } = t();
    respond((response) => response.end());
    expect((await api.get('/x')).data).toBe('');
    expect((await api.get<Buffer>('/x', { responseType: 'arraybuffer' })).data).toHaveLength(0);
  });
});
