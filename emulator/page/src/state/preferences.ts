import { effect, signal } from '@preact/signals';

export type Language = 'ko' | 'en';
export type Scheme = 'system' | 'light' | 'dark';

const dark = matchMedia('(prefers-color-scheme: dark)');
const systemIsDark = signal(dark.matches);
dark.addEventListener('change', () => (systemIsDark.value = dark.matches));

export const language = signal<Language>(kept('language', ['ko', 'en']) ?? 'ko');
export const scheme = signal<Scheme>(kept('scheme', ['system', 'light', 'dark']) ?? 'system');

effect(() => {
  localStorage.setItem('language', language.value);
  document.documentElement.lang = language.value;
});

effect(() => {
  localStorage.setItem('scheme', scheme.value);
  const isDark = scheme.value === 'dark' || (scheme.value === 'system' && systemIsDark.value);
  document.documentElement.dataset['scheme'] = isDark ? 'dark' : 'light';
});

function kept<Value extends string>(name: string, values: readonly Value[]): Value | undefined {
  const value = localStorage.getItem(name);
  return values.find((each) => each === value);
}
