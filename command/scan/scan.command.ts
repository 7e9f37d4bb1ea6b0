import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { ExitCode } from '../shell/exit-code.js';
import type { Invocation, Subcommand } from '../shell/subcommand.js';
import { UsageError } from '../shell/usage.error.js';
import type { Finding } from './finding.interface.js';
import { describeScan } from './describe-scan.js';
import { scanFolder, type ScanResult } from './scan-folder.js';

/** `scan [folder]`: mutual TLS that was written by hand, and what is wrong with it. */
export const scan: Subcommand = {
  help: {
    ko: `사용법: apps-in-toss scan [폴더] [--json]

JavaScript와 TypeScript 프로젝트를 읽고, 앱인토스를 직접 호출하는 코드에서 잘못된 곳을 파일, 줄, 칸으로 알려 줘요.
코드를 실행하지 않고, 네트워크를 쓰지 않고, 아무것도 고치지 않아요. node_modules, dist, git이 무시하는 파일, 테스트는 건너뛰어요.

예외로 두려면 그 줄이나 바로 윗줄에 적으세요: // ait-scan-ignore AIT-S004

종료 코드: 0 찾은 것 없음, 1 곧 고치세요, 2 지금 잘못되어 있어요
규칙마다 고치기 전과 후: docs/scan.md`,
    en: `Usage: apps-in-toss scan [folder] [--json]

Reads a JavaScript or TypeScript project, and names by file, line and column what is wrong in code that calls Apps in Toss by hand.
It runs nothing, uses no network and changes nothing. node_modules, dist, what git ignores and tests are left out.

An exception, on the line or on the one before it: // ait-scan-ignore AIT-S004

Exit codes: 0 nothing found, 1 mend it soon, 2 wrong as it stands
Each rule with its before and after: docs/scan.en.md`,
  },
  options: {},
  arguments: { least: 0, most: 1 },
  run: ({ positionals: [folder = '.'], shell }: Invocation): Promise<ExitCode> => {
    const path = resolve(shell.cwd, folder);
    if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) {
      throw new UsageError({ ko: `폴더가 아니에요: ${folder}`, en: `Not a folder: ${folder}` });
    }
    const result = scanFolder(path);
    if (shell.json) shell.tell(asJson(result));
    else shell.say(describeScan(result, shell));
    return Promise.resolve(exitCode(result.findings));
  },
};

function exitCode(findings: readonly Finding[]): ExitCode {
  if (findings.some((each) => each.rule.level === 'broken')) return 2;
  return findings.length > 0 ? 1 : 0;
}

function asJson({ findings, files, callsAppsInToss, unread }: ScanResult) {
  return {
    callsAppsInToss,
    files,
    unread,
    findings: findings.map(({ rule, ...place }) => {
      const { code, name, level, what, why, instead } = rule;
      return { code, name, level, ...place, what, why, instead };
    }),
  };
}
