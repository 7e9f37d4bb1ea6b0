import { setTimeout } from 'node:timers/promises';

/** Waits, or less when the signal aborts, and keeps no process alive meanwhile. @internal */
export async function idle(ms: number, signal: AbortSignal): Promise<void> {
  try {
    await setTimeout(ms, undefined, { signal, ref: false });
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
