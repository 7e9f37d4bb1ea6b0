import axios, { type AxiosAdapter, type AxiosInstance } from 'axios';
import { setupCache } from 'axios-cache-interceptor';
import AxiosMockAdapter from 'axios-mock-adapter';
import axiosRetry from 'axios-retry';
import { answer, failureOf, type LabServer, MtlsLab } from '../../../helpers/mtls-lab.js';
import { wired } from '../../../helpers/wired.js';

type MockAdapter = new (
  instance: AxiosInstance,
  options?: object,
) => {
  onGet(url: string): { reply(status: number, body: unknown): void };
};
/** CommonJS, whose default export is the class under `default` here and there. */
const Mock = ((AxiosMockAdapter as unknown as { default?: unknown }).default ??
  AxiosMockAdapter) as unknown as MockAdapter;

/** As docs/mocking.md has it: an instance of one's own that hands every request on to ours. */
const front = (axiosRef: AxiosInstance): AxiosInstance => {
  const adapter: AxiosAdapter = async (config) => {
    const { method, url, params, data, headers, signal, validateStatus } = config;
    const request = { method, url, params, data, headers, signal, validateStatus } as object;
    return { ...(await axiosRef.request(request)), config };
  };
  return axios.create({ adapter });
};

describe('plug-ins that bring an adapter', () => {
  let lab: MtlsLab;
  let server: LabServer;
  let axiosRef: AxiosInstance;

  beforeAll(async () => {
    lab = await MtlsLab.open();
  });
  beforeEach(async () => {
    server = await lab.https((request, response) =>
      request.url === '/cut' ? void request.socket.destroy() : answer(response),
    );
    ({ axiosRef } = (await wired(lab, server)).http);
  });
  afterEach(() => lab.close());

  it('are refused on axiosRef itself, by name', async () => {
    new Mock(axiosRef).onGet('/x').reply(200, {});
    expect(await failureOf(axiosRef.get('/x'))).toMatchObject({
      code: 'ERR_BAD_OPTION',
      cause: { code: 'AIT_REQUEST_OPTION_REFUSED', outcome: 'not-sent' },
    });
    expect(server.processed).toEqual([]);
  });

  it('axios-mock-adapter works on an instance in front', async () => {
    const api = front(axiosRef);
    new Mock(api, { onNoMatch: 'passthrough' }).onGet('/mocked').reply(200, { mocked: true });
    await expect(api.get('/mocked')).resolves.toMatchObject({ data: { mocked: true } });
    await expect(api.get('/real')).resolves.toMatchObject({ data: { ok: true } });
    expect(server.processed).toEqual(['/real']);
    expect(server.callers).toEqual(['my-mini-app']);
  });

  it('axios-cache-interceptor works on an instance in front', async () => {
    const api = setupCache(front(axiosRef) as never) as unknown as AxiosInstance;
    await api.get('/x', { params: { a: 1 } });
    await expect(api.get('/x', { params: { a: 1 } })).resolves.toMatchObject({
      data: { ok: true },
      cached: true,
    });
    expect(server.processed).toEqual(['/x?a=1']);
  });

  it('axios-retry repeats plain requests only where nothing was sent, under the condition of the docs', async () => {
    axiosRetry(axiosRef, {
      retries: 3,
      retryCondition: ({ cause }) => (cause as { outcome?: string } | undefined)?.outcome === 'not-sent',
    });
    expect((await failureOf(axiosRef.post('/cut', {}))).cause).toMatchObject({ outcome: 'unknown' });
    expect(server.processed).toEqual(['/cut']);
  });

  it('and without it repeats what may have been done: that is theirs, and why the docs name the condition', async () => {
    axiosRetry(axiosRef);
    await failureOf(axiosRef.post('/cut', {}));
    expect(server.processed.length).toBeGreaterThan(1);
  });
});
