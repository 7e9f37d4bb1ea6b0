import type { ClientCertificateStore } from '../../../../lib/certificate/client-certificate-store.js';
import type { CanaryVerdict } from '../../../../lib/certificate/rotation/rotation-hooks.interface.js';
import { storeProblem } from '../../../../lib/certificate/faults/store-problem.js';
import { day, MemorySource, StoreLab } from '../store/store-lab.js';

const reason = storeProblem('AIT_CERT_DRAIN_FAILED');
const ACCEPTED: CanaryVerdict = { verdict: 'accepted' };
const REFUSED: CanaryVerdict = { verdict: 'rejected', reason };
const UNDECIDED: CanaryVerdict = { verdict: 'undecided', reason };

describe('the trial of a candidate', () => {
  let lab: StoreLab;
  let source: MemorySource;
  let store: ClientCertificateStore;
  let prove: (name: string) => CanaryVerdict;
  let steps: string[];
  beforeEach(async () => {
    lab = await StoreLab.open();
    source = new MemorySource([await lab.issue('one', -9, { days: 100 })]);
    steps = [];
    prove = () => ACCEPTED;
    store = await lab.started({
      source,
      hooks: {
        canary: async ({ commonName }) => {
          steps.push(`prove ${commonName}`);
          return prove(commonName);
        },
        warm: async ({ commonName }) => void steps.push(`warm ${commonName}`),
        activated: ({ commonName }) =>
          void steps.push(`activated ${commonName}, store says ${store?.active?.commonName}`),
        drain: async ({ commonName }) => void steps.push(`drain ${commonName}`),
      },
    });
    source.content = [...(source.content as []), await lab.issue('two', -1)];
    lab.told();
  });
  afterEach(() => lab.close());

  it('is skipped where there is nothing to lose, and otherwise comes before warm-up, swap and drain', async () => {
    expect(steps).toEqual(['warm one', 'activated one, store says undefined']);
    steps.length = 0;
    expect(await store.reload()).toMatchObject({ status: 'changed' });
    expect(steps).toEqual(['prove two', 'warm two', 'activated two, store says two', 'drain one']);
  });

  it('keeps a refused one out, and tries it again after 30 seconds, then after twice as long', async () => {
    prove = () => REFUSED;
    expect(await store.reload()).toMatchObject({ status: 'failed', reason: { code: reason.code } });
    expect(store.heldBack).toMatchObject({ certificate: { commonName: 'two' }, reason });
    expect(store.problem).toBe(reason);
    const tries = [];
    for (let second = 1; second <= 1_300; second += 1) {
      steps.length = 0;
      lab.now = new Date(day(0).getTime() + second * 1_000);
      await store.tick();
      if (steps.includes('prove two')) tries.push(second);
    }
    expect(tries).toEqual([30, 90, 210, 450, 930]);
    expect(store.active?.commonName).toBe('one');
    expect(lab.told()).toEqual(['loaded two', ...Array<string>(6).fill(`rejected two ${reason.code}`)]);
    prove = () => ACCEPTED;
    lab.now = day(1);
    await store.tick();
    expect(store.active?.commonName).toBe('two');
    expect(store.heldBack).toBeUndefined();
  });

  it('goes on to the next best where the newest is refused', async () => {
    source.content = [...(source.content as []), await lab.issue('three', 0)];
    prove = (name) => (name === 'three' ? REFUSED : ACCEPTED);
    expect(await store.reload()).toMatchObject({ status: 'changed', reason });
    expect(steps.filter((step) => step.startsWith('prove'))).toEqual(['prove three', 'prove two']);
    expect(store.active?.commonName).toBe('two');
    expect(store.heldBack?.certificate.commonName).toBe('three');
  });

  it.each([
    ['undecided', (): CanaryVerdict => UNDECIDED, reason.code],
    ['broken', (): CanaryVerdict => JSON.parse('no JSON'), 'AIT_CERT_CANARY_FAILED'],
  ])(
    'that is %s keeps the old one while that is valid, says so once, and is repeated',
    async (_, outcome, code) => {
      prove = outcome;
      expect(await store.reload()).toMatchObject({ status: 'failed', reason: { code } });
      await store.tick();
      await store.tick();
      expect(steps.filter((step) => step === 'prove two')).toHaveLength(3);
      expect(store.active?.commonName).toBe('one');
      expect(store.problem?.code).toBe(code);
      expect(lab.told()).toEqual(['loaded two', `reload-failed two ${code}`]);
      prove = () => ACCEPTED;
      await store.tick();
      expect(store.active?.commonName).toBe('two');
      expect(store.problem).toBeUndefined();
    },
  );

  it('that is undecided lets the candidate in where the old one has expired', async () => {
    prove = () => UNDECIDED;
    await store.reload();
    lab.now = day(95);
    await store.tick();
    expect(store.active?.commonName).toBe('two');
  });

  it('that is undecided lets the candidate in where the server refuses the old one', async () => {
    prove = () => UNDECIDED;
    await store.reload();
    store.reject(store.active!.fingerprint256, reason);
    expect(store.active?.commonName).toBe('two');
  });
});
