import type { ClientCertificate } from '../../../../lib/certificate/client-certificate.js';
import type { CanaryVerdict } from '../../../../lib/certificate/rotation/rotation-hooks.interface.js';
import { storeProblem } from '../../../../lib/certificate/faults/store-problem.js';
import { Gate, MemorySource, StoreLab } from '../store/store-lab.js';

describe('a revoked certificate', () => {
  let lab: StoreLab;
  beforeEach(async () => void (lab = await StoreLab.open()));
  afterEach(() => lab.close());

  it('gives way to the next in the same turn, is cut before revoke() resolves, and is never loaded again', async () => {
    const steps: string[] = [];
    const [old, leaked] = await Promise.all([lab.issue('old', -9), lab.issue('leaked', -1)]);
    const store = await lab.started({
      source: [old, leaked],
      hooks: {
        activated: (next, previous) => void steps.push(`${previous?.commonName} -> ${next.commonName}`),
        drain: async (previous) => void steps.push(`drain ${previous.commonName}`),
        cut: async (revoked) => {
          steps.push(`cut ${revoked.commonName}`);
          await new Promise(setImmediate);
          steps.push('cut done');
        },
      },
    });
    lab.told();
    const revoked = store.revoke(leaked.fingerprint256);
    expect(store.active?.commonName).toBe('old');
    await revoked;
    expect(steps).toEqual(['undefined -> leaked', 'leaked -> old', 'cut leaked', 'cut done']);
    expect(lab.events[0]?.previous?.commonName).toBe('leaked');
    expect(lab.told()).toEqual(['activated old', 'revoked leaked AIT_CERT_REVOKED']);

    expect(await store.reload()).toMatchObject({
      status: 'unchanged',
      problems: [{ code: 'AIT_CERT_REVOKED' }],
    });
    await store.reload();
    expect(store.certificates.map((each) => each.commonName)).toEqual(['old']);
    expect(store.problem).toBeUndefined();
    expect(lab.told()).toEqual(['reload-failed leaked AIT_CERT_REVOKED']);
  });

  it('leaves none where it was the only one, and the reason says so', async () => {
    const only = await lab.issue('only');
    const cut: ClientCertificate[] = [];
    const store = await lab.started({ source: only, hooks: { cut: (revoked) => void cut.push(revoked) } });
    const { active } = store;
    await store.revoke(only.fingerprint256.replaceAll(':', '').toLowerCase());
    expect(store.active).toBeUndefined();
    expect(store.problem?.code).toBe('AIT_CERT_REVOKED');
    expect(cut).toEqual([active]);
    expect(await store.reload()).toMatchObject({ status: 'failed', reason: { code: 'AIT_CERT_REVOKED' } });
  });

  it('is cut also while it drains after a rotation', async () => {
    const [one, two] = await Promise.all([lab.issue('one', -9), lab.issue('two', -1)]);
    const source = new MemorySource([one]);
    const cut: string[] = [];
    const drained = new Gate();
    const store = await lab.started({
      source,
      hooks: {
        drain: () => drained.opened,
        cut: ({ commonName }) => void cut.push(commonName),
      },
    });
    source.content = [two];
    await store.reload();
    await store.revoke(one.fingerprint256);
    expect(cut).toEqual(['one']);
    expect(store.active?.commonName).toBe('two');
    drained.open();
  });

  it('does not slip in through a look at the source that is under way', async () => {
    const [one, two] = await Promise.all([lab.issue('one', -9), lab.issue('two', -1)]);
    const source = new MemorySource([one]);
    const store = await lab.started({ source });
    source.content = [one, two];
    const reload = store.reload();
    await store.revoke(two.fingerprint256);
    await reload;
    expect(store.active?.commonName).toBe('one');
  });

  const reason = storeProblem('AIT_CERT_CANARY_FAILED');
  it.each<[string, CanaryVerdict | 'during warm-up']>([
    ['while its trial ends well', { verdict: 'accepted' }],
    ['while its trial ends badly', { verdict: 'rejected', reason }],
    ['during its warm-up', 'during warm-up'],
  ])('does not become active where that happens %s', async (_, moment) => {
    const [one, two] = await Promise.all([lab.issue('one', -9), lab.issue('two', -1)]);
    const source = new MemorySource([one]);
    const cut: string[] = [];
    let warmed = false;
    const store = await lab.started({
      source,
      hooks: {
        canary: async (candidate) => {
          if (moment === 'during warm-up') return { verdict: 'accepted' };
          await store.revoke(candidate.fingerprint256);
          return moment;
        },
        warm: async (candidate) => {
          warmed = candidate.commonName === 'two';
          if (warmed) await store.revoke(candidate.fingerprint256);
        },
        cut: ({ commonName }) => void cut.push(commonName),
      },
    });
    lab.told();
    source.content = [one, two];
    await store.reload();
    expect(store.active?.commonName).toBe('one');
    expect(cut).toEqual(['two']);
    expect(warmed).toBe(moment === 'during warm-up');
    expect(lab.told()).toEqual(['loaded two', 'revoked two AIT_CERT_REVOKED']);
  });

  it('does not come back out of the last good set, which outlives its source', async () => {
    const [serves, leaked] = await Promise.all([lab.issue('serves', -1), lab.issue('leaked', -9)]);
    const source = new MemorySource([serves, leaked]);
    const store = await lab.started({ source });
    source.content = [await lab.issue('next week', 7)];
    await store.reload();
    expect(store.certificates.map((each) => each.commonName)).toEqual(['serves', 'leaked']);
    await store.revoke(leaked.fingerprint256);
    await store.revoke(serves.fingerprint256);
    await store.tick();
    expect(store.active).toBeUndefined();
  });

  it('may be listed in the options, and revoked before it is ever seen', async () => {
    const pairs = await Promise.all([lab.issue('one', -9), lab.issue('two', -5), lab.issue('three', -1)]);
    const store = lab.store({ source: pairs, revoked: [pairs[2].fingerprint256.toLowerCase()] });
    await store.revoke(pairs[1].fingerprint256);
    await store.start();
    expect(store.certificates.map((each) => each.commonName)).toEqual(['one']);
  });

  it('is not taken for another: garbage is refused', async () => {
    const store = lab.store({ source: await lab.issue('one') });
    await expect(store.revoke('AA:BB')).rejects.toMatchObject({ code: 'AIT_CERT_FINGERPRINT_INVALID' });
    expect(() => lab.store({ source: { cert: 'x', key: 'y' }, revoked: ['one'] })).toThrow(
      /^revoked\[0\] must be/,
    );
  });

  it('makes revoke() fail where its connections could not be ended, and every further call too', async () => {
    const only = await lab.issue('only');
    const hooks = { cut: () => Promise.reject(new Error('stuck')) };
    const store = await lab.started({ source: only, hooks });
    await expect(store.revoke(only.fingerprint256)).rejects.toThrow('stuck');
    await expect(store.revoke(only.fingerprint256)).rejects.toThrow('stuck');
    expect(store.active).toBeUndefined();
  });
});
