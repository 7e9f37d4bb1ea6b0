import type { Rule } from '../../finding.interface.js';
import type { Scan } from '../../scan-context.js';
import { bare, isMember, propertyName, type Member } from '../../syntax/kinds.js';
import type { Site, SourceFile } from '../../syntax/source-file.js';

export const errorCode: Rule = {
  code: 'AIT-S017',
  name: 'error-code',
  level: 'broken',
  what: {
    ko: '응답의 오류 코드를 error.code에서 읽어요.',
    en: "The answer's error code is read as error.code.",
  },
  why: {
    ko: '필드 이름은 errorCode예요. error.code는 언제나 undefined라서, 코드로 나눈 처리는 한 번도 실행되지 않아요. 이유는 message가 아니라 reason이에요.',
    en: 'The field is errorCode. error.code is always undefined, so what depends on it never runs. The text is in `reason`, not in `message`.',
  },
  instead: {
    ko: 'body.error.errorCode를 읽으세요. AppsInTossClient를 쓰면 AppsInTossApiError의 errorCode에 있어요.',
    en: 'Read body.error.errorCode; with AppsInTossClient it is errorCode of AppsInTossApiError.',
  },
  *find(scan) {
    for (const file of scan.files) {
      if (!scan.isClose(file)) continue;
      for (const node of [...file.all('MemberExpression'), ...file.all('OptionalMemberExpression')]) {
        if (propertyName(node) === 'code' && isEnvelopeError(scan, node, file))
          yield scan.place({ node, file });
      }
    }
  },
};

function isEnvelopeError(scan: Scan, member: Member, file: SourceFile): boolean {
  const owner = bare(member.object);
  if (isMember(owner) && propertyName(owner) === 'error') return isBody(scan, { node: owner.object, file });
  const binding = owner.type === 'Identifier' ? file.scopes.bindingOf(owner) : undefined;
  if (!binding?.value) return false;
  const { value, path } = binding;
  if (path.at(-1) === 'error') {
    const destructuresType = file.scopes.top('resultType') !== undefined;
    return path.length === 1 && (isBody(scan, { node: value, file }) || destructuresType);
  }
  const from = bare(value);
  return (
    path.length === 0 &&
    isMember(from) &&
    propertyName(from) === 'error' &&
    isBody(scan, { node: from.object, file })
  );
}

/** The body of a call to the partner API, or something whose `resultType` is read beside it. */
function isBody(scan: Scan, site: Site): boolean {
  if (scan.answers.bodyOf(site)?.toss) return true;
  const { file } = site;
  const text = textOf(site);
  return file
    .all('MemberExpression')
    .some((each) => propertyName(each) === 'resultType' && textOf({ node: each.object, file }) === text);
}

function textOf({ node, file }: Site): string {
  const inner = bare(node);
  return file.text.slice(inner.start ?? 0, inner.end ?? 0).replaceAll('?.', '.');
}
