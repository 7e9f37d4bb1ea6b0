import type { Rule } from '../../finding.interface.js';
import { keyName, isMember, propertyName } from '../../syntax/kinds.js';
import type { SourceFile } from '../../syntax/source-file.js';

export const resultType: Rule = {
  code: 'AIT-S018',
  name: 'result-type',
  level: 'broken',
  what: {
    ko: 'HTTP 200이면 성공으로 봐요. resultType을 아무도 확인하지 않아요.',
    en: 'HTTP 200 is taken for success: nobody looks at resultType.',
  },
  why: {
    ko: '앱인토스는 실패도 HTTP 200으로 보내요. 거절된 결제와 지급이 성공한 것으로 저장돼요.',
    en: 'Apps in Toss sends failures as HTTP 200: refused payments and grants are recorded as done.',
  },
  instead: {
    ko: "body.resultType !== 'SUCCESS'이면 던지세요. AppsInTossClient는 상태 코드보다 resultType을 먼저 보고 타입이 있는 오류를 던져요.",
    en: "Throw when body.resultType !== 'SUCCESS'. AppsInTossClient looks at resultType before the status, and throws a typed error.",
  },
  *find(scan) {
    const looked = new Map<SourceFile, boolean>();
    const looksAt = (file: SourceFile) => {
      if (!looked.has(file)) looked.set(file, readsResultType(file));
      return looked.get(file) === true;
    };
    const told = new Set<SourceFile>();
    for (const { site, endpoint } of scan.tossCalls) {
      const { file } = site;
      if (told.has(file)) continue;
      const family = [...scan.imports.family(file)];
      if (family.some((each) => looksAt(each)) || !family.some((each) => readsBody(each))) continue;
      // Once a file: it is one missing check, not one for each call.
      told.add(file);
      yield scan.place(site, endpoint);
    }
  },
};

function readsResultType(file: SourceFile): boolean {
  const members = [...file.all('MemberExpression'), ...file.all('OptionalMemberExpression')];
  if (members.some((each) => propertyName(each) === 'resultType')) return true;
  // Destructured, or a field of a schema; a field of an interface is no check.
  if (file.all('ObjectProperty').some((each) => keyName(each) === 'resultType')) return true;
  return file.all('StringLiteral').some((each) => each.value === 'resultType');
}

const BODY = new Set(['data', 'json', 'success', 'body', 'text']);

function readsBody(file: SourceFile): boolean {
  return (
    [...file.all('MemberExpression'), ...file.all('OptionalMemberExpression')].some(
      (each) => isMember(each) && BODY.has(propertyName(each) ?? ''),
    ) || file.all('ObjectProperty').some((each) => keyName(each) === 'data')
  );
}
