import type { Rule } from '../../finding.interface.js';
import type { Place } from '../../place.interface.js';
import type { Scan } from '../../scan-context.js';
import { isMember, propertyName } from '../../syntax/kinds.js';

const NAME = 'NODE_TLS_REJECT_UNAUTHORIZED';
/** Files in which a line sets a variable: scripts, environments, containers, process managers. */
const SETTINGS =
  /(^|\/)(package\.json|\.env[\w.-]*|Dockerfile[\w.-]*|[\w.-]*\.Dockerfile|Procfile|Makefile|ecosystem\.config\.[cm]?js|[\w.-]+\.(sh|bash|ya?ml|toml))$/;
const LINE = new RegExp(`${NAME}["']?\\s*(?:=|:|\\s)\\s*["']?0\\b`);

export const verificationOffEverywhere: Rule = {
  code: 'AIT-S007',
  name: 'verification-off-everywhere',
  level: 'broken',
  what: {
    ko: `${NAME}=0이 모든 연결의 인증서 확인을 꺼요.`,
    en: `${NAME}=0 switches verification off for every connection.`,
  },
  why: {
    ko: '앱인토스만이 아니라 프로세스의 모든 TLS 연결(결제사, 데이터베이스, 메일)이 누구와 이야기하는지 모르게 돼요.',
    en: 'Not only Apps in Toss: every TLS connection of the process, database and mail included, no longer knows whom it talks to.',
  },
  instead: {
    ko: '그 줄을 지우고, 믿어야 할 인증 기관이 있으면 NODE_EXTRA_CA_CERTS에 그 파일을 적으세요.',
    en: 'Remove the line; an authority that has to be trusted goes into NODE_EXTRA_CA_CERTS.',
  },
  *find(scan) {
    if (!scan.isTossProject) return;
    yield* inCode(scan);
    yield* inSettings(scan);
  },
};

function* inCode(scan: Scan): Generator<Place> {
  for (const file of scan.files) {
    for (const node of file.all('AssignmentExpression')) {
      const { left, right } = node;
      if (!isMember(left) || propertyName(left) !== NAME) continue;
      const isZero =
        (right.type === 'StringLiteral' || right.type === 'NumericLiteral') && String(right.value) === '0';
      if (isZero) yield scan.place({ node, file });
    }
  }
}

function* inSettings({ project }: Scan): Generator<Place> {
  for (const path of project.paths) {
    if (!SETTINGS.test(path)) continue;
    for (const [index, line] of project.text(path).split('\n').entries()) {
      const found = LINE.exec(line);
      if (!found || /^\s*(#|\/\/)/.test(line)) continue;
      yield { file: path, line: index + 1, column: found.index + 1 };
    }
  }
}
