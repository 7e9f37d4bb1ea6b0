import axios from 'axios';
import { PassThrough, Readable } from 'node:stream';
import { failureOf } from '../../../../helpers/mtls-lab.js';
import { compat } from './compat-lab.js';

/** The form of the form-data package, as axios itself uses it. */
const FormDataPackage = axios.defaults.env?.FormData as unknown as new () => LegacyForm;

interface LegacyForm {
  append(name: string, value: unknown, options?: object): void;
  getHeaders(): Record<string, string>;
}

const BYTES = Buffer.from([0, 1, 2, 250, 255]);
const URLENCODED = 'application/x-www-form-urlencoded';

/** What is sent, how, and what of it arrives: bytes, content type, and whether its length was announced. */
type Row = [string, () => unknown, { body: Buffer | string; type?: string; length?: boolean }];

const ROWS: Row[] = [
  ['an object', () => ({ a: { b: [1, null] } }), { body: '{"a":{"b":[1,null]}}', type: 'application/json' }],
  ['an array', () => [1, 2], { body: '[1,2]', type: 'application/json' }],
  ['a string', () => 'plain 토스', { body: 'plain 토스', type: URLENCODED }],
  ['an empty string', () => '', { body: '' }],
  ['null', () => null, { body: '' }],
  ['undefined', () => undefined, { body: '' }],
  ['a Buffer', () => BYTES, { body: BYTES, type: URLENCODED }],
  ['an empty Buffer', () => Buffer.alloc(0), { body: '' }],
  ['an ArrayBuffer', () => new Uint8Array(BYTES).buffer, { body: BYTES }],
  ['a Uint8Array', () => new Uint8Array(BYTES), { body: BYTES }],
  ['a Uint16Array', () => new Uint16Array([258, 65_535]), { body: Buffer.from([2, 1, 255, 255]) }],
  ['a DataView', () => new DataView(new Uint8Array(BYTES).buffer), { body: BYTES }],
  [
    'URLSearchParams',
    () => new URLSearchParams({ a: '1', b: '한' }),
    { body: 'a=1&b=%ED%95%9C', type: `${URLENCODED};charset=utf-8` },
  ],
  ['a Blob', () => new Blob(['blob'], { type: 'text/x-blob' }), { body: 'blob', type: 'text/x-blob' }],
  ['a Blob without a type', () => new Blob(['blob']), { body: 'blob', type: 'application/octet-stream' }],
  [
    'a stream',
    () => Readable.from([Buffer.from('str'), Buffer.from('eam')]),
    { body: 'stream', length: false },
  ],
  ['a stream of text', () => Readable.from(['str', '림']), { body: 'str림', length: false }],
  ['an empty stream', () => Readable.from([]), { body: '' }],
];

