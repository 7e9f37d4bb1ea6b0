import axios, { type AxiosInstance } from 'axios';
import { getEventListeners } from 'node:events';
import { httpServiceFor } from '../../../helpers/http-service-lab.js';
import { answer, failureOf, type LabServer, MtlsLab } from '../../../helpers/mtls-lab.js';

const FOR_EVER = new Promise<never>(() => undefined);

describe('a plain request whose interceptor hangs', () => {
  let lab: MtlsLab;
  let server: LabServer;

  beforeAll(async () => {
    lab = await MtlsLab.open();
  });
  beforeEach(async () => {
    server = await lab.https((_, response) => answer(response));
  });
  afterEach(() => lab.close());

  function instance(deadline = 5_000): AxiosInstance {
    return httpServiceFor(lab, server.origin, { deadline }).http.axiosRef;
  }

  const NOT_SENT = { outcome: 'not-sent', code: 'AIT_DEADLINE', phase: 'local' };

  it.each<[string, (api: AxiosInstance) => Promise<unknown>]>([
    ['its timeout', (api) => api.post('/pay', {}, { timeout: 30 })],
    ['called as a function', (api) => api({ method: 'post', url: '/pay', timeout: 30 })],
    ['a child', (api) => api.create({ timeout: 30 }).post('/pay', {})],
  ])('ends at %s, and nothing was sent', async (_, call) => {
    const api = instance();
    api.interceptors.request.use(() => FOR_EVER);
    const { create } = api;
    api.create = (config) => {
      const child = create(config);
      child.interceptors.request.use(() => FOR_EVER);
      return child;
    };
    expect(await failureOf(call(api))).toMatchObject({ code: 'ECONNABORTED', cause: NOT_SENT });
    expect(server.processed).toEqual([]);
  });

  it('ends at the deadline of the module where it has no timeout', async () => {
    const api = instance(30);
    api.interceptors.request.use(() => FOR_EVER);
    expect(await failureOf(api.post('/pay', {}))).toMatchObject({ cause: NOT_SENT });
  });

  it('is not sent by what an interceptor does later', async () => {
    const api = instance(30);
    let letGo: () => void = () => undefined;
    // The later one goes first; this one then goes on all the same, as after a failed refresh of a token.
    api.interceptors.request.use(
      (config) => config,
      () => {
        const { adapter, baseURL } = api.defaults;
        return { method: 'post', url: '/pay', adapter, baseURL, headers: new axios.AxiosHeaders() } as never;
      },
    );
    api.interceptors.request.use((config) => new Promise((resolve) => (letGo = () => resolve(config))));
    expect(await failureOf(api.post('/pay', {}))).toMatchObject({ cause: { outcome: 'not-sent' } });
    letGo();
    for (let turn = 0; turn < 20; turn += 1) await new Promise(setImmediate);
    expect(server.processed).toEqual([]);
  });

  it.each(['signal', 'cancelToken'])('ends on abort, by %s, and leaves nothing on it', async (how) => {
    const api = instance();
    const controller = new AbortController();
    const source = axios.CancelToken.source();
    api.interceptors.request.use(() => {
      setImmediate(() => (how === 'signal' ? controller.abort() : source.cancel('enough')));
      return FOR_EVER;
    });
    const ways = how === 'signal' ? { signal: controller.signal } : { cancelToken: source.token };
    expect(await failureOf(api.post('/pay', {}, ways))).toMatchObject({
      code: 'ERR_CANCELED',
      cause: { outcome: 'not-sent', code: 'AIT_ABORTED' },
    });
    expect(server.processed).toEqual([]);
    expect(getEventListeners(controller.signal, 'abort')).toHaveLength(0);
  });

  it('64 at once: each ends at its own deadline, those let go in time go out, and the others never do', async () => {
    const api = instance(60_000);
    const { signal } = new AbortController();
    const held = new Map<string, () => void>();
    api.interceptors.request.use(
      (config) => new Promise((resolve) => held.set(String(config.url), () => resolve(config))),
    );
    const calls = Array.from({ length: 64 }, (_, at) => {
      const url = `/${at % 2 === 0 ? 'late' : 'in-time'}/${at}`;
      const timeout = at % 2 === 0 ? 50 + at : 60_000;
      return api.post(url, {}, { timeout, signal }).then(
        () => 'answered',
        ({ cause }: { cause?: unknown }) => cause,
      );
    });
    await Promise.all(calls.filter((_, at) => at % 2 === 0));
    for (const letGo of held.values()) letGo();
    const ends = await Promise.all(calls);
    ends.forEach((end, at) => {
      if (at % 2 === 0) expect(end).toMatchObject(NOT_SENT);
      else expect(end).toBe('answered');
    });
    for (let turn = 0; turn < 20; turn += 1) await new Promise(setImmediate);
    expect(server.processed).toHaveLength(32);
    expect(server.processed.filter((path) => path.startsWith('/late'))).toEqual([]);
    expect(getEventListeners(signal, 'abort')).toHaveLength(0);
  });

  it('which only takes its time goes out, and leaves nothing behind', async () => {
    const api = instance();
    const { signal } = new AbortController();
    api.interceptors.request.use(async (config) => {
      await new Promise(setImmediate);
      config.headers.set('x-late', '1');
      return config;
    });
    expect((await api.post('/pay', {}, { signal })).status).toBe(200);
    expect(getEventListeners(signal, 'abort')).toHaveLength(0);
  });

  it('keeps what a slow interceptor throws', async () => {
    const api = instance();
    api.interceptors.request.use(async () => {
      await new Promise(setImmediate);
      throw new Error('no token');
    });
    expect(await failureOf(api.post('/pay', {}))).toMatchObject({ message: 'no token' });
  });
});
