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
  const made = results.filter(({ status }) => status !== 'skipped');
  return [
    ...made.map((result) => lineOf(result, shell)),
    ...skippedLines(results, shell),
    '',
    summary(results, shell),
  ].join('\n');
}

function lineOf({ check, verdict, status }: CheckResult, shell: Shell): string {
  const [mark, style] = MARKS[status];
  const head = `${shell.paint(style, `${mark} ${check.code}`)} ${shell.in(check.title)}`;
  if (!('findings' in verdict)) {
    const seen = 'fine' in verdict ? verdict.fine : '';
    return seen === '' ? head : `${head}  ${shell.paint('dim', seen)}`;
  }
  const lines = verdict.findings.flatMap(({ what, mend, command }) => [
    `    ${shell.paint('bold', shell.in(what))}`,
    `    → ${shell.in(mend)}`,
    ...(command === undefined ? [] : [`    $ ${shell.paint('cyan', command)}`]),
  ]);
  const why = shell.paint('dim', `    ${shell.in({ ko: '왜', en: 'Why' })}: ${shell.in(check.why)}`);
  return [head, ...lines, why].join('\n');
}

/** One line a reason: where there is no certificate a dozen checks of it would say so. */
function skippedLines(results: readonly CheckResult[], shell: Shell): string[] {
  const codes = new Map<string, string[]>();
  for (const { check, verdict } of results) {
    if (!('skipped' in verdict)) continue;
    const reason = shell.in(verdict.skipped);
    codes.set(reason, [...(codes.get(reason) ?? []), check.code.replace('AIT-', '')]);
  }
  const skipped = shell.in({ ko: '건너뜀', en: 'skipped' });
  return [...codes].map(([reason, list]) =>
    shell.paint('dim', `- ${skipped}: ${reason} (${list.join(', ')})`),
  );
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