compat('bodies of requests', (t) => {
  it.each(ROWS)('%s', async (_, make, { body, type, length = true }) => {
    const { api, only } = t();
    await api.post('/x', make());
    expect(only().body).toEqual(Buffer.from(body));
    if (type) expect(only().headers['content-type']).toBe(type);
    expect(only().headers['content-length']).toBe(length ? String(only().body.length) : undefined);
    expect(only().headers['transfer-encoding']).toBe(length ? undefined : 'chunked');
  });

  it.each([
    ['application/json', 'text', '"text"'],
    ['application/json', '{"raw":1}', '{"raw":1}'],
    ['application/json', 7, '7'],
    ['application/json', false, 'false'],
    ['application/json', null, 'null'],
    [URLENCODED, { a: 1, b: ['x', 'y'], c: { d: 'e' } }, 'a=1&b%5B%5D=x&b%5B%5D=y&c%5Bd%5D=e'],
    ['text/plain', 'text', 'text'],
  ])('content type %s: %j', async (contentType, data, body) => {
    const { api, only } = t();
    await api.post('/x', data, { headers: { 'content-type': contentType } });
    expect(only().body.toString()).toBe(body);
    expect(only().headers['content-type']).toBe(contentType);
  });

  it.each(['post', 'put', 'patch'] as const)('%sForm makes a multipart form of an object', async (method) => {
    const { api, only } = t();
    await api[`${method}Form`]('/x', { name: '토스', 'tags[]': ['a', 'b'], nested: { x: 1 } });
    const fields = await formOf(only());
    expect([...fields]).toEqual([
      ['name', '토스'],
      ['tags[]', 'a'],
      ['tags[]', 'b'],
      ['nested[x]', '1'],
    ]);
    expect(only().headers['content-length']).toBe(String(only().body.length));
  });

  it('FormData of the platform, with a file', async () => {
    const { api, only } = t();
    const form = new FormData();
    form.append('name', '토스 "quoted"');
    form.append('file', new Blob([BYTES], { type: 'image/png' }), 'a.png');
    await api.post('/x', form);
    const fields = await formOf(only());
    expect(fields.get('name')).toBe('토스 "quoted"');
    const file = fields.get('file') as File;
    expect([file.name, file.type]).toEqual(['a.png', 'image/png']);
    expect(Buffer.from(await file.arrayBuffer())).toEqual(BYTES);
    expect(only().headers['content-length']).toBe(String(only().body.length));
  });

  it('FormData as JSON, by its content type', async () => {
    const { api, only } = t();
    const form = new FormData();
    form.append('a', '1');
    form.append('b[c]', '2');
    await api.post('/x', form, { headers: { 'content-type': 'application/json' } });
    expect(JSON.parse(only().body.toString())).toEqual({ a: '1', b: { c: '2' } });
  });

  it('a form of the form-data package, with a Buffer and with a stream', async () => {
    const { api, seen } = t();
    const known = new FormDataPackage();
    known.append('file', BYTES, { filename: 'a.bin', contentType: 'application/x-bin' });
    await api.post('/x', known);
    const unknown = new FormDataPackage();
    unknown.append('file', Readable.from([BYTES]), { filename: 'b.bin' });
    await api.post('/x', unknown);
    const files = await Promise.all(seen.map(async (one) => (await formOf(one)).get('file') as File));
    expect(files.map(({ name }) => name)).toEqual(['a.bin', 'b.bin']);
    for (const file of files) expect(Buffer.from(await file.arrayBuffer())).toEqual(BYTES);
    expect(seen[0]?.headers['content-length']).toBe(String(seen[0]?.body.length));
  });

  it('a form of the form-data package, of its headers only those about content', async () => {
    const { api, only } = t();
    const form = new FormDataPackage();
    form.append('a', '1');
    const headers = { ...form.getHeaders(), 'x-own': 'yes' };
    form.getHeaders = () => headers;
    await api.post('/x', form, { formDataHeaderPolicy: 'content-only' } as object);
    expect(only().headers['x-own']).toBeUndefined();
    expect((await formOf(only())).get('a')).toBe('1');
  });

  it.each([
    ['a number', 7],
    ['true', true],
    ['a function', () => 'no'],
  ])('%s is refused', async (_, data) => {
    const { api, seen } = t();
    const error = await failureOf(api.post('/x', data));
    expect(error).toMatchObject({ code: 'ERR_BAD_REQUEST', name: 'AxiosError' });
    expect(error.message).toMatch(/^Data after transformation must be a string/);
    expect(seen).toHaveLength(0);
  });

  it('a body of 3 MB arrives whole', async () => {
    const { api, only } = t();
    const data = Buffer.alloc(3 * 1_048_576, 'abcdefg');
    await api.post('/x', data);
    expect(only().body.equals(data)).toBe(true);
  });

  it('a stream of 3 MB arrives whole', async () => {
    const { api, only } = t();
    await api.post('/x', Readable.from(Array.from({ length: 48 }, () => Buffer.alloc(65_536, 'x'))));
    expect(only().body).toHaveLength(3 * 1_048_576);
  });

  it.each(['get', 'delete'] as const)('%s with a body', async (method) => {
    const { api, only } = t();
    await api[method]('/x', { data: { a: 1 } });
    expect(only().body.toString()).toBe('{"a":1}');
  });

  it('a stream that fails ends the request with its code', async () => {
    const { api } = t();
    const data = new PassThrough();
    const failed = failureOf(api.post('/x', data));
    data.write('some');
    setImmediate(() => data.destroy(Object.assign(new Error('disk'), { code: 'EIO' })));
    const error = await failed;
    expect(error).toMatchObject({ code: 'EIO', isAxiosError: true, config: { url: '/x' } });
  });

  it('streams that fail end their requests, those that wait for a connection too', async () => {
    const { api } = t();
    const bodies = Array.from({ length: 20 }, () => new PassThrough());
    const failed = bodies.map((data) => failureOf(api.post('/x', data)));
    setImmediate(() => {
      for (const data of bodies) data.destroy(Object.assign(new Error('disk'), { code: 'EIO' }));
    });
    for (const error of await Promise.all(failed)) expect(error).toMatchObject({ code: 'EIO' });
  });

  it('a stream that closes early cancels the request', async () => {
    const { api } = t();
    const data = new PassThrough();
    const failed = failureOf(api.post('/x', data));
    data.write('some');
    setImmediate(() => data.destroy());
    expect(await failed).toMatchObject({
      name: 'CanceledError',
      code: 'ERR_CANCELED',
      message: 'Request stream has been aborted',
    });
  });
});

function formOf({ body, headers }: { body: Buffer; headers: Record<string, unknown> }): Promise<FormData> {
  return new Response(new Uint8Array(body), {
    headers: { 'content-type': String(headers['content-type']) },
  }).formData();
}
