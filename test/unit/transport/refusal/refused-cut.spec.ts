import type { RequestListener } from 'node:http';
import type { SecureVersion } from 'node:tls';
import type { ClientCertificate } from '../../../../lib/certificate/client-certificate.js';
import type { MtlsAgentsOptions } from '../../../../lib/transport/connection/mtls-agents.js';
import { probe } from '../../../../lib/transport/probe/probe.js';
import { RefusalCheck } from '../../../../lib/transport/refusal/refusal-check.js';
import { httpServiceFor } from '../../../helpers/http-service-lab.js';
import { answer, certificateOf, failureOf, type LabServer, MtlsLab } from '../../../helpers/mtls-lab.js';
import type { Issued } from '../../../helpers/pki.js';
import { revocationList } from '../../../servers/rig/revocation-list.js';

/** No test waits for it; a busy machine may need seconds for a handshake. */
const PATIENCE_MS = 15_000;
const clock = (): Date => new Date();

describe('a server that refuses a certificate by cutting the connection', () => {
  let lab: MtlsLab;
  let old: Issued;
  let standby: ClientCertificate;

  beforeAll(async () => {
    lab = await MtlsLab.open();
    old = await lab.authority.issue({ commonName: 'old' });
    standby = await lab.certificate({ commonName: 'standby' });
  });
  afterEach(() => lab.close());

  /** A client whose active certificate is on the server's list, and another that could take over. */
  async function disabled(
    version: SecureVersion,
    options: { isListed?: boolean; on?: RequestListener } = {},
  ) {
    const { isListed = true, on = (_, response) => answer(response) } = options;
    const server = await lab.https(on, { version });
    const identity = { cert: lab.serverIdentity.chain, key: lab.serverIdentity.key, ca: lab.authority.pem };
    const crl = await revocationList(lab.authority, isListed ? [old] : []);
    server.server.setSecureContext({ ...identity, crl, minVersion: version, maxVersion: version });
    return { server, ...clientOf(server) };
  }

  function clientOf(server: LabServer, confirm?: RefusalCheck['confirm']) {
    const refusals: string[] = [];
    const check = new RefusalCheck({
      standby: () => [standby],
      refused: (...refusal) => refused(...refusal),
      probe: (origin, certificate) => probe({ origin, certificate, timeoutMs: PATIENCE_MS, clock }),
      now: () => performance.now(),
    });
    const refused: MtlsAgentsOptions['refused'] = ({ commonName }, { code }) => {
      refusals.push(`${commonName} ${code}`);
      agents.activate(standby);
    };
    const { http, agents } = httpServiceFor(lab, server.origin, {
      refused,
      check: confirm ? { confirm, running: () => undefined } : check,
      deadline: PATIENCE_MS,
    });
    const active = certificateOf(old, lab.authority);
    agents.activate(active);
    lab.onClose(() => [active, standby].forEach((each) => agents.cut(each)));
    return { axios: http.axiosRef, refusals, agents };
  }

  it('TLS 1.2: in the handshake nothing was sent, so every request goes out again', async () => {
    const { axios, server, refusals } = await disabled('TLSv1.2');
    const { status } = await axios.post('/pay', { amount: 1 });
    expect({ status, callers: server.callers, refusals }).toEqual({
      status: 200,
      callers: ['standby'],
      refusals: ['old AIT_CERT_REFUSED'],
    });
  });

  it.each(['get', 'head', 'options'] as const)('TLS 1.3: %s goes out again', async (method) => {
    const { axios, server } = await disabled('TLSv1.3');
    const { status } = await axios.request({ method, url: '/read' });
    expect({ status, callers: server.callers }).toEqual({ status: 200, callers: ['standby'] });
  });

  it.each(['post', 'put', 'patch', 'delete'] as const)(
    'TLS 1.3: %s does not, and the next one goes out under the standby',
    async (method) => {
      const { axios, server, refusals, agents } = await disabled('TLSv1.3');
      const { cause } = await failureOf(axios.request({ method, url: '/pay', data: { amount: 1 } }));
      expect(cause).toMatchObject({ code: 'AIT_NET_RESET', outcome: 'unknown', attempts: [{}] });
      expect(server.processed).toEqual([]);
      while (agents.active.certificate !== standby) await new Promise((resolve) => setImmediate(resolve));
      await axios.request({ method, url: '/pay', data: { amount: 1 } });
      expect({ callers: server.callers, refusals }).toEqual({
        callers: ['standby'],
        refusals: ['old AIT_CERT_REFUSED'],
      });
    },
  );

  it('nothing in its options makes a request repeatable', async () => {
    const { axios, server } = await disabled('TLSv1.3');
    const error = await failureOf(axios.post('/status', {}, { repeatable: true } as object));
    expect(error.cause).toMatchObject({ outcome: 'unknown' });
    expect(server.callers).toEqual([]);
  });

  it.each(['TLSv1.2', 'TLSv1.3'] as SecureVersion[])(
    'a server that accepts the certificate and cuts all the same changes nothing (%s)',
    async (version) => {
      const { axios, server, refusals } = await disabled(version, {
        isListed: false,
        on: ({ socket }) => void socket.destroy(),
      });
      const { cause } = await failureOf(axios.get('/read'));
      expect(cause).toMatchObject({ code: 'AIT_NET_RESET', outcome: 'unknown' });
      expect({ callers: server.callers, refusals }).toEqual({ callers: ['old'], refusals: [] });
    },
  );

  it('many that are cut off together cost one check', async () => {
    const { axios, server } = await disabled('TLSv1.3');
    const answers = await Promise.all(Array.from({ length: 20 }, () => axios.get('/read')));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    expect(new Set(server.callers)).toEqual(new Set(['standby']));
    // Each once in vain and once more, and a handshake for either certificate.
    expect(server.connections()).toBeLessThanOrEqual(42);
  });

  it('while it runs, what may go out only once waits, so that no more than one outcome is unknown', async () => {
    const { axios, server } = await disabled('TLSv1.3');
    const first = failureOf(axios.post('/pay', {}));
    const { cause } = await first;
    expect(cause).toMatchObject({ outcome: 'unknown' });
    const payments = await Promise.all(Array.from({ length: 20 }, () => axios.post('/pay', {})));
    expect(payments.map(({ status }) => status)).toEqual(payments.map(() => 200));
    expect(server.callers).toEqual(payments.map(() => 'standby'));
  });

  it('nobody waits for the check beyond the deadline', async () => {
    const { server } = await disabled('TLSv1.2');
    const { axios } = clientOf(server, () => new Promise(() => undefined));
    const started = performance.now();
    const { cause } = await failureOf(axios.get('/read', { timeout: 150 }));
    expect(performance.now() - started).toBeLessThan(PATIENCE_MS);
    expect(cause).toMatchObject({ code: 'AIT_NET_HANDSHAKE_RESET', outcome: 'not-sent' });
  });

  it('whoever cancels while it runs learns that at once', async () => {
    const { server } = await disabled('TLSv1.2');
    const controller = new AbortController();
    const { axios } = clientOf(server, () => {
      setImmediate(() => controller.abort());
      return new Promise(() => undefined);
    });
    const started = performance.now();
    const error = await failureOf(axios.post('/pay', {}, { signal: controller.signal }));
    expect(performance.now() - started).toBeLessThan(PATIENCE_MS);
    expect(error).toMatchObject({ code: 'ERR_CANCELED', cause: { code: 'AIT_ABORTED' } });
    expect((error.cause as unknown as { attempts: unknown[] }).attempts).toHaveLength(2);
    expect(server.processed).toEqual([]);
  });
});
