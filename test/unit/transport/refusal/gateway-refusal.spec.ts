import { Deadline } from '../../../../lib/foundation/deadline.js';
import { diagnose } from '../../../../lib/transport/diagnosis/diagnose.js';
import { MtlsTransport } from '../../../../lib/transport/mtls-transport.js';
import { httpServiceFor } from '../../../helpers/http-service-lab.js';
import { failureOf, MtlsLab } from '../../../helpers/mtls-lab.js';

const clock = (): Date => new Date();
const PAGE =
  '<html><head><title>400 The SSL certificate error</title></head><body><hr><center>nginx</center></body></html>';

describe('a gateway that refuses the certificate in a page', () => {
  let lab: MtlsLab;

  beforeAll(async () => {
    lab = await MtlsLab.open();
  });
  afterEach(() => lab.close());

  async function gateway() {
    const server = await lab.https((_, response) =>
      response.writeHead(400, { 'content-type': 'text/html' }).end(PAGE),
    );
    return { origin: server.origin, ...httpServiceFor(lab, server.origin) };
  }

  it.each([false, true])('the typed client is told (through axios: %s)', async (throughAxios) => {
    const { origin, http, agents, axios } = await gateway();
    if (throughAxios) http.axiosRef.interceptors.request.use((config) => config);
    const transport = new MtlsTransport({ agents, axios, maxResponseBytes: 65_536, clock });
    const response = await transport.send({
      operation: 'test',
      method: 'POST',
      url: `${origin}/x`,
      headers: {},
      body: '{}',
      deadline: new Deadline(2_000),
    });
    expect(response).toMatchObject({ status: 400, gatewayFault: { code: 'AIT_CERT_REFUSED' } });
  });

  it('diagnose() reads it off an AxiosError, with the dates of the certificate in use', async () => {
    const { http } = await gateway();
    const error = await failureOf(http.axiosRef.post('/x', {}));
    expect(diagnose(error)).toMatchObject({ code: 'AIT_CERT_REFUSED', side: 'they-refused-us' });
    const { validTo } = lab.client;
    // Without our cause, as an error of another client would be: the agent of its request tells the certificate.
    Object.defineProperty(error, 'cause', { value: undefined });
    expect(diagnose(error, { now: new Date(validTo.getTime() + 1_000) })).toMatchObject({
      code: 'AIT_CERT_EXPIRED',
    });
  });
});
