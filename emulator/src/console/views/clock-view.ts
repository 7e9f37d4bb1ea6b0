import type { EmulatorClock } from '../../emulator-clock.js';
import type { ClockView } from './views.interface.js';

/** @internal */
export function clockView(clock: EmulatorClock): ClockView {
  const now = clock.now();
  const offsetMs = now.getTime() - Date.now();
  // The two were read one after the other.
  return { now: now.toISOString(), offsetMs: Math.abs(offsetMs) < 50 ? 0 : offsetMs };
}
