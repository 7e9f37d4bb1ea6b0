const WAITS_MS = [300, 700, 1_500, 3_000, 5_000];

/**
 * How long to wait before each read of a status: soon at first, and at last every five seconds. A quarter more or less,
 * so that calls that were lost together do not come back together.
 *
 * @internal
 */
export function settleWait(read: number, random: () => number): number {
  const wait = WAITS_MS[Math.min(read, WAITS_MS.length - 1)]!;
  return Math.round(wait * (0.75 + random() / 2));
}

/**
 * A wait that ends with the quiet period, if that ends within it: the read after it can tell "not" from "not yet".
 *
 * @internal
 */
export function untilQuiet(wait: number, quietIn: number): number {
  return quietIn > 0 && quietIn < wait ? Math.ceil(quietIn) : wait;
}
