import { Gate, MemorySource, StoreLab } from '../store/store-lab.js';

describe('a hook that fails', () => {
  let lab: StoreLab;
  let source: MemorySource;
  beforeEach(async () => {
    lab = await StoreLab.open();
    source = new MemorySource([await lab.issue('one', -9)]);
  });
  afterEach(() => lab.close());

  it('at the swap leaves store and connections at the old certificate', async () => {
    let broken = false;
    const store = await lab.started({
      source,
      hooks: {
        activated: () => {
          if (broken) throw new Error('bug');
        },
      },
    });
    const { active } = store;
    broken = true;
    source.content = [await lab.issue('two', -1)];
    lab.told();
    expect(await store.reload()).toMatchObject({
      status: 'failed',
      reason: { code: 'AIT_CERT_ROTATION_FAILED' },
    });
    expect(store.active).toBe(active);
    expect(lab.told()).toEqual(['loaded two', 'reload-failed AIT_CERT_ROTATION_FAILED']);
    broken = false;
    await store.tick();
    expect(store.active?.commonName).toBe('two');
  });

  it('at the warm-up does not stop the rotation', async () => {
    const store = await lab.started({ source, hooks: { warm: () => Promise.reject(new Error('no route')) } });
    source.content = [await lab.issue('two', -1)];
    expect(await store.reload()).toMatchObject({ status: 'changed', problems: [] });
  });

  it('at the drain is reported, and nothing else', async () => {
    const store = await lab.started({ source, hooks: { drain: () => Promise.reject(new Error('stuck')) } });
    source.content = [await lab.issue('two', -1)];
    lab.told();
    await store.reload();
    await store.stop();
    expect(lab.told()).toEqual(['loaded two', 'activated two', 'reload-failed one AIT_CERT_DRAIN_FAILED']);
  });

  it('keeps stop() waiting for a drain, and reload() not', async () => {
    const drained = new Gate();
    const store = await lab.started({
      source,
      hooks: { drain: () => drained.opened },
    });
    source.content = [await lab.issue('two', -1)];
    await store.reload();
    let stopped = false;
    const stop = store.stop().then(() => (stopped = true));
    await new Promise(setImmediate);
    expect(stopped).toBe(false);
    drained.open();
    await stop;
  });
});
