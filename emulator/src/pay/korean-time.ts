const nineHours = 9 * 3_600_000;

/** `yyyy-MM-dd HH:mm:ss` as a clock in Korea shows it, the form of times in Toss Pay. @internal */
export function koreanTime(ms: number): string {
  return new Date(ms + nineHours).toISOString().slice(0, 19).replace('T', ' ');
}
