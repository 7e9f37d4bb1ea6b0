import type { Shell } from '../shell/shell.js';
import type { Finding } from './finding.interface.js';
import type { ScanResult } from './scan-folder.js';

/** What a scan found, for people: why and what to write is said once a rule, where it first bit. */
export function describeScan({ findings, files, callsAppsInToss, unread }: ScanResult, shell: Shell): string {
  const explained = new Set<string>();
  const blocks = findings.map((finding) => {
    const isFirst = !explained.has(finding.rule.code);
    explained.add(finding.rule.code);
    return describe(finding, isFirst, shell);
  });
  const notes = unread.map(({ file, reason }) =>
    shell.paint(
      'yellow',
      shell.in({ ko: `읽지 못했어요: ${file} (${reason})`, en: `Not read: ${file} (${reason})` }),
    ),
  );
  return [...blocks, ...notes, summary(findings, files, callsAppsInToss, shell)].join('\n\n');
}

function describe({ rule, file, line, column, subject }: Finding, isFirst: boolean, shell: Shell): string {
  const broken = rule.level === 'broken';
  const mark = shell.paint(broken ? 'red' : 'yellow', `${broken ? '✗' : '!'} ${rule.code}`);
  const place = shell.paint('cyan', `${file}:${line}:${column}`);
  const head = `${place}  ${mark} ${shell.in(rule.what)}${subject === undefined ? '' : ` (${subject})`}`;
  return isFirst ? [head, `  ${shell.in(rule.why)}`, `  → ${shell.in(rule.instead)}`].join('\n') : head;
}

function summary(findings: readonly Finding[], files: number, calls: boolean, shell: Shell): string {
  const broken = findings.filter((each) => each.rule.level === 'broken').length;
  const soon = findings.length - broken;
  if (findings.length > 0) {
    return shell.in({
      ko: `파일 ${files}개에서 지금 고칠 것 ${broken}개, 곧 고칠 것 ${soon}개를 찾았어요.`,
      en: `${files} files: ${broken} to mend now, ${soon} to mend soon.`,
    });
  }
  return shell.in(
    calls
      ? {
          ko: `파일 ${files}개에서 잘못된 곳을 찾지 못했어요.`,
          en: `${files} files: nothing wrong was found.`,
        }
      : {
          ko: `파일 ${files}개에 앱인토스를 호출하는 코드가 없어요.`,
          en: `${files} files: nothing here calls Apps in Toss.`,
        },
  );
}
