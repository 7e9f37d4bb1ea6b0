import type { Shell } from '../shell/shell.js';
import type { CheckResult, CheckStatus } from './run-checks.js';

const MARKS: Readonly<Record<CheckStatus, readonly [string, Parameters<Shell['paint']>[0]]>> = {
  fine: ['✓', 'green'],
  skipped: ['-', 'dim'],
  soon: ['!', 'yellow'],
  broken: ['✗', 'red'],
};

/** The results for people: one line a check; of what is wrong, what, why, and what to do. */
export function present(results: readonly CheckResult[], shell: Shell): string {
  return [...results.map((result) => lineOf(result, shell)), '', summary(results, shell)].join('\n');
}

function lineOf({ check, verdict, status }: CheckResult, shell: Shell): string {
  const [mark, style] = MARKS[status];
  const head = `${shell.paint(style, `${mark} ${check.code}`)} ${shell.in(check.title)}`;
  if ('skipped' in verdict)
    return shell.paint('dim', `- ${check.code} ${shell.in(check.title)}: ${shell.in(verdict.skipped)}`);
  if ('fine' in verdict) return verdict.fine === '' ? head : `${head}  ${shell.paint('dim', verdict.fine)}`;
  const lines = verdict.findings.flatMap(({ what, mend, command }) => [
    `    ${shell.paint('bold', shell.in(what))}`,
    `    → ${shell.in(mend)}`,
    ...(command === undefined ? [] : [`    $ ${shell.paint('cyan', command)}`]),
  ]);
  return [
    head,
    ...lines,
    shell.paint('dim', `    ${shell.in({ ko: '왜', en: 'Why' })}: ${shell.in(check.why)}`),
  ].join('\n');
}

function summary(results: readonly CheckResult[], shell: Shell): string {
  const count = (status: CheckStatus) => results.filter((each) => each.status === status).length;
  const [fine, soon, broken, skipped] = [count('fine'), count('soon'), count('broken'), count('skipped')];
  const text = shell.in({
    ko: `괜찮아요 ${fine}, 곧 살펴보세요 ${soon}, 고장 ${broken}, 건너뜀 ${skipped}`,
    en: `${fine} fine, ${soon} soon, ${broken} broken, ${skipped} skipped`,
  });
  return shell.paint(broken > 0 ? 'red' : soon > 0 ? 'yellow' : 'green', text);
}

/** The same for programs. */
export function toJson(results: readonly CheckResult[], shell: Pick<Shell, 'in'>): object[] {
  return results.map(({ check, verdict, status }) => ({
    code: check.code,
    status,
    title: shell.in(check.title),
    ...('fine' in verdict && verdict.fine !== '' && { seen: verdict.fine }),
    ...('skipped' in verdict && { skipped: shell.in(verdict.skipped) }),
    ...('findings' in verdict && {
      why: shell.in(check.why),
      findings: verdict.findings.map(({ what, mend, command, status: each }) => ({
        status: each,
        what: shell.in(what),
        mend: shell.in(mend),
        ...(command !== undefined && { command }),
      })),
    }),
  }));
}
