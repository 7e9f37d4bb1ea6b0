import type { AxiosProgressEvent } from 'axios';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { compat } from './compat-lab.js';

const MEGABYTE = 1_048_576;

/** Loaded never goes back, its parts add up, and the last event tells everything. */
function expectWhole(events: AxiosProgressEvent[], loaded: number, direction: 'upload' | 'download'): void {
  const counts = events.map((event) => event.loaded);
  expect(counts).toEqual([...counts].sort((a, b) => a - b));
  expect(counts.at(-1)).toBe(loaded);
  expect(events.reduce((sum, { bytes }) => sum + bytes, 0)).toBe(loaded);
  for (const event of events) expect(event[direction]).toBe(true);
}

compat('progress', (t) => {
  it.each<[string, () => unknown, number]>([
    ['a Buffer', () => Buffer.alloc(MEGABYTE), MEGABYTE],
    ['a string', () => 'x'.repeat(1000), 1000],
    ['an object', () => ({ a: 'x'.repeat(992) }), 1000],
  ])('onUploadProgress: %s', async (_, make, length) => {
    const { api, only } = t();
    const events: AxiosProgressEvent[] = [];
    await api.post('/x', make(), { onUploadProgress: (event) => events.push(event) });
    expectWhole(events, length, 'upload');
    expect(events.at(-1)).toMatchObject({ total: length, progress: 1, lengthComputable: true });
    expect(events.at(-1)?.event).toBeDefined();
    expect(only().body).toHaveLength(length);
    expect(only().headers['content-length']).toBe(String(length));
  });

  it('onUploadProgress: a stream of unknown length', async () => {
    const { api, only } = t();
    const events: AxiosProgressEvent[] = [];
    const data = Readable.from(Array.from({ length: 10 }, () => Buffer.alloc(1000)));
    await api.post('/x', data, { onUploadProgress: (event) => events.push(event) });
    expectWhole(events, 10_000, 'upload');
    expect(events.at(-1)).toMatchObject({ lengthComputable: false });
    expect(events.at(-1)?.total).toBeUndefined();
    expect(events.at(-1)?.progress).toBeUndefined();
    expect(only().body).toHaveLength(10_000);
  });

  it('onUploadProgress: a stream of announced length', async () => {
    const { api } = t();
    const events: AxiosProgressEvent[] = [];
    await api.post('/x', Readable.from([Buffer.alloc(500), Buffer.alloc(500)]), {
      headers: { 'content-length': '1000' },
      onUploadProgress: (event) => events.push(event),
    });
    expectWhole(events, 1000, 'upload');
    expect(events.at(-1)).toMatchObject({ total: 1000, progress: 1 });
  });

  it('onUploadProgress: nothing to upload, nothing to tell', async () => {
    const { api } = t();
    const events: AxiosProgressEvent[] = [];
    await api.post('/x', undefined, { onUploadProgress: (event) => events.push(event) });
    expect(events).toHaveLength(0);
  });

  it('onDownloadProgress: announced', async () => {
    const { api, respond } = t();
    respond((response) =>
      response.writeHead(200, { 'content-length': MEGABYTE }).end(Buffer.alloc(MEGABYTE)),
    );
    const events: AxiosProgressEvent[] = [];
    await api.get('/x', { responseType: 'arraybuffer', onDownloadProgress: (event) => events.push(event) });
    expectWhole(events, MEGABYTE, 'download');
    expect(events.at(-1)).toMatchObject({ total: MEGABYTE, progress: 1, lengthComputable: true });
  });

  it('onDownloadProgress: chunked', async () => {
    const { api, respond } = t();
    respond((response) => {
      response.write('first');
      response.end('second');
    });
    const events: AxiosProgressEvent[] = [];
    await api.get('/x', { onDownloadProgress: (event) => events.push(event) });
    expectWhole(events, 11, 'download');
    expect(events.at(-1)?.total).toBeUndefined();
  });

  it('onDownloadProgress counts what came, not what it unpacks to', async () => {
    const { api, respond } = t();
    const packed = gzipSync(Buffer.alloc(10_000));
    respond((response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(packed));
    const events: AxiosProgressEvent[] = [];
    const { data } = await api.get<Buffer>('/x', {
      responseType: 'arraybuffer',
      onDownloadProgress: (event) => events.push(event),
    });
    expectWhole(events, packed.length, 'download');
    expect(data).toHaveLength(10_000);
  });

  it('onDownloadProgress of a streamed answer', async () => {
    const { api, respond } = t();
    respond((response) => response.end(Buffer.alloc(200_000)));
    const events: AxiosProgressEvent[] = [];
    const { data } = await api.get<Readable>('/x', {
      responseType: 'stream',
      onDownloadProgress: (event) => events.push(event),
    });
    let length = 0;
    for await (const chunk of data) length += (chunk as Buffer).length;
    await new Promise(setImmediate);
    expect(length).toBe(200_000);
    expectWhole(events, 200_000, 'download');
  });

  it('a slow transfer tells its rate and how long it still takes', async () => {
    const { api, respond } = t();
    respond((response) => {
      response.writeHead(200, { 'content-length': 9_000 });
      let sent = 0;
      const timer = setInterval(() => {
        response.write(Buffer.alloc(1_000));
        sent += 1;
        if (sent < 9) return;
        clearInterval(timer);
        response.end();
      }, 80);
    });
    const events: AxiosProgressEvent[] = [];
    await api.get('/x', { onDownloadProgress: (event) => events.push(event) });
    expect(events.length).toBeLessThanOrEqual(4);
    const rated = events.find(({ rate }) => rate !== undefined);
    expect(rated?.rate).toBeGreaterThan(2_000);
    expect(rated?.rate).toBeLessThan(50_000);
    expect(rated?.estimated).toBeCloseTo((9_000 - (rated?.loaded ?? 0)) / (rated?.rate ?? 1), 3);
  });
});
