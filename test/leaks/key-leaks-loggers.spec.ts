import { baitsWith } from '../helpers/leaks/baits.js';
import { blindSinks, type LeakScene, leaksThrough, openLeakScene } from '../helpers/leaks/leak-scene.js';
import { SLOW_SINKS } from '../helpers/sinks/all-sinks.js';

const NAMES = [...SLOW_SINKS];

describe('no logger, reporter or server shows the key of a certificate', () => {
  let scene: LeakScene;

  beforeAll(async () => {
    scene = await openLeakScene();
  }, 60_000);
  afterAll(() => scene.close());

  it('every one of them shows a key that really is there', async () => {
    const baits = baitsWith(scene.secrets.keys['the key'] ?? '');
    expect(await blindSinks(scene, NAMES, baits)).toEqual([]);
  });

  it.each(NAMES)('%s', async (sink) => {
    expect(Object.keys(scene.kinds).length).toBeGreaterThanOrEqual(50);
    expect(await leaksThrough(scene, sink, scene.kinds)).toEqual({});
  });
});
