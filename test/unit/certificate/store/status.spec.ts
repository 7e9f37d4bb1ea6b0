import { jest } from '@jest/globals';
import { storeProblem } from '../../../../lib/certificate/faults/store-problem.js';
import type { CanaryVerdict } from '../../../../lib/certificate/rotation/rotation-hooks.interface.js';
import { MemorySource, StoreLab } from './store-lab.js';

const undecided: CanaryVerdict = { verdict: 'undecided', reason: storeProblem('AIT_CERT_CANARY_FAILED') };

describe('what a store says is wrong', () => {
  let lab: StoreLab;
  let source: MemorySource;
  beforeEach(async () => {
    lab = await StoreLab.open();
    source = new MemorySource([await lab.issue('one', -9)]);
  });
  afterEach(() => lab.close());

  it('is over when the hook that failed works again', async () => {
    let broken = false;
    const activated = (): void => {
      if (broken) throw new Error('bug');
    };
    const store = await lab.started({ source, hooks: { activated } });
    broken = true;
    source.content = [await lab.issue('two', -1)];
    await store.reload();
    expect(store.problem?.code).toBe('AIT_CERT_ROTATION_FAILED');
    broken = false;
    await store.tick();
    expect(store.problem).toBeUndefined();
  });

  it('names nothing held back that has been revoked since', async () => {
    const store = await lab.started({ source, hooks: { canary: async () => undecided } });
    const two = await lab.issue('two', -1);
    source.content = [...(source.content as []), two];
    await store.reload();
    expect(store.heldBack?.certificate.commonName).toBe('two');
    await store.revoke(two.fingerprint256);
    expect({ heldBack: store.heldBack, problem: store.problem }).toEqual({});
  });

  it('follows the clock: what waits for its first day is no problem from then on', async () => {
    source.content = [await lab.issue('next week', 7)];
    const store = await lab.started({ source });
    expect(store.problem?.code).toBe('AIT_CERT_NOT_YET_VALID');
    lab.now = lab.day(8);
    await store.tick();
    expect({ problem: store.problem, active: store.active?.commonName }).toEqual({ active: 'next week' });
  });

  it('is nothing any more where a start without the vault is over, and an old pair lies beside the good one', async () => {
    const store = await lab.started({ source: new MemorySource(new Error('vault is away')) });
    expect(store.problem?.code).toBe('AIT_CERT_SOURCE_FAILED');
    const vault = new MemorySource(new Error('vault is away'));
    const other = await lab.started({ source: vault });
    vault.content = [await lab.issue('ended', -20, { days: 10 }), await lab.issue('good', -1)];
    await other.reload();
    expect({ problem: other.problem, active: other.active?.commonName }).toEqual({ active: 'good' });
  });

  it('does not keep every former certificate where one member of a source of the user is bad', async () => {
    const [two, three] = [await lab.issue('two', -5), await lab.issue('three', -1)];
    source.content = [...(source.content as []), two, three];
    const store = await lab.started({ source: { load: () => source.load() } });
    source.content = [three, { cert: 'garbage', key: 'garbage' }];
    await store.reload();
    // One that fails stands for one that is missing.
    expect(store.certificates.map(({ commonName }) => commonName)).toEqual(['three', 'two']);
    source.content = [three];
    await store.reload();
    expect(store.certificates.map(({ commonName }) => commonName)).toEqual(['three']);
  });
});

describe('a store that was stopped', () => {
  it('puts nothing in service any more, whatever a server says', async () => {
    const lab = await StoreLab.open();
    const activated = jest.fn();
    const store = await lab.started({
      source: [await lab.issue('one', -9), await lab.issue('two', -1)],
      hooks: { activated },
    });
    const { active } = store;
    await store.stop();
    await store.revoke(active!.fingerprint256);
    expect(activated).toHaveBeenCalledTimes(1);
    await lab.close();
  });
});

describe('a candidate that does not serve after all', () => {
  it.each<[string, CanaryVerdict]>([
    ['it was rejected', { verdict: 'rejected', reason: storeProblem('AIT_CERT_CANARY_FAILED') }],
    ['nothing was learned', undecided],
    ['a newer one came during its warm-up', { verdict: 'accepted' }],
  ])('leaves no connections behind: %s', async (_, verdict) => {
    const lab = await StoreLab.open();
    const source = new MemorySource([await lab.issue('one', -9)]);
    const discarded: string[] = [];
    const store = await lab.started({
      source,
      hooks: {
        canary: async ({ commonName }) => (commonName === 'two' ? verdict : { verdict: 'accepted' }),
        warm: async ({ commonName }) => {
          if (commonName === 'two') store.reject(store.certificates[0]!.fingerprint256, undecided.reason);
        },
        discard: ({ commonName }) => void discarded.push(commonName),
      },
    });
    source.content = [...(source.content as []), await lab.issue('two', -1)];
    await store.reload();
    expect(discarded).toContain('two');
    expect(discarded).not.toContain(store.active?.commonName);
    await lab.close();
  });
});
