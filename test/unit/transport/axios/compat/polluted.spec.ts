import { MtlsLab, answer } from '../../../../helpers/mtls-lab.js';
import { wired } from '../../../../helpers/wired.js';
import { failureOf } from '../../../../helpers/mtls-lab.js';
import type { IncomingHttpHeaders } from 'node:http';

describe('what somebody put on Object.prototype', () => {
  let lab: MtlsLab;

  beforeAll(async () => {
    lab = await MtlsLab.open();
  });
  afterEach(() => lab.close());

  it.each<[string, unknown]>([
    ['auth', 'evil:pw'],
    ['auth', { username: 'evil', password: 'pw' }],
    ['path', '/evil'],
    ['socketPath', '/tmp/evil.sock'],
    ['proxy', { host: '127.0.0.1', port: 9 }],
    ['repeatable', true],
    ['hostname', 'evil.invalid'],
    ['servername', 'evil.invalid'],
    ['createConnection', () => undefined],
  ])('is no option of a request: %s', async (name, value) => {
    const headers: IncomingHttpHeaders[] = [];
    const server = await lab.https((request, response) => {
      headers.push(request.headers);
      answer(response, '{"resultType":"SUCCESS","success":1}');
    });
    const { client, http } = await wired(lab, server);
    const prototype = Object.prototype as unknown as Record<string, unknown>;
    prototype[name] = value;
    try {
      await client.call({ method: 'POST', path: '/typed', class: 'money', body: {} });
      await http.axiosRef.post('/plain', {});
    } finally {
      delete prototype[name];
    }
    expect(server.processed).toEqual(['/api-partner/v1/apps-in-toss/typed', '/plain']);
    expect(headers.map(({ authorization }) => authorization)).toEqual([undefined, undefined]);
  });
});

describe('what cannot be written into a URL', () => {
  let lab: MtlsLab;

  beforeAll(async () => {
    lab = await MtlsLab.open();
  });
  afterEach(() => lab.close());

  it.each<[string, object, string]>([
    ['half of a character', { params: { a: '\ud800' } }, 'ERR_BAD_REQUEST'],
    ['a date that is none', { params: { a: new Date(NaN) } }, 'ERR_BAD_REQUEST'],
    [
      'what a serialiser throws',
      {
        params: { a: 1 },
        paramsSerializer: () => {
          throw new TypeError('secret-1');
        },
      },
      'ERR_BAD_REQUEST',
    ],
    ['no address at all', { url: 'https://[' }, 'ERR_INVALID_URL'],
  ])('is an error of axios with a code: %s', async (_, config, code) => {
    const server = await lab.https((_request, response) => answer(response));
    const { axiosRef } = (await wired(lab, server)).http;
    const error = await failureOf(axiosRef.request({ url: '/x', ...config }));
    expect(error).toMatchObject({ isAxiosError: true, code, cause: { outcome: 'not-sent' } });
    expect(JSON.stringify(error.cause)).not.toContain('secret-1');
    expect(server.processed).toEqual([]);
  });

  it('and what can be says where the answer came from', async () => {
    const server = await lab.https((_request, response) => answer(response));
    const { axiosRef } = (await wired(lab, server)).http;
    const { request } = await axiosRef.get<unknown>('/x', { params: { a: 1 } });
    expect((request as { res: { responseUrl: string } }).res.responseUrl).toBe(`${server.origin}/x?a=1`);
  });
});
