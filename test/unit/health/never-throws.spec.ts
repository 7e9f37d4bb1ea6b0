import { AppsInTossHealthIndicator } from '../../../lib/health/apps-in-toss.health.js';
import type { HealthView } from '../../../lib/health/health-view.interface.js';
import { ClientCertificate } from '../../../lib/certificate/client-certificate.js';
import { fault } from '../../../lib/transport/fault/fault-catalogue.js';
import { AppsInTossTransportError } from '../../../lib/transport/fault/transport.error.js';
import { createAuthority } from '../../helpers/pki.js';

const SECRET = 'postgres://user:hunter2@db';
const PROBED = { probe: true };

describe('isHealthy() never throws, whatever beneath it does', () => {
  let certificate: ClientCertificate;
  beforeAll(async () => {
    certificate = ClientCertificate.parse(await (await createAuthority()).issue());
  });

  /** Everything is well, but for what a test makes of it. */
  function indicator(broken: Partial<HealthView>): AppsInTossHealthIndicator {
    return new AppsInTossHealthIndicator({
      clock: () => new Date(),
      active: () => certificate,
      standby: () => [certificate],
      known: () => [certificate],
      problem: () => undefined,
      heldBack: () => undefined,
      rejection: () => undefined,
      undecided: () => 0,
      probe: async () => [{ origin: 'https://api.example', verdict: 'accepted' }],
      knowsDegraded: () => true,
      ...broken,
    });
  }

  const fails = (): never => {
    throw new Error(SECRET);
  };

  it.each(['clock', 'active', 'standby', 'problem', 'heldBack', 'undecided'] as const)(
    '%s: the state is not known, which takes nothing out of service, and nothing of the error is told',
    async (part) => {
      const health = indicator({ [part]: fails });
      const { toss } = await health.isHealthy('toss');
      expect(toss).toEqual({
        status: 'degraded',
        code: 'AIT_UNDIAGNOSED',
        standby: [],
        message: expect.stringMatching(/health check itself failed.*확인 자체가 실패/),
      });
      expect(await health.isHealthy('toss', { staleStatus: 'down' })).toMatchObject({
        toss: { status: 'down' },
      });
      expect(JSON.stringify(toss)).not.toContain('hunter2');
    },
  );

  it.each([
    ['known', { active: () => undefined, known: fails }],
    ['rejection', { problem: () => ours(), rejection: fails }],
    ['a certificate', { active: () => broken() }],
    ['a standby', { standby: () => [broken()] }],
    ['one that is held back', { heldBack: () => ({ certificate: broken(), reason: ours() }) }],
    ['an error of ours that cannot be read', { problem: () => ({ code: 'AIT_CERT_EXPIRED' }) as never }],
  ] as ReadonlyArray<[string, Partial<HealthView>]>)('%s', async (_, parts) => {
    expect(await indicator(parts).isHealthy('toss', PROBED)).toMatchObject({ toss: { status: 'degraded' } });
  });

  it('an error of ours keeps its code and its advice', async () => {
    const problem = (): never => {
      throw ours();
    };
    expect(await indicator({ problem }).isHealthy('toss')).toMatchObject({
      toss: { status: 'degraded', code: 'AIT_NET_RESET', message: expect.stringContaining(ours().hint.ko) },
    });
  });

  it.each<[string, HealthView['probe']]>([
    ['that throws', fails],
    ['that rejects', async () => fails()],
    ['that gives nothing', (async () => undefined) as never],
  ])('a probe %s', async (how, probe) => {
    const [health] = Object.values(await indicator({ probe }).isHealthy('toss', PROBED));
    expect(health).toMatchObject({
      ...(how !== 'that gives nothing' && { status: 'down', code: 'AIT_UNDIAGNOSED' }),
      certificate: { commonName: certificate.commonName },
    });
  });

  it('whoever is asked about `degraded` and fails is told `up`', async () => {
    const parts = { problem: () => ours(), knowsDegraded: fails };
    expect(await indicator(parts).isHealthy('toss')).toMatchObject({
      toss: { status: 'up', code: 'AIT_NET_RESET' },
    });
  });

  it.each([null, undefined, 'probe', 1] as never[])('options that are none: %p', async (options) => {
    expect(await indicator({}).isHealthy('toss', options)).toMatchObject({ toss: { status: 'up' } });
  });

  function broken(): ClientCertificate {
    return new Proxy(certificate, { get: fails });
  }

  function ours(): AppsInTossTransportError {
    return new AppsInTossTransportError({ fault: fault('AIT_NET_RESET'), outcome: 'unknown', phase: 'body' });
  }
});
