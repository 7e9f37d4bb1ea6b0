import { type AxiosRequestConfig, isAxiosError } from 'axios';
import { Agent } from 'node:https';
import type { Socket } from 'node:net';
import { httpServiceFor } from '../../../helpers/http-service-lab.js';
import { answer, failureOf, type LabServer, MtlsLab } from '../../../helpers/mtls-lab.js';

type Attempt = (decoy: { origin: string; port: number }) => AxiosRequestConfig;

const TRICKS: Array<[string, Attempt]> = [
  ['absolute URL', ({ origin }) => ({ url: `${origin}/x` })],
  ['absolute URL over http', ({ port }) => ({ url: `http://127.0.0.1:${port}/x` })],
  ['protocol-relative URL', ({ port }) => ({ url: `//127.0.0.1:${port}/x` })],
  ['user name in the URL', ({ port }) => ({ url: `https://apps-in-toss@127.0.0.1:${port}/x` })],
  ['IPv6 form of the address', ({ port }) => ({ url: `https://[::ffff:127.0.0.1]:${port}/x` })],
  ['name of the same machine', ({ port }) => ({ url: `https://localhost:${port}/x` })],
  ['name with a trailing dot', ({ port }) => ({ url: `https://localhost.:${port}/x` })],
  ['upper-case name', ({ port }) => ({ url: `https://LOCALHOST:${port}/x` })],
  ['baseURL', ({ origin }) => ({ url: '/x', baseURL: origin })],
  ['proxy', ({ port }) => ({ url: '/x', proxy: { host: '127.0.0.1', port } })],
  ['httpsAgent', () => ({ url: '/x', httpsAgent: new Agent() })],
  ['httpAgent', () => ({ url: '/x', httpAgent: new Agent() })],
  ['adapter', ({ origin }) => ({ url: `${origin}/x`, adapter: 'http' })],
  ['adapter fetch', ({ origin }) => ({ url: `${origin}/x`, adapter: 'fetch' })],
  ['socketPath', () => ({ url: '/x', socketPath: '/tmp/decoy.sock' })],
  [
    'lookup',
    () =>
      ({
        url: '/x',
        lookup: (_host: string, _options: object, done: (e: null, a: string) => void) =>
          done(null, '127.0.0.1'),
      }) as never,
  ],
  ['transport', () => ({ url: '/x', transport: {} }) as never],
  ['maxRedirects', () => ({ url: '/redirect', maxRedirects: 5 })],
  ['httpVersion 2', () => ({ url: '/x', httpVersion: 2 }) as never],
];

describe('the certificate is shown to the configured hosts and to nobody else', () => {
  let lab: MtlsLab;
  let server: LabServer;
  let decoy: { origin: string; port: number };
  let decoyConnections: number;

  beforeAll(async () => {
    lab = await MtlsLab.open();
  });
  beforeEach(async () => {
    decoyConnections = 0;
    decoy = await lab.tcp((socket: Socket) => {
      decoyConnections += 1;
      socket.destroy();
    });
    server = await lab.https((request, response) =>
      request.url === '/redirect'
        ? response.writeHead(302, { location: decoy.origin }).end()
        : answer(response),
    );
  });
  afterEach(() => lab.close());

  it.each(TRICKS)('%s', async (_, attempt) => {
    const { http } = httpServiceFor(lab, server.origin);
    const error = await failureOf(http.axiosRef.request(attempt(decoy)));
    expect(isAxiosError(error)).toBe(true);
    expect(error.cause).toMatchObject({ outcome: 'not-sent', side: 'local' });
    expect(decoyConnections).toBe(0);
    expect(server.processed).toHaveLength(0);
  });

  it('a redirect is answered with an error', async () => {
    const { http } = httpServiceFor(lab, server.origin);
    await failureOf(http.axiosRef.get('/redirect'));
    expect(decoyConnections).toBe(0);
  });

  it.each(['HTTPS_PROXY', 'HTTP_PROXY', 'ALL_PROXY', 'NODE_USE_ENV_PROXY'])(
    '%s in the environment',
    async (name) => {
      const saved = { ...process.env };
      Object.assign(process.env, {
        HTTPS_PROXY: decoy.origin,
        [name]: name === 'NODE_USE_ENV_PROXY' ? '1' : decoy.origin,
      });
      try {
        const { http } = httpServiceFor(lab, server.origin);
        expect((await http.axiosRef.get('/x')).status).toBe(200);
      } finally {
        process.env = saved;
      }
      expect(decoyConnections).toBe(0);
    },
  );

  it('defaults that were changed on the instance are refused as well', async () => {
    const { http } = httpServiceFor(lab, server.origin);
    http.axiosRef.defaults.baseURL = decoy.origin;
    expect((await failureOf(http.axiosRef.get('/x'))).cause).toMatchObject({
      code: 'AIT_REQUEST_OPTION_REFUSED',
    });
    expect(decoyConnections).toBe(0);
  });

  it('clearing the interceptors does not clear the guard', async () => {
    const { http } = httpServiceFor(lab, server.origin);
    http.axiosRef.interceptors.request.clear();
    await failureOf(http.axiosRef.get(`${decoy.origin}/x`, { adapter: 'http' }));
    expect(decoyConnections).toBe(0);
  });

  it('an interceptor of the user cannot lead a request away', async () => {
    const { http } = httpServiceFor(lab, server.origin);
    http.axiosRef.interceptors.request.use((config) => ({
      ...config,
      baseURL: decoy.origin,
      adapter: 'http',
    }));
    await failureOf(http.axiosRef.get('/x'));
    expect(decoyConnections).toBe(0);
  });

  it('a Host header does not change whom we verify', async () => {
    const { http } = httpServiceFor(lab, server.origin);
    expect((await http.axiosRef.get('/x', { headers: { Host: 'elsewhere.example' } })).status).toBe(200);
  });

  it('the second base URL is open by absolute URL', async () => {
    const pay = await lab.https((_, response) => answer(response));
    const { http } = httpServiceFor(lab, server.origin, { also: [pay.origin] });
    await http.axiosRef.get(`${pay.origin}/pay`);
    expect(pay.processed).toEqual(['/pay']);
  });
});
