import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answer, failureOf, MtlsLab } from '../../../../helpers/mtls-lab.js';
import { wired } from '../../../../helpers/wired.js';

describe('an instance made out of axiosRef', () => {
  let lab: MtlsLab;

  beforeAll(async () => {
    lab = await MtlsLab.open();
  });
  afterEach(() => lab.close());

  it.each<[string, object, object]>([
    ['another adapter', { adapter: 'http' }, {}],
    ['another adapter and no transforms', { adapter: 'http', transformRequest: [] }, {}],
    ['another adapter for one request', {}, { adapter: 'fetch', transformRequest: [] }],
    ['another base URL', { adapter: 'http', baseURL: 'BASE' }, {}],
  ])('sends nothing to a foreign host: %s', async (_, defaults, config) => {
    const seen: unknown[] = [];
    const stranger = createServer((request, response) => {
      seen.push(request.headers);
      response.end('{}');
    }).listen(0, '127.0.0.1');
    lab.onClose(() => void stranger.close());
    await new Promise((resolve) => stranger.once('listening', resolve));
    const url = `http://127.0.0.1:${(stranger.address() as AddressInfo).port}`;
    const server = await lab.https((_request, response) => answer(response));
    const { axiosRef } = (await wired(lab, server)).http;
    const own = Object.fromEntries(
      Object.entries(defaults).map(([name, value]) => [name, value === 'BASE' ? url : (value as unknown)]),
    );
    for (const child of [axiosRef.create(own), axiosRef.create().create(own)]) {
      const headers = { authorization: 'Bearer token-1' };
      const error = await failureOf(child.post(`${url}/steal`, {}, { headers, ...config }));
      expect(error).toMatchObject({ isAxiosError: true, code: 'ERR_BAD_OPTION' });
    }
    expect(seen).toEqual([]);
  });

  it('is otherwise one like it', async () => {
    const server = await lab.https((_request, response) => answer(response));
    const { axiosRef } = (await wired(lab, server)).http;
    const child = axiosRef.create({ headers: { 'x-child': '1' } });
    await expect(child.get('/x')).resolves.toMatchObject({ status: 200, data: { ok: true } });
    expect(server.callers).toEqual(['my-mini-app']);
  });
});
