import { AxiosError, AxiosHeaders } from 'axios';
import { failureOf } from '../../../../helpers/mtls-lab.js';
import { compat, HAS_ORDERING } from './compat-lab.js';

compat('interceptors', (t) => {
  it('request interceptors run last in, first out; response interceptors first in, first out', async () => {
    const { api } = t();
    const order: string[] = [];
    for (const name of ['a', 'b']) {
      api.interceptors.request.use((config) => (order.push(`request ${name}`), config));
      api.interceptors.response.use((response) => (order.push(`response ${name}`), response));
    }
    await api.get('/x');
    expect(order).toEqual(['request b', 'request a', 'response a', 'response b']);
  });

  const orders = it.each(HAS_ORDERING ? [false, true] : [undefined]);
  orders('transitional.legacyInterceptorReqResOrdering: %s', async (legacyInterceptorReqResOrdering) => {
    const { api } = t();
    const order: string[] = [];
    for (const name of ['a', 'b']) api.interceptors.request.use((config) => (order.push(name), config));
    const ordered = { transitional: { legacyInterceptorReqResOrdering } } as object;
    await api.get('/x', legacyInterceptorReqResOrdering === undefined ? {} : ordered);
    expect(order).toEqual(legacyInterceptorReqResOrdering === false ? ['a', 'b'] : ['b', 'a']);
  });

  it('an asynchronous one is waited for', async () => {
    const { api, only } = t();
    api.interceptors.request.use(async (config) => {
      await new Promise(setImmediate);
      config.headers.set('x-late', 'yes');
      return config;
    });
    await api.get('/x');
    expect(only().headers['x-late']).toBe('yes');
  });

  it('a synchronous one runs within the call, an ordinary one does not', async () => {
    const { api } = t();
    const order: string[] = [];
    const id = api.interceptors.request.use((config) => (order.push('synchronous'), config), undefined, {
      synchronous: true,
    });
    const first = api.get('/x');
    order.push('called');
    await first;
    api.interceptors.request.eject(id);
    api.interceptors.request.use((config) => (order.push('ordinary'), config));
    const second = api.get('/x');
    order.push('called');
    await second;
    expect(order).toEqual(['synchronous', 'called', 'called', 'ordinary']);
  });

  it('runWhen decides, by the config', async () => {
    const { api, seen } = t();
    api.interceptors.request.use(
      (config) => {
        config.headers.set('x-only-post', '1');
        return config;
      },
      undefined,
      { runWhen: ({ method }) => method === 'post' },
    );
    await api.get('/x');
    await api.post('/x', {});
    expect(seen.map(({ headers }) => headers['x-only-post'])).toEqual([undefined, '1']);
  });

  it('an ejected one is gone, clear() takes all', async () => {
    const { api } = t();
    let calls = 0;
    const count = <T>(value: T): T => ((calls += 1), value);
    const id = api.interceptors.request.use(count);
    api.interceptors.request.use(count);
    api.interceptors.response.use(count);
    api.interceptors.request.eject(id);
    await api.get('/x');
    expect(calls).toBe(2);
    api.interceptors.request.clear();
    api.interceptors.response.clear();
    await api.get('/x');
    expect(calls).toBe(2);
  });

  it('one that throws ends the request; the next one before the request may rescue it', async () => {
    const { api, seen } = t();
    api.interceptors.request.use(undefined, (error: Error & { config?: object }) => ({
      ...(error.config as object),
      headers: new AxiosHeaders({ 'x-rescued': error.message }),
    }));
    const id = api.interceptors.request.use((config) => {
      throw Object.assign(new Error('no'), { config });
    });
    await api.get('/x');
    expect(seen[0]?.headers['x-rescued']).toBe('no');
    api.interceptors.request.eject(id);
    api.interceptors.request.clear();
    api.interceptors.request.use(() => {
      throw new Error('still no');
    });
    expect(await failureOf(api.get('/x'))).toMatchObject({ message: 'still no' });
    expect(seen).toHaveLength(1);
  });

  it('a response interceptor sees the error of a status, and may answer in its place', async () => {
    const { api, respond } = t();
    respond((response) => response.writeHead(503).end('{"down":true}'));
    const codes: unknown[] = [];
    api.interceptors.response.use(undefined, (error: AxiosError) => {
      codes.push(error.code, error.response?.data);
      return error.response;
    });
    const { status } = await api.get('/x');
    expect([status, ...codes]).toEqual([503, 'ERR_BAD_RESPONSE', { down: true }]);
  });

  it('a response interceptor may send the request again', async () => {
    const { api, respond, seen } = t();
    respond((response) => response.writeHead(seen.length === 1 ? 401 : 200).end('{}'));
    api.interceptors.response.use(undefined, (error: AxiosError) => {
      const { config } = error;
      if (!config) throw error;
      config.headers.set('authorization', 'Bearer fresh');
      return api.request(config);
    });
    const { status } = await api.post('/x', { amount: 1 });
    expect(status).toBe(200);
    expect(seen.map(({ body }) => body.toString())).toEqual(['{"amount":1}', '{"amount":1}']);
    expect(seen[1]?.headers.authorization).toBe('Bearer fresh');
  });
});
