import { relative } from 'node:path';
import { type Check, fine, type Finding, found, skipped } from '../check.js';
import type { Scene } from '../scene/scene.js';

export const CODE_CHECKS: readonly Check[] = [
  {
    code: 'AIT-D039',
    title: { ko: '종료 처리', en: 'shutdown hooks' },
    why: {
      ko: '없으면 배포 때마다 SIGTERM이 진행 중인 결제를 끊고, 결과를 모르는 결제가 남아요.',
      en: 'Without them each deployment cuts payments in flight, whose outcome nobody knows then.',
    },
    run: (scene) => {
      const starts = scene.sources.filter(({ code }) => /\bNestFactory\s*\.\s*create/.test(code));
      const [start] = starts.filter(({ code }) => !isHandler(code));
      if (!start && starts.length > 0)
        return skipped('서버리스 핸들러예요', 'a serverless handler, which gets no SIGTERM');
      if (!start || !usesModule(scene))
        return skipped('Nest 앱의 시작 파일을 찾지 못했어요', 'no file that starts a Nest app was found');
      if (scene.sources.some(({ code }) => /\.enableShutdownHooks\s*\(/.test(code))) return fine();
      const file = relative(scene.cwd, start.path);
      return found([
        {
          status: 'soon',
          what: {
            ko: `${file}에 enableShutdownHooks()가 없어요`,
            en: `${file} does not call enableShutdownHooks()`,
          },
          mend: {
            ko: 'NestFactory.create 다음 줄에 app.enableShutdownHooks();를 적어 주세요',
            en: 'Put app.enableShutdownHooks(); on the line after NestFactory.create',
          },
          command: hooksCommand(start.code, file),
        },
      ]);
    },
  },
  {
    code: 'AIT-D040',
    title: { ko: '지급 저널', en: 'journal of grants' },
    why: {
      ko: '지급은 저널에 적어야 한 번만 이루어져요. 없으면 grant()가 거절하고, 메모리 저널은 재시작하면 잊어요.',
      en: 'Grants are paid once because a journal remembers them: without one grant() refuses, and one in memory forgets at a restart.',
    },
    run: (scene) => {
      const granting = scene.sources.filter(({ code }) =>
        /\.promotion\s*\??\.\s*(grant|plan|settle)\s*\(/.test(code),
      );
      if (granting.length === 0) return skipped('grant를 쓰지 않아요', 'grant is not used');
      const findings: Finding[] = [];
      const file = relative(scene.cwd, granting[0]?.path ?? '');
      if (!scene.sources.some(({ code }) => /\bjournal\s*[:,}=]/.test(code))) {
        findings.push({
          status: 'broken',
          what: {
            ko: `${file}이 grant를 쓰는데 journal 옵션이 없어요`,
            en: `${file} grants, and the option journal is not set`,
          },
          mend: {
            ko: "모듈 옵션에 journal: new FileOperationJournal('./grants.journal')을 넣어 주세요. 여러 대라면 SQL이나 Redis를 쓰세요",
            en: "Set journal: new FileOperationJournal('./grants.journal') in the options; with several instances, the one for SQL or Redis",
          },
          command: `grep -rn "forRoot" ${file.split('/')[0] ?? 'src'}`,
        });
      }
      const forgetting = scene.sources.find(({ code }) => /new\s+MemoryOperationJournal\b/.test(code));
      if (forgetting) {
        const place = relative(scene.cwd, forgetting.path);
        findings.push({
          status: 'soon',
          what: {
            ko: `${place}의 저널은 재시작하면 잊어요`,
            en: `the journal in ${place} forgets at a restart`,
          },
          mend: {
            ko: '테스트 밖에서는 파일, SQL, Redis 저널을 써 주세요',
            en: 'Outside of tests use a journal in a file, SQL or Redis',
          },
          command: `perl -pi -e "s/new MemoryOperationJournal\\(\\)/new FileOperationJournal('.\\/grants.journal')/g; s/MemoryOperationJournal/FileOperationJournal/g" ${place}`,
        });
      }
      return found(findings);
    },
  },
];

/** What a platform calls and freezes: no signal reaches it. */
function isHandler(code: string): boolean {
  return /\bexport\s+(?:const|let|async\s+function|function)\s+handler\b|\bexports\.handler\s*=/.test(code);
}

function usesModule({ sources }: Scene): boolean {
  return sources.some(({ code }) => /['"]nestjs-apps-in-toss['"/]/.test(code));
}

/** Only where the call is one line of a variable `app`: elsewhere a line behind it would stand in the midst of it. */
function hooksCommand(code: string, file: string): string | undefined {
  if (!/\bapp\s*=[^\n]*NestFactory\.create[^\n]*\);?[ \t]*$/m.test(code)) return undefined;
  return `perl -pi -e 's/^(\\s*)(.*NestFactory\\.create.*)$/$1$2\\n$1app.enableShutdownHooks();/' ${file}`;
}
