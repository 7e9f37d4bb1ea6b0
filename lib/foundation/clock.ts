/**
 * Tells the time. Every comparison of dates in this package takes its "now" from one of these, so that a test can
 * move 390 days in a line.
 *
 * @publicApi
 */
export type Clock = () => Date;

/** The machine's own clock. @internal */
export const systemClock: Clock = () => new Date();

/** Milliseconds in a day. @internal */
export const DAY_MS = 86_400_000;
