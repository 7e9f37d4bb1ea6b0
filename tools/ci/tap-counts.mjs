import { existsSync, readFileSync } from 'node:fs';

/** The numbers at the end of a `node --test` run in TAP. A cancelled test has not passed. */
export function tapCounts(file) {
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const number = (name) => Number(new RegExp(`^# ${name} (\\d+)$`, 'm').exec(text)?.[1] ?? NaN);
  const counts = {
    passed: number('pass'),
    failed: number('fail') + number('cancelled'),
    skipped: number('skipped') + number('todo'),
  };
  return Object.values(counts).some(Number.isNaN) ? { passed: 0, failed: 1 } : counts;
}
