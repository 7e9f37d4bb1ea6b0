import type { Socket } from 'node:net';
import type { ClientCertificate } from '../../../../lib/certificate/client-certificate.js';
import type { AppsInTossError } from '../../../../lib/foundation/apps-in-toss.error.js';
import { failureOf, MtlsLab, post } from '../../../helpers/mtls-lab.js';
import { httpServiceFor } from '../../../helpers/http-service-lab.js';

describe('a refused certificate', () => {
  let lab: MtlsLab;

  beforeAll(async () => {
    lab = await MtlsLab.open();
  });
  afterEach(() => lab.close());

  it('is reported, and the same request goes out under the one that takes over', async () => {
    const standby = await lab.certificate({ commonName: 'standby' });
    const server = await lab.https((_, response) => response.end('{}'));
    const refusals: Array<[ClientCertificate, AppsInTossError]> = [];
    const expired = await lab.certificate({
      commonName: 'old',
      validFrom: new Date(Date.now() - 3 * 86_400_000),
      days: 1,
    });
    const { http, agents } = httpServiceFor(lab, server.origin, {
      refused: (certificate, reason) => {
        refusals.push([certificate, reason]);
        agents.activate(standby);
      },
    });
    lab.onClose(() => agents.cut(standby));
    agents.activate(expired);
    // Under TLS 1.2 a refusal comes inside the handshake: nothing of the request was sent.
    server.server.setSecureContext({
      cert: lab.serverIdentity.chain,
      key: lab.serverIdentity.key,
      ca: lab.authority.pem,
      maxVersion: 'TLSv1.2',
    });
    const { status } = await http.axiosRef.post('/pay', { amount: 1 });
    expect(status).toBe(200);
    expect(server.callers).toEqual(['standby']);
    expect(refusals.map(([certificate, { code }]) => [certificate.commonName, code])).toEqual([
      ['old', 'AIT_CERT_EXPIRED'],
    ]);
  });

  it('without a successor the refusal is the answer', async () => {
    const server = await lab.https((_, response) => response.end('{}'), { version: 'TLSv1.2' });
    const expired = await lab.certificate({ validFrom: new Date(Date.now() - 3 * 86_400_000), days: 1 });
    const { http, agents } = httpServiceFor(lab, server.origin);
    agents.activate(expired);
    const error = await failureOf(http.axiosRef.post('/pay', {}));
    expect(error.cause).toMatchObject({ code: 'AIT_CERT_EXPIRED', outcome: 'not-sent' });
  });

  it.each([
    [42, 'AIT_CERT_REFUSED', 'not-sent'],
    [44, 'AIT_CERT_REFUSED_REVOKED', 'not-sent'],
    [45, 'AIT_CERT_EXPIRED', 'not-sent'],
    [48, 'AIT_CERT_REFUSED_ISSUER', 'not-sent'],
    [116, 'AIT_CERT_NOT_PRESENTED', 'not-sent'],
    [80, 'AIT_TLS_FAILED', 'not-sent'],
  ] as const)('alert %i in the handshake means %s', async (alert, code, outcome) => {
    const { origin } = await lab.tcp((socket: Socket) => {
      // A fatal alert record, in the clear: allowed before keys are agreed.
      socket.once('data', () => socket.end(Buffer.from([0x15, 0x03, 0x03, 0x00, 0x02, 0x02, alert])));
    });
    expect(await failureOf(post(lab.agent(origin), origin))).toMatchObject({ code, outcome });
  });
});
