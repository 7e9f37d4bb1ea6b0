import { Choice } from '../controls/field.js';
import { call } from '../server/call.js';
import { act } from '../state/act.js';
import { useRead } from '../state/use-read.js';
import { text } from '../text/text.js';

export interface Refusals {
  readonly style: 'cut' | 'alert' | 'gateway-400';
  readonly time: 'now' | 'handshake' | 'later';
}

/** How a certificate is refused, and from when on a deleted one is: nobody knows how the platform does it. */
export function RefusalsCard() {
  const words = text().faults;
  const set = useRead<{ refusals: Refusals }>('/refusals')?.refusals;
  if (!set) return null;
  const change = (changes: Partial<Refusals>) =>
    void act(() => call('PUT', '/refusals', changes), words.refusalsSet);
  return (
    <section class="stack">
      <div>
        <h2>{words.refusals}</h2>
        <p class="second">{words.refusalsSays}</p>
      </div>
      <div class="card is-padded two">
        <RefusalStyle value={set.style} onChoose={(style) => change({ style })} />
        <RefusalTime value={set.time} onChoose={(time) => change({ time })} />
      </div>
    </section>
  );
}

export function RefusalStyle({
  value,
  onChoose,
}: {
  value: Refusals['style'];
  onChoose: (value: Refusals['style']) => void;
}) {
  const words = text().certificates;
  return (
    <Choice
      label={words.removeHow}
      value={value}
      values={[
        ['cut', words.refuseCut],
        ['alert', words.refuseAlert],
        ['gateway-400', words.refuseGateway],
      ]}
      onChoose={onChoose}
    />
  );
}

export function RefusalTime({
  value,
  onChoose,
}: {
  value: Refusals['time'];
  onChoose: (value: Refusals['time']) => void;
}) {
  const words = text().certificates;
  return (
    <Choice
      label={words.removeWhen}
      value={value}
      values={[
        ['now', words.removeNow],
        ['handshake', words.removeHandshake],
        ['later', words.removeLater],
      ]}
      onChoose={onChoose}
    />
  );
}
