import type { Recovered } from 'nestjs-apps-in-toss';
import { GrantRecovery } from '../../../../lib/runtime/grant-recovery.js';
import { idle } from '../../../../lib/runtime/idle.js';

const NOTHING: Recovered = { settled: 0, pending: 0, failed: 0, unknown: 0 };

/** What the other side decides when it ends. */
function gate(): { readonly passed: Promise<void>; open(): void } {
  let open!: () => void;
  return { passed: new Promise((resolve) => (open = resolve)), open: () => open() };
}

describe('the recovery of grants at an interval', () => {
  it('never has two looks at once, and goes on after one that failed', async () => {
    const told: unknown[] = [];
    let [running, most, looks] = [0, 0, 0];
    const done = gate();
    const recovery = new GrantRecovery({
      recover: async () => {
        looks += 1;
        most = Math.max(most, (running += 1));
        await new Promise((resolve) => setImmediate(resolve));
        running -= 1;
        if (looks === 2) throw new Error('disk full');
        if (looks === 4) done.open();
        return NOTHING;
      },
      wait: () => Promise.resolve(),
      ended: (counts) => told.push(counts),
      failed: (error) => told.push((error as Error).message),
    });
    recovery.start();
    recovery.start();
    await done.passed;
    await recovery.stop();
    expect(most).toBe(1);
    expect(told.slice(0, 4)).toEqual([NOTHING, 'disk full', NOTHING, NOTHING]);
  });

  it('stop ends a look and waits for it; nothing begins after that', async () => {
    const [begun, events] = [gate(), [] as string[]];
    const recovery = new GrantRecovery({
      recover: (signal) => {
        events.push('begun');
        begun.open();
        return new Promise((resolve) =>
          signal.addEventListener('abort', () =>
            setImmediate(() => {
              events.push('given up');
              resolve(NOTHING);
            }),
          ),
        );
      },
      wait: (signal) => idle(3_600_000, signal),
      ended: () => events.push('ended'),
      failed: () => events.push('failed'),
    });
    recovery.start();
    await begun.passed;
    await recovery.stop();
    recovery.start();
    expect(events).toEqual(['begun', 'given up', 'ended']);
  });

  it('stop ends the time between two looks', async () => {
    const waits = gate();
    const recovery = new GrantRecovery({
      recover: () => Promise.resolve(NOTHING),
      wait: (signal) => {
        waits.open();
        return idle(3_600_000, signal);
      },
      ended: () => undefined,
      failed: () => undefined,
    });
    recovery.start();
    await waits.passed;
    await recovery.stop();
  });
});
