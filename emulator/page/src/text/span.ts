import { text } from './text.js';

/** How far the emulator's clock is from the machine's, in words. */
export function spanOf(offsetMs: number): string {
  const { clock } = text();
  if (offsetMs === 0) return clock.real;
  const minutes = Math.round(Math.abs(offsetMs) / 60_000);
  const span = clock.span(Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24, minutes % 60);
  return offsetMs > 0 ? clock.ahead(span) : clock.behind(span);
}
