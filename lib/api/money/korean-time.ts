const PARTS = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}:\d{2})(\.\d+)?(Z|[+-]\d{2}:?\d{2})?$/;

/**
 * The moment that a text of the platform names. Its times carry no zone and are Korean; one that carries a zone is taken
 * at its word.
 *
 * @returns null for a text that is no time
 * @internal
 */
export function koreanTime(text: string | null): Date | null {
  const match = text === null ? null : PARTS.exec(text.trim());
  if (!match) return null;
  const [, day, time, fraction = '', zone = '+09:00'] = match;
  const date = new Date(`${day}T${time}${fraction.slice(0, 4)}${zone}`);
  return Number.isNaN(date.getTime()) ? null : date;
}
