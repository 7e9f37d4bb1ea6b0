import type { Run } from './run-schedule.js';

/** What came of a run, in lines for a log. */
export function summary(runs: readonly Run[], seed: number): string {
  const reports = runs.flatMap(({ reports: all, processed }) =>
    all.map((report) => ({ ...report, processed: processed.has(report.plan.id) })),
  );
  const count = (of: (report: (typeof reports)[number]) => boolean): number => reports.filter(of).length;
  const timed = reports.filter(({ elapsedMs, plan }) => elapsedMs >= plan.deadlineMs);
  const worst = Math.max(0, ...timed.map(({ lateMs }) => lateMs));
  const raw = Math.max(0, ...timed.map(({ elapsedMs, plan }) => elapsedMs - plan.deadlineMs));
  const isAnswered = ({ status, isDone }: Run['reports'][number]): boolean =>
    status !== undefined || isDone === true;
  const shares = runs.map(({ reports: all }) => all.filter(isAnswered).length / all.length);
  const few = shares.filter((share) => share < 1 / 3).length;
  const codes = new Map<string, number>();
  for (const { code } of reports) if (code) codes.set(code, (codes.get(code) ?? 0) + 1);
  return [
    `fault schedules: ${runs.length} (FAULT_SEED=${seed}), requests: ${reports.length}`,
    `  answered: ${count(isAnswered)}; fewer than a third of its calls in ${few} schedules`,
    `  not-sent: ${count(({ outcome }) => outcome === 'not-sent')}, of them processed: ${count(({ outcome, processed }) => outcome === 'not-sent' && processed)}`,
    `  refused: ${count(({ outcome }) => outcome === 'refused')}`,
    `  unknown: ${count(({ outcome }) => outcome === 'unknown')}, of them processed: ${count(({ outcome, processed }) => outcome === 'unknown' && processed)}`,
    `  settled by the deadline: ${timed.length}, latest ${worst.toFixed(1)} ms after it (${raw.toFixed(1)} ms with the lag of the machine)`,
    `  ${[...codes]
      .sort(([, a], [, b]) => b - a)
      .map(([code, times]) => `${code} ${times}`)
      .join(', ')}`,
  ].join('\n');
}
