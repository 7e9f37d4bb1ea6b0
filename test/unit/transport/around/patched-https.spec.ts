import https from 'node:https';
import type { ClientRequest } from 'node:http';
import { answer, MtlsLab } from '../../../helpers/mtls-lab.js';
import { wired } from '../../../helpers/wired.js';

describe('what patches https.request after this package was imported', () => {
  const original = https.request;
  let lab: MtlsLab;

  beforeAll(async () => {
    lab = await MtlsLab.open();
  });
  afterEach(() => {
    https.request = original;
    return lab.close();
  });

  it.each([
    ['the typed client', false],
    ['the typed client, with an interceptor', true],
  ])('sees every request, and may add a header to it: %s', async (_, listened) => {
    const traced: unknown[] = [];
    const server = await lab.https((request, response) => {
      traced.push(request.headers['traceparent']);
      answer(response, '{"resultType":"SUCCESS","success":1}');
    });
    const { client, http } = await wired(lab, server);
    if (listened) http.axiosRef.interceptors.request.use((config) => config);
    https.request = ((...args: Parameters<typeof original>): ClientRequest => {
      const request = original(...args);
      request.setHeader('traceparent', '00-1');
      return request;
    }) as typeof original;
    await client.call({ method: 'POST', path: '/x', class: 'money', body: {} });
    await http.axiosRef.get('/y');
    expect(traced).toEqual(['00-1', '00-1']);
  });
});
