import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly onInput: (value: string) => void;
  /** The rule, or what is wrong. */
  readonly says?: string;
  readonly bad?: boolean;
  readonly inputMode?: 'text' | 'numeric';
  readonly autofocus?: boolean;
  readonly placeholder?: string;
  readonly maxLength?: number;
}

/** One line to type in, with its rule below. */
export function Field({ label, onInput, says, bad = false, ...input }: FieldProps) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        {...input}
        type="text"
        id={id}
        class="input"
        aria-invalid={bad}
        aria-describedby={says === undefined ? undefined : `${id}-says`}
        autocomplete="off"
        spellcheck={false}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
      {says !== undefined && (
        <p id={`${id}-says`} class={`says${bad ? ' is-bad' : ''}`} aria-live="polite">
          {says}
        </p>
      )}
    </div>
  );
}

interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly values: readonly (readonly [value: Value, name: string])[];
  readonly onChoose: (value: Value) => void;
}

/** One of a list. */
export function Choice<Value extends string>({ label, value, values, onChoose }: ChoiceProps<Value>) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select
        id={id}
        class="input"
        value={value}
        onChange={(event) => onChoose(event.currentTarget.value as Value)}
      >
        {values.map(([each, name]) => (
          <option key={each} value={each}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}

interface SegmentsProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly values: readonly (readonly [value: Value, name: ComponentChildren])[];
  readonly onChoose: (value: Value) => void;
}

/** One of two or three, all in sight. */
export function Segments<Value extends string>({ label, value, values, onChoose }: SegmentsProps<Value>) {
  return (
    <div class="segments" role="group" aria-label={label}>
      {values.map(([each, name]) => (
        <button key={each} type="button" aria-pressed={each === value} onClick={() => onChoose(each)}>
          {name}
        </button>
      ))}
    </div>
  );
}
