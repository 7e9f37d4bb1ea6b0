import type { RequestView } from '../../../../src/console/views/views.interface.js';
import { text } from '../../text/text.js';

const colours: Record<RequestView['outcome'], string> = {
  success: 'is-good',
  fail: 'is-warning',
  error: 'is-bad',
  cut: 'is-bad',
  rejected: 'is-bad',
  waiting: '',
};

/** The outcome in a word and a colour, with its code. */
export function OutcomeChip({ outcome, code }: Pick<RequestView, 'outcome' | 'code'>) {
  const words = text();
  return (
    <>
      <span class={`chip ${colours[outcome]}`}>{words.outcome(outcome)}</span>
      {code !== null && (
        <span class="small second code">{outcome === 'rejected' ? words.reason(code) : code}</span>
      )}
    </>
  );
}
