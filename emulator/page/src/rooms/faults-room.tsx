import { useState } from 'preact/hooks';
import { Choice } from '../controls/field.js';
import { RoomHead } from '../controls/room.js';
import { call } from '../server/call.js';
import { act } from '../state/act.js';
import { operationIds } from '../state/contract.js';
import { overview } from '../state/emulator.js';
import { useRead } from '../state/use-read.js';
import { text } from '../text/text.js';
import { Callbacks } from './callbacks.js';
import { RefusalsCard } from './refusals.js';

const often = ['1', '3', 'always'] as const;

/** What nobody can make happen on the real hosts. */
export function FaultsRoom({ app }: { app: string }) {
  const [operation, setOperation] = useState('pay.executePayment');
  const [kind, setKind] = useState('cut-after');
  const [times, setTimes] = useState<(typeof often)[number]>('1');
  const words = text().faults;
  const kinds = useRead<{ kinds: string[] }>('/faults')?.kinds ?? [];
  const faults = overview.value?.faults ?? [];

  function arm(event: Event): void {
    event.preventDefault();
    const body = { operation, kind, ...(times !== 'always' && { times: Number(times) }) };
    void act(() => call('POST', '/faults', body), words.armed);
  }

  return (
    <>
      <RoomHead title={text().rooms.faults} says={words.says} />
      <form class="card is-padded fault-form" onSubmit={arm}>
        <Choice
          label={words.operation}
          value={operation}
          values={operationIds.value.map((each) => [each, text().operation(each, each)] as const)}
          onChoose={setOperation}
        />
        <Choice
          label={words.kind}
          value={kind}
          values={kinds.map((each) => [each, text().fault(each)] as const)}
          onChoose={setKind}
        />
        <Choice
          label={words.times}
          value={times}
          values={often.map(
            (each) =>
              [each, each === '1' ? words.once : each === '3' ? words.several(3) : words.always] as const,
          )}
          onChoose={setTimes}
        />
        <button class="button is-primary">{words.arm}</button>
      </form>
      {faults.length === 0 && <p class="second advice">{words.none}</p>}
      <RefusalsCard />
      <Callbacks app={app} />
    </>
  );
}
