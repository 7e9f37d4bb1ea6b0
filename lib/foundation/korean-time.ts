/** `2026-11-24 10:00:00`, `2026-11-24T10:00:00.123456`, `2026-11-24T10:00:00+09:00` … */
const TIME = /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d+))?)?\s*(Z|[+-]\d\d:?\d\d)?$/i;

/**
 * A time as the platform writes it. Some of its texts name an offset, most do not: those are taken for Korean time
 * (UTC+9), which has no summer time. Fractions beyond milliseconds are cut off.
 *
 * @returns null for what is no such time; a text that cannot be read must not fail a payment
 * @internal
 */
export function koreanTime(text: unknown): Date | null {
  const match = typeof text === 'string' ? TIME.exec(text.trim()) : null;
  if (!match) return null;
  const [, year, month, day, hour, minute, second = '00', fraction = '', offset = '+09:00'] = match;
  // Days that a month does not have would move into the next one.
  if (Number(day) > new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate()) return null;
  const milliseconds = fraction.slice(0, 3).padEnd(3, '0');
  const zone = offset.toUpperCase().replace(/^([+-]\d\d):?(\d\d)$/, '$1:$2');
  const time = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}.${milliseconds}${zone}`);
  return Number.isNaN(time.getTime()) ? null : time;
}
