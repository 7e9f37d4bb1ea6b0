// Not the global one: fake clocks of tests replace that, and know nothing of loops.
import { performance } from 'node:perf_hooks';

/** The loop of the only thread, as far as it is measured and waited for. @internal */
export interface Loop {
  /** Milliseconds that only grow. */
  now(): number;
  /** Those of them in which the thread was busy. */
  busyMs(): number;
  /**
   * Calls back some time later, after what has arrived by then was looked at. Keeps no process alive.
   *
   * @returns calls it off
   */
  later(ms: number, then: () => void): () => void;
}

/** @internal */
export const NODES_LOOP: Loop = {
  now: () => performance.now(),
  busyMs: () => performance.eventLoopUtilization().active,
  later: (ms, then) => {
    let immediate: NodeJS.Immediate | undefined;
    const timer = setTimeout(() => (immediate = setImmediate(then)), ms).unref();
    return () => {
      clearTimeout(timer);
      clearImmediate(immediate);
    };
  },
};
