import { Census, type Count } from './rig/census.js';
import { report } from './rig/figures.js';
import { NUMBERS } from './rig/numbers.js';
import { Stand } from './rig/stand.js';

const { RESOURCE_ROTATIONS } = NUMBERS;
const WARM_UP = 15;
const STRETCHES = 3;
const LIMIT_MS = 180_000 + RESOURCE_ROTATIONS * 1_000;
/** MiB of heap that a rotation may leave behind. The least that hangs on a certificate is several times as much. */
const LEAST_LEAK = 0.02;

describe('what a rotation leaves behind', () => {
  it(
    `nothing, after ${RESOURCE_ROTATIONS} of them`,
    async () => {
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
        const counts = [await census.count(stand)];
        for (let stretch = 0; stretch < STRETCHES; stretch += 1) {
          await rotations(RESOURCE_ROTATIONS);
          counts.push(await census.count(stand));
        }
        counts.forEach((count, stretch) =>
          report(`after ${stretch * RESOURCE_ROTATIONS} rotations`, { ...count }),
        );
        const [first, ...later] = counts as [Count, ...Count[]];
        for (const [index, { agents, listeners, resources, ...count }] of later.entries()) {
          expect({ agents, listeners, resources }).toEqual({
            agents: 1,
            listeners: first.listeners,
            resources: first.resources,
          });
          // Idle connections come and go with the time that a busy machine takes. What each rotation leaves behind does not.
          const before = counts[index] as Count;
          for (const name of ['sockets', 'serverConnections', 'timersAndWatches'] as const)
            expect(count[name] - before[name]).toBeLessThan(RESOURCE_ROTATIONS / 2);
        }
        // What a rotation leaves behind it leaves in every stretch. A cache that is filled, or code that is compiled, is
        // paid for once, and the garbage collector has its moods: neither decides in the middle of three.
        const growth = later.map(({ heapMiB }, index) => heapMiB - (counts[index] as Count).heapMiB);
        const [, middle = Infinity] = growth.sort((one, other) => one - other);
        expect(middle / RESOURCE_ROTATIONS).toBeLessThan(LEAST_LEAK);
      } finally {
        await stand.close();
        census.end();
      }
    },
    LIMIT_MS,
  );
});

function call(stand: Stand): Promise<unknown> {
  const query = { g: stand.generation };
  return stand.runtime.client.call({ method: 'GET', path: '/load', class: 'safe', query });
}
