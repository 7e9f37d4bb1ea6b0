import { Census } from './rig/census.js';
import { report } from './rig/figures.js';
import { NUMBERS } from './rig/numbers.js';
import { Stand } from './rig/stand.js';

const { RESOURCE_ROTATIONS } = NUMBERS;
const WARM_UP = 15;

describe('what a rotation leaves behind', () => {
  it(`nothing, after ${RESOURCE_ROTATIONS} of them`, async () => {
    const census = new Census();
    const stand = await Stand.open({ module: { watch: { pollInterval: 20 } } });
    try {
      const rotations = async (count: number): Promise<void> => {
        for (let turn = 0; turn < count; turn += 1) {
          await stand.rotate(await stand.issue());
          // Each certificate has connections, some of them with a request in flight when it leaves.
          await Promise.all(Array.from({ length: 4 }, () => call(stand)));
        }
      };
      // The first ones fill caches of Node and of the compiler.
      await rotations(WARM_UP);
      const before = await census.count(stand);
      await rotations(RESOURCE_ROTATIONS);
      const after = await census.count(stand);
      report(`before ${RESOURCE_ROTATIONS} rotations`, { ...before });
      report(`after ${RESOURCE_ROTATIONS} rotations`, { ...after });
      const { heapMiB: heapBefore, rssMiB: _, ...countsBefore } = before;
      const { heapMiB: heapAfter, rssMiB: __, ...countsAfter } = after;
      expect(countsAfter).toEqual(countsBefore);
      expect(countsAfter.agents).toBe(1);
      expect((heapAfter - heapBefore) / RESOURCE_ROTATIONS).toBeLessThan(0.02);
    } finally {
      await stand.close();
      census.end();
    }
  });
});

function call(stand: Stand): Promise<unknown> {
  const query = { g: stand.generation };
  return stand.runtime.client.call({ method: 'GET', path: '/load', class: 'safe', query });
}
