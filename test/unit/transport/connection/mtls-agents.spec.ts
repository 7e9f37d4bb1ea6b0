import { once } from 'node:events';
import { ClientCertificate } from '../../../../lib/certificate/client-certificate.js';
import { httpServiceFor } from '../../../helpers/http-service-lab.js';
import { answer, failureOf, MtlsLab } from '../../../helpers/mtls-lab.js';

describe('MtlsAgents: which agent serves', () => {
  let lab: MtlsLab;

  beforeAll(async () => {
    lab = await MtlsLab.open();
  });
  afterEach(() => lab.close());

  it('one agent per certificate, and a new one after it was drained', async () => {
    const server = await lab.https((_, response) => answer(response));
    const { agents } = httpServiceFor(lab, server.origin);
    const first = agents.of(lab.client);
    expect(agents.of(lab.client)).toBe(first);
    await agents.drain(lab.client);
    expect(agents.of(lab.client)).not.toBe(first);
  });

  it('the same certificate with another chain is another agent: draining the old leaves the new alone', async () => {
    const server = await lab.https((_, response) => answer(response));
    const issuer = await lab.authority.intermediate();
    const issued = await issuer.issue({ commonName: 'my-mini-app' });
    const [bare, chained] = [issued.cert, issued.chain].map((cert) =>
      ClientCertificate.parse({ cert, key: issued.key }, { ca: lab.authority.pem }),
    ) as [ClientCertificate, ClientCertificate];
    const { http, agents } = httpServiceFor(lab, server.origin);
    lab.onClose(() => [bare, chained].forEach((each) => agents.cut(each)));
    agents.activate(bare);
    agents.activate(chained);
    await agents.drain(bare);
    expect((await http.axiosRef.get('/x')).status).toBe(200);
  });

  it('new requests use the certificate that took over, those in flight finish under the old one', async () => {
    const server = await lab.https((request, response) => {
      if (request.url === '/slow') server.server.once('release', () => answer(response));
      else answer(response);
    });
    const next = await lab.certificate({ commonName: 'next' });
    const { http, agents } = httpServiceFor(lab, server.origin);
    lab.onClose(() => agents.cut(next));
    const arrived = once(server.server, 'request');
    const slow = http.axiosRef.get('/slow');
    await arrived;
    agents.activate(next);
    const drained = agents.drain(lab.client);
    await http.axiosRef.get('/new');
    server.server.emit('release');
    expect((await slow).status).toBe(200);
    await drained;
    expect(server.callers).toEqual(['my-mini-app', 'next']);
  });

  it('cutting a certificate ends what is still draining under it', async () => {
    const server = await lab.https(() => undefined);
    const next = await lab.certificate({ commonName: 'next' });
    const { http, agents } = httpServiceFor(lab, server.origin);
    lab.onClose(() => agents.cut(next));
    const arrived = once(server.server, 'request');
    const stuck = failureOf(http.axiosRef.post('/stuck', {}));
    await arrived;
    agents.activate(next);
    const drained = agents.drain(lab.client);
    agents.cut(lab.client);
    expect((await stuck).cause).toMatchObject({ code: 'AIT_CERT_REVOKED', outcome: 'unknown' });
    await drained;
  });

  it('a request that waits for a connection when its certificate is cut goes out under the next', async () => {
    const server = await lab.https((_, response) => answer(response));
    const next = await lab.certificate({ commonName: 'next' });
    const { http, agents } = httpServiceFor(lab, server.origin);
    lab.onClose(() => agents.cut(next));
    const waiting = http.axiosRef.post('/pay', { amount: 1 });
    const connected = once(server.server, 'connection');
    await connected;
    agents.activate(next);
    agents.cut(lab.client);
    expect((await waiting).status).toBe(200);
    expect(server.callers).toEqual(['next']);
  });

  it('a discarded candidate leaves no connection, the active one cannot be discarded', async () => {
    const server = await lab.https((_, response) => answer(response));
    const candidate = await lab.certificate({ commonName: 'candidate' });
    const { http, agents } = httpServiceFor(lab, server.origin);
    const agent = agents.of(candidate);
    await agent.warm(server.origin, 1);
    agents.discard(candidate);
    agents.discard(lab.client);
    await http.axiosRef.get('/x');
    expect(server.callers).toEqual(['my-mini-app']);
    expect(agents.of(candidate)).not.toBe(agent);
  });
});
