import type { ClientCertificateStore } from '../../../lib/certificate/client-certificate-store.js';
import { AppsInTossHealthIndicator } from '../../../lib/health/apps-in-toss.health.js';
import type { AppsInTossHealthOptions } from '../../../lib/health/apps-in-toss-health.interface.js';
import type { ClientCertificate } from '../../../lib/certificate/client-certificate.js';
import { fault as faultOf } from '../../../lib/transport/fault/fault-catalogue.js';
import { AppsInTossTransportError } from '../../../lib/transport/fault/transport.error.js';
import type { ProbeResult } from '../../../lib/transport/probe/probe.interface.js';
import { day, MemorySource, StoreLab } from '../certificate/store/store-lab.js';

describe('health as the clock goes on', () => {
  let lab: StoreLab;
  let knowsDegraded: boolean;
  let probed: (certificate: ClientCertificate) => readonly ProbeResult[];

  beforeEach(async () => {
    lab = await StoreLab.open();
    knowsDegraded = true;
    probed = () => [];
  });
  afterEach(() => lab.close());

  function indicator(store: ClientCertificateStore): AppsInTossHealthIndicator {
    return new AppsInTossHealthIndicator({
      clock: lab.clock,
      active: () => store.active,
      standby: () => store.certificates.filter((each) => each !== store.active),
      known: () => store.known,
      problem: () => store.problem,
      heldBack: () => store.heldBack,
      rejection: () => store.rejection,
      probe: async (certificate) => probed(certificate),
      knowsDegraded: () => knowsDegraded,
    });
  }

  async function shown(store: ClientCertificateStore, options?: AppsInTossHealthOptions) {
    const { status, code, message, standby, certificate } = (
      await indicator(store).isHealthy('toss', options)
    ).toss;
    return { status, code, message, standby: standby.length, state: certificate?.state };
  }

  /** A certificate that ends on day 10, and one that is older and lasts to day 300. */
  async function two(): Promise<ClientCertificateStore> {
    const short = await lab.issue('short', -1, { days: 11 });
    const long = await lab.issue('long', -90, { days: 390 });
    return lab.started({ source: new MemorySource([short, long]) });
  }

  it('a certificate that ends beside a standby is never down, not even before the store has noticed', async () => {
    const store = await two();
    lab.now = day(11);
    expect(await shown(store)).toMatchObject({
      status: 'degraded',
      code: 'AIT_CERT_EXPIRED',
      message: expect.stringMatching(/another one takes over within seconds.*곧 다른 인증서로 바뀌어요/),
      standby: 1,
    });
    await store.tick();
    expect(await shown(store)).toMatchObject({ status: 'up', code: undefined, state: 'valid' });
  });

  it('a standby that a server rejects is no standby: a check with a probe says so', async () => {
    const store = await two();
    const fault = {
      ...faultOf('AIT_CERT_REFUSED'),
      candidates: ['AIT_CERT_REFUSED', 'AIT_CERT_NOT_PRESENTED'] as const,
    };
    const error = new AppsInTossTransportError({ fault, outcome: 'not-sent', phase: 'connect' });
    const origin = 'https://api.example';
    probed = (certificate) =>
      certificate === store.active
        ? [{ origin, verdict: 'accepted' }]
        : [{ origin, verdict: 'refused', error }];
    expect(await shown(store)).toMatchObject({ status: 'up' });
    const [health] = Object.values(await indicator(store).isHealthy('toss', { probe: true }));
    expect(health).toMatchObject({
      status: 'degraded',
      code: 'AIT_CERT_REFUSED',
      candidates: ['AIT_CERT_REFUSED', 'AIT_CERT_NOT_PRESENTED'],
      message: expect.stringMatching(/rejects the certificate that would take over.*서버가 거절해요/),
      probe: [{ origin, verdict: 'accepted' }],
    });
    expect(await shown(store, { probe: true, staleStatus: 'down' })).toMatchObject({ status: 'down' });
  });

  it('when the last one has ended it is down, whatever the options say', async () => {
    const store = await two();
    lab.now = day(400);
    await store.tick();
    for (const options of [{}, { staleStatus: 'up', expiringStatus: 'up' }] as const)
      expect(await shown(store, options)).toMatchObject({ status: 'down', code: 'AIT_CERT_EXPIRED' });
  });

  it.each([
    [{}, 'degraded'],
    [{ expiringStatus: 'down' }, 'down'],
    [{ staleStatus: 'up', expiringStatus: 'degraded' }, 'degraded'],
    [{ staleStatus: 'up' }, 'up'],
  ] as const)(
    'expiring, and its successor no good: the worse of both statuses counts: %j',
    async (options, status) => {
      const source = new MemorySource([await lab.issue('old', -380)]);
      const store = await lab.started({ source });
      source.content = [...(source.content as []), await lab.issue('bad', -1, { eku: 'serverAuth' })];
      await store.reload();
      expect(await shown(store, options)).toMatchObject({
        status,
        code: 'AIT_CERT_PURPOSE',
        message: expect.stringMatching(
          /Not everything in the certificate source.*expires in 10 days.*10일 뒤에/,
        ),
      });
    },
  );

  it('whoever does not know `degraded` is told `up`, with the same code and message', async () => {
    const source = new MemorySource([await lab.issue('old', -3)]);
    const store = await lab.started({ source });
    source.content = new Error('the vault is closed');
    await store.reload();
    const told = await shown(store);
    expect(told).toMatchObject({ status: 'degraded', code: 'AIT_CERT_SOURCE_FAILED' });
    knowsDegraded = false;
    expect(await shown(store)).toEqual({ ...told, status: 'up' });
  });
});
