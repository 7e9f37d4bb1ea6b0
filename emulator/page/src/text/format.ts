import { language } from '../state/preferences.js';

const day = 86_400_000;

/** `2026.11.24` or `24 Nov 2026`. */
export function date(at: string | number): string {
  return language.value === 'ko'
    ? new Intl.DateTimeFormat('ko-KR', { year: 'numeric', month: '2-digit', day: '2-digit' })
        .format(new Date(at))
        .replaceAll('. ', '.')
        .replace(/\.$/, '')
    : new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium' }).format(new Date(at));
}

/** `2026.11.24 09:41:07`, or the same in English. */
export function dateTime(at: string | number): string {
  return `${date(at)} ${time(at)}`;
}

/** `09:41:07` */
export function time(at: string | number): string {
  return new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' }).format(new Date(at));
}

/** `12,000원` or `₩12,000` */
export function won(amount: number): string {
  const digits = count(amount);
  return language.value === 'ko' ? `${digits}원` : `₩${digits}`;
}

export function count(value: number): string {
  return new Intl.NumberFormat('en-US').format(value);
}

/** Whole days from `now` until `at`, rounded down as the console does. */
export function daysUntil(at: string, now: number): number {
  return Math.floor((new Date(at).getTime() - now) / day);
}

/** The first bytes of a fingerprint. */
export function shortFingerprint(fingerprint256: string): string {
  return `${fingerprint256.slice(0, 11)}…`;
}
