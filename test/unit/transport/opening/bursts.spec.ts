import { bareBursts, gatedBursts } from './virtual-bursts.js';
import type { Costs } from './virtual-server.js';

const SIZE = 200;

/** Milliseconds, as measured on two shared cores. */
const COSTS: Costs = {
  handshake: 2.2,
  resumed: 1.2,
  serverHandshake: 1.9,
  serverResumed: 0.8,
  call: 0.2,
  serverCall: 0.08,
  roundTrip: 0.3,
  think: 0,
};

function times(factor: number): Costs {
  const { roundTrip, think, ...cpu } = COSTS;
  const scaled = Object.fromEntries(Object.entries(cpu).map(([name, ms]) => [name, ms * factor]));
  return { ...(scaled as unknown as typeof cpu), roundTrip, think };
}

/** What another machine makes of it. */
const MACHINES = [
  ['this machine', 1],
  ['one that is twice as slow', 2],
  ['one that is fast', 0.4],
] as const;
const ROUND_TRIPS = [0.3, 2, 20, 80, 150];

// In virtual time: what a distance and a processor make of a burst, whatever this machine is doing meanwhile.
describe.each(MACHINES)('200 requests at once on %s', (_machine, factor) => {
  it.each(ROUND_TRIPS.flatMap((roundTrip) => [0, 1_000].map((think) => [roundTrip, think])))(
    'over a round trip of %d ms, to a server that takes %d ms',
    async (roundTrip, think) => {
      const costs = { ...times(factor), roundTrip, think };
      const ours = await gatedBursts(SIZE, costs);
      const bare = await bareBursts(SIZE, costs);
      expect({
        cold: ours.cold.ms / bare.cold.ms,
        standstill: ours.cold.standstill / bare.cold.standstill,
        warm: ours.warm.ms / bare.warm.ms,
      }).toEqual({ cold: atMost(1.15), standstill: atMost(0.17), warm: atMost(1.15) });
    },
  );
});

describe('a gate', () => {
  it('lets the first connection go ahead where it is near by, and the others resume its session', async () => {
    const near = await gatedBursts(SIZE, COSTS);
    const far = await gatedBursts(SIZE, { ...COSTS, roundTrip: 150 });
    expect(near.fullHandshakes).toBe(1);
    expect(far.fullHandshakes).toBeGreaterThan(1);
  });

  it('opens as many connections as are useful: few near by, one each for a slow server', async () => {
    const near = await gatedBursts(SIZE, COSTS);
    const slow = await gatedBursts(SIZE, { ...COSTS, think: 1_000 });
    expect({ near: near.cold.opened, slow: slow.cold.opened }).toEqual({ near: atMost(40), slow: SIZE });
  });

  it('opens for the next burst what this one has had to do without, and no more than that', async () => {
    const { cold, spare, warm } = await gatedBursts(SIZE, { ...COSTS, roundTrip: 20 });
    expect(cold.opened).toBeLessThan(SIZE * 0.6);
    expect({ opened: cold.opened + spare, later: warm.opened }).toEqual({ opened: SIZE, later: 0 });
  });

  it('opens none ahead after a few requests', async () => {
    const { spare } = await gatedBursts(10, { ...COSTS, roundTrip: 20 });
    expect(spare).toBe(0);
  });
});

function atMost(limit: number): unknown {
  return {
    asymmetricMatch: (value: unknown) => typeof value === 'number' && value <= limit,
    toString: () => `at most ${limit}`,
  };
}
