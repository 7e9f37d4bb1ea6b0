import type { Rule } from '../../finding.interface.js';
import { bare, isFunction, isNothing, keyName } from '../../syntax/kinds.js';
import type { Site } from '../../syntax/source-file.js';
import { textsOf } from '../../syntax/texts.js';
import { returnsOf, type Values } from '../../syntax/values.js';

export const verificationOff: Rule = {
  code: 'AIT-S006',
  name: 'verification-off',
  level: 'broken',
  what: {
    ko: '서버 인증서를 확인하지 않아요.',
    en: "The server's certificate is not verified.",
  },
  why: {
    ko: '누구나 토스인 척할 수 있어요. 토큰, 개인정보, 결제가 그대로 넘어가요. 환경 변수로 끌 수 있는 것도 언젠가 운영에서 꺼져요.',
    en: 'Anybody can pass for Toss and read tokens, personal data and payments. What a variable can switch off will be off in production one day.',
  },
  instead: {
    ko: '그 줄을 지우세요. 토스의 인증서는 기본 설정으로 확인돼요. 사설 게이트웨이나 에뮬레이터에는 ca를 주세요.',
    en: 'Remove the line: the certificates of Toss verify as they are. For a private gateway or the emulator, give `ca`.',
  },
  *find(scan) {
    for (const file of scan.files) {
      if (!scan.isClose(file)) continue;
      for (const node of file.all('ObjectProperty')) {
        const name = keyName(node);
        const value = { node: node.value, file };
        if (name === 'rejectUnauthorized' && mayBeOff(scan.values, value))
          yield scan.place({ node, file }, name);
        if (name === 'checkServerIdentity' && acceptsAll(value)) yield scan.place({ node, file }, name);
      }
    }
  },
};

function mayBeOff(values: Values, site: Site): boolean {
  const node = bare(site.node);
  if (node.type === 'BinaryExpression' || node.type === 'UnaryExpression') {
    // `process.env.NODE_ENV === 'production'`, `!process.env.INSECURE`
    const parts = node.type === 'BinaryExpression' ? [node.left, node.right] : [node.argument];
    return parts.some((each) =>
      textsOf(values, { node: each, file: site.file }).some((text) => text.startsWith('<env:')),
    );
  }
  return values.origins(site).some((each) => each.node.type === 'BooleanLiteral' && !each.node.value);
}

function acceptsAll({ node, file }: Site): boolean {
  const check = bare(node);
  if (!isFunction(check)) return false;
  const isEmpty = check.body.type === 'BlockStatement' && check.body.body.length === 0;
  const given = returnsOf({ node: check, file });
  return isEmpty || (given.length > 0 && given.every((each) => isNothing(bare(each.node))));
}
