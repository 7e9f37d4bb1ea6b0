import type { Paint } from './shell/paint.js';
import type { Language, Text } from './shell/text.js';

const HEAD: Text = {
  ko: '앱인토스 mTLS 인증서와 설정을 살펴보고 고쳐요.',
  en: 'Looks after the mutual TLS certificates and settings of an Apps in Toss backend.',
};

const TAIL: Text = {
  ko: `공통 옵션
  --json          결과를 JSON 값 하나로 표준 출력에 적어요
  --lang ko|en    말 (기본: LC_ALL, LANG을 따르고, 영어가 아니면 한국어)
  -h, --help      도움말. 명령 뒤에 쓰면 그 명령의 도움말
  -v, --version   버전

종료 코드: 0 괜찮아요, 1 곧 살펴보세요, 2 고장 났거나 명령을 알아듣지 못했어요`,
  en: `Options of every command
  --json          the result as one JSON value on standard output
  --lang ko|en    the language (default: that of LC_ALL or LANG; Korean unless it is English)
  -h, --help      this text; after a command, that of the command
  -v, --version   the version

Exit codes: 0 fine, 1 look at it soon, 2 broken, or the command was not understood`,
};

/** The page that lists the commands, or those that begin with a word (`cert`). */
export function helpPage(
  commands: Readonly<Record<string, { summary: Text }>>,
  language: Language,
  paint: Paint,
): string {
  const width = Math.max(0, ...Object.keys(commands).map((name) => name.length)) + 3;
  const lines = Object.entries(commands).map(
    ([name, { summary }]) => `  ${paint('cyan', name.padEnd(width))}${summary[language]}`,
  );
  const usage = `${language === 'ko' ? '사용법' : 'Usage'}: apps-in-toss <command> [options]`;
  const title = language === 'ko' ? '명령' : 'Commands';
  return [HEAD[language], '', usage, '', paint('bold', title), ...lines, '', TAIL[language]].join('\n');
}
