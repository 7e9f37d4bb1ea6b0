import { say } from '../state/toast.js';
import { text } from '../text/text.js';
import { Icon } from './icon.js';

async function copy(value: string): Promise<void> {
  await navigator.clipboard.writeText(value);
  say(text().copied);
}

/** A short value; a click copies all of it. */
export function Copy({ value, shown = value, label }: { value: string; shown?: string; label: string }) {
  return (
    <button type="button" class="copy" title={value} onClick={() => void copy(value)}>
      <span class="hidden">{text().copyOf(label)}: </span>
      {shown}
      <Icon name="copy" size={13} />
    </button>
  );
}

/** Lines for a terminal or a file, with a button that copies them. */
export function Shell({ lines, label }: { lines: readonly string[]; label: string }) {
  const value = lines.join('\n');
  return (
    <div class="shell">
      <pre tabIndex={0} aria-label={label}>
        {value}
      </pre>
      <button
        type="button"
        class="icon-button"
        aria-label={text().copyOf(label)}
        onClick={() => void copy(`${value}\n`)}
      >
        <Icon name="copy" size={16} />
      </button>
    </div>
  );
}
