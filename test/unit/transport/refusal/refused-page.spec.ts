import { Deadline } from '../../../../lib/foundation/deadline.js';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { TLSSocket } from 'node:tls';
import { Readable } from 'node:stream';
import type { ClientCertificate } from '../../../../lib/certificate/client-certificate.js';
import { MtlsTransport } from '../../../../lib/transport/mtls-transport.js';
import { httpServiceFor } from '../../../helpers/http-service-lab.js';
import { answer, failureOf, MtlsLab } from '../../../helpers/mtls-lab.js';

const clock = (): Date => new Date();
const page = (words: string, footer = 'nginx/1.22.1'): string =>
  `<html>\r\n<head><title>400 ${words}</title></head>\r\n<body>\r\n<center><h1>400 Bad Request</h1></center>\r\n` +
  `<center>${words}</center>\r\n<hr><center>${footer}</center>\r\n</body>\r\n</html>\r\n`;
const PAGE = page('The SSL certificate error');
const CLOSES = { 'content-type': 'text/html', connection: 'close' };
const KEEPS = { 'content-type': 'text/html' };

describe('a gateway that refuses the active certificate in a page, with a standby', () => {
  let lab: MtlsLab;
  let standby: ClientCertificate;

  beforeAll(async () => {
    lab = await MtlsLab.open();
    standby = await lab.certificate({ commonName: 'standby' });
  });
  afterEach(() => lab.close());

  /** A gateway that answers the lab's own client with a page, and everybody else as the API would. */
  async function gateway(
    body = PAGE,
    headers: Record<string, string> = CLOSES,
    { acceptsFirst = 0, status = 400 } = {},
  ) {
    let accepted = 0;
    const respond = (request: IncomingMessage, response: ServerResponse): void => {
      const { CN } = (request.socket as TLSSocket).getPeerCertificate().subject;
      if (CN === 'standby' || accepted++ < acceptsFirst) answer(response);
      else response.writeHead(status, headers).end(body);
    };
    const server = await lab.https(respond);
    const refusals: string[] = [];
    const { agents, axios: guarded } = httpServiceFor(lab, server.origin, {
      refused: ({ commonName }, { code }) => {
        refusals.push(`${commonName} ${code}`);
        agents.activate(standby);
      },
    });
    lab.onClose(() => agents.cut(standby));
    const { axiosRef: axios } = guarded;
    const transport = new MtlsTransport({ agents, axios: guarded, maxResponseBytes: 65_536, clock });
    const pay = (repeatable: boolean) =>
      transport.send({
        operation: 'pay',
        method: 'POST',
        url: `${server.origin}/pay`,
        headers: {},
        body: '{"amount":1}',
        deadline: new Deadline(2_000),
        repeatable,
      });
    return { axios, pay, server, refusals };
  }

  describe.each([false, true])('the typed client (through axios: %s)', (throughAxios) => {
    it('sends the same payment under the other certificate', async () => {
      const { axios, pay, server, refusals } = await gateway();
      if (throughAxios) axios.interceptors.request.use((config) => config);
      const { status, gatewayFault, attempt } = await pay(false);
      expect({ status, gatewayFault, refusals }).toEqual({
        status: 200,
        gatewayFault: undefined,
        refusals: ['my-mini-app AIT_CERT_REFUSED'],
      });
      expect(attempt.fingerprint256).toBe(standby.fingerprint256);
      expect(server.callers).toEqual(['my-mini-app', 'standby']);
    });

    it('where the page could be of somebody behind, only what may be repeated', async () => {
      const { axios, pay, server, refusals } = await gateway(PAGE, KEEPS);
      if (throughAxios) axios.interceptors.request.use((config) => config);
      expect(await pay(false)).toMatchObject({ status: 400, isProvenRefusal: false });
      expect(server.callers).toEqual(['my-mini-app']);
      // The next one goes out under the other certificate all the same.
      expect(refusals).toHaveLength(1);
      const again = await gateway(PAGE, KEEPS);
      if (throughAxios) again.axios.interceptors.request.use((config) => config);
      expect(await again.pay(true)).toMatchObject({ status: 200 });
      expect(again.server.callers).toEqual(['my-mini-app', 'standby']);
    });
  });

  it.each([
    ['nginx', PAGE],
    ['a child of nginx', page('No required SSL certificate was sent', 'openresty')],
    [
      'nginx for old browsers',
      `${PAGE}<!-- a padding to disable MSIE and Chrome friendly error page -->\r\n`,
    ],
  ])('the HTTP service does so too: %s', async (_, body) => {
    const { axios, server } = await gateway(body);
    expect(await axios.post('/pay', { amount: 1 })).toMatchObject({ status: 200, data: { ok: true } });
    expect(server.callers).toEqual(['my-mini-app', 'standby']);
  });

  it.each([
    ['the connection stays open', PAGE, KEEPS],
    ['another shape', `<html><body>The SSL certificate error</body></html>`, CLOSES],
    ['text around it', `<p>upstream said</p>${PAGE}`, CLOSES],
    ['plain text', PAGE, { 'content-type': 'text/plain', connection: 'close' }],
  ])('no proof, so a payment is not sent again: %s', async (_, body, headers) => {
    const { axios, server } = await gateway(body, headers);
    expect(await failureOf(axios.post('/pay', {}))).toMatchObject({ response: { status: 400 } });
    expect(server.callers).toEqual(['my-mini-app']);
  });

  it.each([
    ['another page', page('Request Header Or Cookie Too Large'), CLOSES],
    [
      'JSON that quotes it',
      JSON.stringify({ error: PAGE }),
      { ...CLOSES, 'content-type': 'application/json' },
    ],
  ])('no refusal of the certificate at all: %s', async (_, body, headers) => {
    const { axios, server, refusals } = await gateway(body, headers);
    await failureOf(axios.get('/read'));
    expect({ callers: server.callers, refusals }).toEqual({ callers: ['my-mini-app'], refusals: [] });
  });

  it('on a connection that has carried answers the certificate is accepted, whatever the page says', async () => {
    const { axios, server, refusals } = await gateway(PAGE, CLOSES, { acceptsFirst: 1 });
    await axios.get('/read');
    await failureOf(axios.post('/pay', {}));
    expect({ connections: server.connections(), refusals }).toEqual({ connections: 1, refusals: [] });
  });

  it('a body that is a stream cannot be sent again; the refusal is reported all the same', async () => {
    const { axios, server, refusals } = await gateway();
    expect(await failureOf(axios.post('/pay', Readable.from(['{}'])))).toMatchObject({
      response: { status: 400 },
    });
    expect({ callers: server.callers, refusals }).toEqual({
      callers: ['my-mini-app'],
      refusals: ['my-mini-app AIT_CERT_REFUSED'],
    });
  });

  it('an answer that was asked for as a stream is not read ahead of its reader', async () => {
    // A status of nginx's own, which says it all without the page.
    const { axios, server, refusals } = await gateway(PAGE, CLOSES, { status: 496 });
    const { data } = await axios.get<Readable>('/read', {
      responseType: 'stream',
      validateStatus: () => true,
    });
    expect((await data.toArray()).join('')).toBe(PAGE);
    expect({ callers: server.callers, refusals }).toEqual({ callers: ['my-mini-app'], refusals: [] });
  });
});
