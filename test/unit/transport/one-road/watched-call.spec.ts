import axiosRetry from 'axios-retry';
import type { AxiosInstance, AxiosRequestConfig, InternalAxiosRequestConfig } from 'axios';
import { OutcomeUnknownError } from 'nestjs-apps-in-toss';
import type { IncomingMessage, RequestListener } from 'node:http';
import { failureOf, MtlsLab } from '../../../helpers/mtls-lab.js';
import { wired } from '../../../helpers/wired.js';

const PAID = '{"resultType":"SUCCESS","success":{"paid":true}}';
const PAY = {
  method: 'POST',
  path: '/pay',
  class: 'money',
  body: { orderNo: 'order-1' },
  accessToken: 'token-1',
} as const;
const PAY_URL = '/api-partner/v1/apps-in-toss/pay';
const paid: RequestListener = (_, response) =>
  response.writeHead(200, { 'content-type': 'application/json' }).end(PAID);
/** Processes the request and cuts the connection: the one case in which nobody can know. */
const cut: RequestListener = (request) => request.socket.destroy();

type Listen = (api: AxiosInstance) => void;
const listens: Listen = (api) => void api.interceptors.request.use((config) => config);

describe('a typed call that somebody listens to', () => {
  let lab: MtlsLab;

  beforeAll(async () => {
    lab = await MtlsLab.open();
  });
  afterEach(() => lab.close());

  async function app(listener: RequestListener, listen: Listen, options: { deadline?: number } = {}) {
    const seen: IncomingMessage[] = [];
    const server = await lab.https((request, response) => {
      seen.push(request);
      listener(request, response);
    });
    const { client, http } = await wired(lab, server, options);
    listen(http.axiosRef);
    return { client, http, server, seen };
  }

  it.each<[string, Listen]>([
    [
      'the answer is handed on without its head',
      (api) => void api.interceptors.response.use((r) => r.data as never),
    ],
    ['nothing is handed on', (api) => void api.interceptors.response.use(() => undefined as never)],
    [
      'the answer is made a refusal',
      (api) =>
        void api.interceptors.response.use((r) => ({ ...r, status: 400, data: '{"resultType":"FAIL"}' })),
    ],
    [
      'a small maxContentLength is the default',
      (api) => (listens(api), void (api.defaults.maxContentLength = 5)),
    ],
    ['a stream is the default', (api) => (listens(api), void (api.defaults.responseType = 'stream'))],
    ['nothing is decompressed by default', (api) => (listens(api), void (api.defaults.decompress = false))],
    [
      'every status is refused',
      (api) =>
        void api.interceptors.request.use((config) => Object.assign(config, { validateStatus: () => false })),
    ],
    [
      'the body is encoded once more',
      (api) => void api.interceptors.request.use((config) => Object.assign(config, { data: { other: 1 } })),
    ],
    [
      'it goes to another address, with another method',
      (api) =>
        void api.interceptors.request.use((config) => ({
          ...config,
          url: '/other',
          method: 'get',
          baseURL: '',
        })),
    ],
    [
      'the config is another one, made from nothing',
      (api) =>
        void api.interceptors.request.use(
          (config) => ({ url: config.url, headers: config.headers }) as InternalAxiosRequestConfig,
        ),
    ],
    ['parameters are the default', (api) => (listens(api), void (api.defaults.params = { twice: 1 }))],
  ])('is paid, and its result comes back, where %s', async (_, listen) => {
    const { client, seen } = await app(paid, listen);
    await expect(client.call(PAY)).resolves.toEqual({ paid: true });
    expect(seen.map(({ method, url }) => `${method} ${url}`)).toEqual([
      'POST /api-partner/v1/apps-in-toss/pay',
    ]);
    expect(seen[0]!.headers['content-length']).toBe(String(JSON.stringify(PAY.body).length));
  });

  it.each<[string, Listen]>([
    [
      'an interceptor throws',
      (api) =>
        void api.interceptors.response.use(() => {
          throw new TypeError('mine');
        }),
    ],
    [
      'an interceptor rejects',
      (api) => void api.interceptors.response.use(async () => Promise.reject('mine')),
    ],
    [
      'a transform of the answer throws',
      (api) =>
        void api.interceptors.request.use((config) =>
          Object.assign(config, {
            transformResponse: () => {
              throw new TypeError('mine');
            },
          }),
        ),
    ],
  ])('has an unknown outcome, not an error of its own, where after the answer %s', async (_, listen) => {
    const { client, server } = await app(paid, listen);
    const error = await failureOf(client.call(PAY));
    expect(error).toBeInstanceOf(OutcomeUnknownError);
    expect(error).toMatchObject({ outcome: 'unknown', cause: { code: 'AIT_INTERCEPTOR_FAILED' } });
    expect(server.processed).toHaveLength(1);
  });

  it.each<[string, Listen]>([
    [
      'throws',
      (api) =>
        void api.interceptors.request.use(() => {
          throw new TypeError('mine');
        }),
    ],
    [
      'answers what is no answer',
      (api) => void api.interceptors.request.use((c) => Object.assign(c, { adapter: async () => 1 })),
    ],
  ])('was not sent, where before the request an interceptor %s', async (_, listen) => {
    const { client, server } = await app(paid, listen);
    const error = await failureOf(client.call(PAY));
    expect(error).toMatchObject({
      outcome: 'not-sent',
      code: expect.stringMatching(/^AIT_/),
      operation: 'call',
    });
    expect(server.processed).toEqual([]);
  });

  it('hangs no longer than its deadline in an interceptor, and is not sent after it', async () => {
    let goOn!: () => void;
    const held = new Promise<void>((resolve) => (goOn = resolve));
    let through!: () => void;
    const passed = new Promise<void>((resolve) => (through = resolve));
    const { client, server } = await app(
      paid,
      (api) =>
        void api.interceptors.request.use(async (config) => {
          await held;
          setImmediate(through);
          return config;
        }),
      { deadline: 60 },
    );
    expect(await failureOf(client.call(PAY))).toMatchObject({ code: 'AIT_DEADLINE', outcome: 'not-sent' });
    goOn();
    await passed;
    expect(server.processed).toEqual([]);
    expect(server.connections()).toBe(0);
  });

  it('ends when its signal does, also in an interceptor that hangs', async () => {
    const abort = new AbortController();
    const { client, server } = await app(
      paid,
      (api) =>
        void api.interceptors.request.use(() => {
          setImmediate(() => abort.abort());
          return new Promise(() => undefined);
        }),
    );
    const error = await failureOf(client.call(PAY, { signal: abort.signal }));
    expect(error).toMatchObject({ code: 'AIT_ABORTED', outcome: 'not-sent' });
    expect(server.processed).toEqual([]);
  });

  it('gives what it knows at its deadline, where an interceptor hangs after the answer', async () => {
    const { client } = await app(
      paid,
      (api) => void api.interceptors.response.use(() => new Promise(() => undefined)),
      { deadline: 1_000 },
    );
    await expect(client.call(PAY)).resolves.toEqual({ paid: true });
  });

  it.each<[string, Listen]>([
    [
      'basic authentication as a default',
      (api) => (listens(api), void (api.defaults.auth = { username: 'a', password: 'b' })),
    ],
    [
      'another token as a default',
      (api) => (listens(api), void (api.defaults.headers.common['Authorization'] = 'Bearer x')),
    ],
    [
      'another token and user from an interceptor',
      (api) =>
        void api.interceptors.request.use((config) => {
          config.headers.set({ Authorization: 'Bearer x', 'x-toss-user-key': '7', x_toss_user_key: '7' });
          return config;
        }),
    ],
  ])('speaks for whom it was made: %s changes nothing', async (_, listen) => {
    const { client, seen } = await app(paid, listen);
    await client.call(PAY);
    expect(seen[0]!.headers).toMatchObject({ authorization: 'Bearer token-1' });
    expect(Object.keys(seen[0]!.headers).filter((name) => /user.key/.test(name))).toEqual([]);
  });

  it.each<[string, Listen]>([
    [
      'an interceptor adds',
      (api) => void api.interceptors.request.use((c) => (c.headers.set('X-Trace', 't-1'), c)),
    ],
    ['are defaults', (api) => (listens(api), void (api.defaults.headers.common['X-Trace'] = 't-1'))],
    ['are defaults, and nobody listens', (api) => void (api.defaults.headers.common['X-Trace'] = 't-1')],
    [
      'are defaults of its method',
      (api) => void ((api.defaults.headers.post as object as Record<string, string>)['X-Trace'] = 't-1'),
    ],
  ])('carries headers that %s', async (_, listen) => {
    const { client, seen } = await app(paid, listen);
    await client.call(PAY);
    expect(seen[0]!.headers).toMatchObject({ 'x-trace': 't-1', 'content-type': 'application/json' });
  });

  it.each<[string, Listen]>([
    ['axios-retry at its defaults', (api) => void axiosRetry(api)],
    [
      'axios-retry, told to repeat everything',
      (api) => void axiosRetry(api, { retries: 3, retryCondition: () => true }),
    ],
    [
      'an interceptor that sends the same config',
      (api) =>
        void api.interceptors.response.use(undefined, (error: { config: AxiosRequestConfig }) =>
          api.request(error.config),
        ),
    ],
    [
      'an interceptor that sends a copy of it',
      (api) =>
        void api.interceptors.response.use(undefined, ({ config }: { config: InternalAxiosRequestConfig }) =>
          api({
            method: config.method,
            url: config.url,
            data: config.data,
            headers: { ...config.headers },
          } as AxiosRequestConfig),
        ),
    ],
    [
      'a child of the instance',
      (api) =>
        void api.interceptors.response.use(undefined, ({ config }: { config: AxiosRequestConfig }) =>
          api.create().request(config),
        ),
    ],
    [
      'an answer in its place',
      (api) =>
        void api.interceptors.response.use(
          undefined,
          ({ config }: { config: InternalAxiosRequestConfig }) => ({
            status: 200,
            statusText: 'OK',
            headers: {},
            config,
            data: PAID,
          }),
        ),
    ],
  ])('whose connection was cut is sent once, and stays unknown, whatever %s does', async (_, listen) => {
    const { client, server } = await app(cut, listen, { deadline: 3_000 });
    const error = await failureOf(client.call(PAY));
    expect(error).toBeInstanceOf(OutcomeUnknownError);
    expect(error).toMatchObject({ outcome: 'unknown', cause: { code: 'AIT_NET_RESET' } });
    expect(server.processed).toHaveLength(1);
  });

  it('is not taken for a plain request beside it that differs in address, method or body', async () => {
    const open: Array<() => void> = [];
    const { client, http, server } = await app((request, response) => {
      if (request.url !== PAY_URL || request.method !== 'POST') return paid(request, response);
      // The payment is under way for as long as the others take.
      open.push(() => paid(request, response));
    }, listens);
    const call = client.call(PAY);
    while (open.length === 0) await new Promise(setImmediate);
    const body = JSON.stringify(PAY.body);
    const others = [
      http.axiosRef.post('/other', body),
      http.axiosRef.put(PAY_URL, body),
      http.axiosRef.post(`${PAY_URL}/2`, body),
    ];
    for (const { status } of await Promise.all(others)) expect(status).toBe(200);
    open[0]?.();
    await call;
    expect(server.processed).toHaveLength(4);
  });

  it('is repeated as ever, by the client itself, where that does no harm', async () => {
    const answers = [cut, cut, paid];
    const { client, server } = await app(
      (...args) => answers.shift()!(...args),
      (api) => void axiosRetry(api),
    );
    await expect(client.call({ ...PAY, class: 'safe' })).resolves.toEqual({ paid: true });
    expect(server.processed).toHaveLength(3);
  });

  it('that reads with GET for money is not sent again under another certificate', async () => {
    const page =
      '<html><body><center><h1>400 Bad Request</h1></center><center>The SSL certificate error</center></body></html>';
    const server = await lab.https((_, response) =>
      response.writeHead(400, { 'content-type': 'text/html' }).end(page),
    );
    const pairs = await Promise.all(
      [2, 1].map((days) =>
        lab.authority.issue({ commonName: `c${days}`, validFrom: new Date(Date.now() - days * 3_600_000) }),
      ),
    );
    const { client, http } = await wired(lab, server, {
      certificate: pairs.map(({ chain, key }) => ({ cert: chain, key })),
    });
    http.axiosRef.interceptors.request.use(
      (config) =>
        ({
          url: config.url,
          method: 'get',
          headers: config.headers,
        }) as InternalAxiosRequestConfig,
    );
    const error = await failureOf(client.call({ method: 'GET', path: '/pay', class: 'money' }));
    expect(error.outcome).toBe('unknown');
    expect(server.processed).toHaveLength(1);
  });
});
