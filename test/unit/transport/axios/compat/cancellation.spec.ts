import axios, { type AxiosRequestConfig, type CancelToken } from 'axios';
import { getEventListeners } from 'node:events';
import type { Readable } from 'node:stream';
import { failureOf } from '../../../../helpers/mtls-lab.js';
import { compat, type Compat } from './compat-lab.js';

interface Canceller {
  config: AxiosRequestConfig;
  cancel: () => void;
  /** Listeners that a request left on it. */
  left: () => number;
}

const WAYS: Array<[string, string, () => Canceller]> = [
  [
    'signal',
    'canceled',
    () => {
      const controller = new AbortController();
      const { signal } = controller;
      return {
        config: { signal },
        cancel: () => controller.abort(),
        left: () => getEventListeners(signal, 'abort').length,
      };
    },
  ],
  [
    'cancelToken',
    'enough',
    () => {
      const { token, cancel } = axios.CancelToken.source();
      return {
        config: { cancelToken: token },
        cancel: () => cancel('enough'),
        left: () => listenersOf(token),
      };
    },
  ],
  [
    'cancelToken and signal',
    'enough',
    () => {
      const { token, cancel } = axios.CancelToken.source();
      const { signal } = new AbortController();
      return {
        config: { cancelToken: token, signal },
        cancel: () => cancel('enough'),
        left: () => listenersOf(token) + getEventListeners(signal, 'abort').length,
      };
    },
  ],
];

function listenersOf(token: CancelToken): number {
  return (token as unknown as { _listeners: unknown[] | null })._listeners?.length ?? 0;
}

/** Cancels as soon as the server has the request. */
function whenSeen({ respond }: Compat, then: () => void): void {
  respond(() => then());
}

compat('cancellation', (t) => {
  describe.each(WAYS)('%s', (_, message, make) => {
    const canceled = { name: 'CanceledError', code: 'ERR_CANCELED', message };

    it('before the call: no request', async () => {
      const { api, server } = t();
      const { config, cancel, left } = make();
      cancel();
      const error = await failureOf(api.get('/x', config));
      expect(error).toMatchObject(canceled);
      expect(axios.isCancel(error)).toBe(true);
      expect([server.connections(), left()]).toEqual([0, 0]);
    });

    it('while connecting', async () => {
      const { api, server } = t();
      const { config, cancel, left } = make();
      server.server.once('connection', cancel);
      expect(await failureOf(api.get('/x', config))).toMatchObject(canceled);
      expect(left()).toBe(0);
    });

    it('while waiting for the answer', async () => {
      const compat = t();
      const { config, cancel, left } = make();
      whenSeen(compat, cancel);
      const error = await failureOf(compat.api.post('/x', { a: 1 }, config));
      expect(error).toMatchObject(canceled);
      expect(axios.isAxiosError(error)).toBe(true);
      expect(left()).toBe(0);
    });

    it('in the middle of the body', async () => {
      const { api, respond } = t();
      const { config, cancel, left } = make();
      respond((response) => response.writeHead(200, { 'content-length': 100 }).write('half', cancel));
      expect(await failureOf(api.get('/x', config))).toMatchObject(canceled);
      expect(left()).toBe(0);
    });

    it('after the answer: nothing happens, and nothing is left on it', async () => {
      const { api } = t();
      const { config, cancel, left } = make();
      const { data } = await api.get('/x', config);
      expect(left()).toBe(0);
      cancel();
      expect(data).toEqual({ ok: true });
    });

    it('nothing is left on it after an error either', async () => {
      const { api, respond } = t();
      const { config, left } = make();
      respond((response) => response.writeHead(500).end());
      await failureOf(api.get('/x', config));
      respond((_response, _seen, request) => request.socket.destroy());
      await failureOf(api.get('/x', config));
      expect(left()).toBe(0);
    });

    it('over a streamed answer: the stream fails with it', async () => {
      const { api, respond } = t();
      const { config, cancel, left } = make();
      respond((response) => response.writeHead(200, { 'content-length': 100 }).write('half'));
      const { data } = await api.get<Readable>('/x', { ...config, responseType: 'stream' });
      data.once('data', cancel);
      const error = await new Promise<Error>((resolve) => data.once('error', resolve));
      expect(axios.isCancel(error)).toBe(true);
      expect(error).toMatchObject(canceled);
      await new Promise(setImmediate);
      expect(left()).toBe(0);
    });

    it('a streamed answer that was read leaves nothing on it', async () => {
      const { api } = t();
      const { config, left } = make();
      const { data } = await api.get<Readable>('/x', { ...config, responseType: 'stream' });
      for await (const chunk of data) void chunk;
      await new Promise(setImmediate);
      expect(left()).toBe(0);
    });
  });

  it('by signal, the error tells config and request', async () => {
    const compat = t();
    const controller = new AbortController();
    whenSeen(compat, () => controller.abort());
    const error = await failureOf(compat.api.get('/x', { signal: controller.signal }));
    expect(error).toMatchObject({ config: { url: '/x', method: 'get' }, request: { path: '/x' } });
  });

  it('one token cancels many', async () => {
    const { api, respond, seen } = t();
    const { token, cancel } = axios.CancelToken.source();
    respond(() => seen.length === 3 && cancel('all'));
    const errors = await Promise.all(
      [1, 2, 3].map((n) => failureOf(api.get(`/${n}`, { cancelToken: token }))),
    );
    expect(errors.map(({ message }) => message)).toEqual(['all', 'all', 'all']);
  });

  it('AbortSignal.timeout cancels', async () => {
    const { api, respond } = t();
    respond(() => undefined);
    const error = await failureOf(api.get('/x', { signal: AbortSignal.timeout(30) }));
    expect(axios.isCancel(error)).toBe(true);
  });
});
