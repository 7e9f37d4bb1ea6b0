import { call } from '../server/call.js';
import { connected } from '../server/live.js';
import { act } from '../state/act.js';
import { overview } from '../state/emulator.js';
import { spanOf } from '../text/span.js';
import { text } from '../text/text.js';

/** What holds in every room: faults that are armed, a clock that is moved, an emulator that is gone. */
export function Banners() {
  const words = text();
  const { faults = [], clock } = overview.value ?? {};
  return (
    <div class="banners" aria-live="polite">
      {!connected.value && <p class="notice is-bad">{words.gone}</p>}
      {faults.map(({ id, operation, path, kind, left }) => (
        <p key={id} class="notice">
          <span class="mark">{words.faults.bannerTitle}</span>
          <span>
            {words.operation(operation, path)} · {words.fault(kind)}
          </span>
          <span class="chip is-warning">{words.faults.left(left)}</span>
          <button
            type="button"
            class="button is-small push"
            onClick={() => void act(() => call('DELETE', `/faults/${id}`), words.faults.stopped)}
          >
            {words.faults.stop}
          </button>
        </p>
      ))}
      {clock !== undefined && clock.offsetMs !== 0 && (
        <p class="notice is-info">
          <span class="mark">{words.clock.bannerTitle}</span>
          <span>{spanOf(clock.offsetMs)}</span>
          <button
            type="button"
            class="button is-small push"
            onClick={() => void act(() => call('DELETE', '/clock'), words.clock.moved)}
          >
            {words.clock.back}
          </button>
        </p>
      )}
    </div>
  );
}
