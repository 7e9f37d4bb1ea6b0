import { signal } from '@preact/signals';

export const toast = signal<{ text: string; bad: boolean } | undefined>(undefined);

let end: ReturnType<typeof setTimeout> | undefined;

/** Says in passing what happened. */
export function say(text: string, bad = false): void {
  clearTimeout(end);
  toast.value = { text, bad };
  end = setTimeout(() => (toast.value = undefined), bad ? 8_000 : 3_000);
}
