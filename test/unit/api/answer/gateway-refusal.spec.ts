import { fault } from '../../../../lib/transport/fault/fault-catalogue.js';
import { errorOf, scripted } from '../api-client.js';
import type { Step } from '../scripted-transport.js';

const refused: Step = () => ({
  status: 400,
  headers: { 'content-type': 'text/html' },
  body: '<html>The SSL certificate error</html>',
  gatewayFault: fault('AIT_CERT_EXPIRED'),
  attempt: { outcome: 'success', startedAt: new Date(0), durationMs: 1, fingerprint256: 'AA:BB' },
});

describe('a gateway refused the certificate in a page', () => {
  it('names the certificate, not the request', async () => {
    const { client } = scripted([refused], { retries: 2 });
    const error = await errorOf(client.call({ method: 'POST', path: '/x', class: 'safe' }));
    expect(error).toMatchObject({
      name: 'AppsInTossTransportError',
      code: 'AIT_CERT_EXPIRED',
      side: 'they-refused-us',
      outcome: 'refused',
      httpStatus: 400,
      attempts: [{ code: 'AIT_CERT_EXPIRED', outcome: 'refused' }],
    });
  });

  it('where the page proves that nothing came through, not even money is in doubt', async () => {
    const proven: Step = (...given) => ({ ...(refused(...given) as object), isProvenRefusal: true }) as never;
    const { client } = scripted([proven], { retries: 2 });
    const error = await errorOf(client.call({ method: 'POST', path: '/x', class: 'money' }));
    expect(error).toMatchObject({
      name: 'AppsInTossTransportError',
      code: 'AIT_CERT_EXPIRED',
      outcome: 'refused',
      retryable: false,
    });
  });

  it('is no proof by itself where money moves', async () => {
    const { client } = scripted([refused], { retries: 0 });
    const error = await errorOf(client.call({ method: 'POST', path: '/x', class: 'money' }));
    expect(error).toMatchObject({ name: 'OutcomeUnknownError', cause: { code: 'AIT_CERT_EXPIRED' } });
  });
});
