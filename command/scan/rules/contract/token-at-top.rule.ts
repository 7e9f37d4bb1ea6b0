import type { Rule } from '../../finding.interface.js';
import type { Place } from '../../place.interface.js';
import type { Scan } from '../../scan-context.js';
import { isMember, propertyName } from '../../syntax/kinds.js';
import type { Site } from '../../syntax/source-file.js';
import type { Endpoint } from '../../toss/address.js';

/** What the body's `success` holds, and the body itself does not. */
const FIELDS: Partial<Record<Endpoint, readonly string[]>> = {
  '/user/oauth2/generate-token': ['accessToken', 'refreshToken', 'expiresIn'],
  '/user/oauth2/refresh-token': ['accessToken', 'refreshToken', 'expiresIn'],
  '/user/oauth2/login-me': ['userKey', 'name', 'phone', 'ci', 'email'],
  '/pay/make-payment': ['payToken'],
  '/promotion/execute-promotion/get-key': ['key'],
};

export const tokenAtTop: Rule = {
  code: 'AIT-S019',
  name: 'token-at-top',
  level: 'broken',
  what: {
    ko: '값을 success 밖에서 찾아요.',
    en: 'A value is looked for outside of `success`.',
  },
  why: {
    ko: '응답은 { resultType, success, error }이고 값은 success 안에 있어요. 지금은 언제나 undefined예요.',
    en: 'An answer is { resultType, success, error } and the values are in `success`: this is always undefined.',
  },
  instead: {
    ko: 'body.success.accessToken처럼 읽으세요. AppsInTossClient의 메서드는 success의 내용을 타입과 함께 돌려줘요.',
    en: 'Read body.success.accessToken. The methods of AppsInTossClient give the content of `success`, typed.',
  },
  *find(scan) {
    for (const file of scan.files) {
      for (const node of [...file.all('MemberExpression'), ...file.all('OptionalMemberExpression')]) {
        const name = propertyName(node);
        if (name !== undefined && isMissing(scan, { node: node.object, file }, name)) {
          yield scan.place({ node, file }, name);
        }
      }
      yield* destructured(scan, file);
    }
  },
};

function* destructured(scan: Scan, file: Site['file']): Generator<Place> {
  for (const { id, init } of file.all('VariableDeclarator')) {
    if (id.type !== 'ObjectPattern' || !init || isMember(id)) continue;
    for (const each of id.properties) {
      if (each.type !== 'ObjectProperty' || each.key.type !== 'Identifier') continue;
      const { name } = each.key;
      if (isMissing(scan, { node: init, file }, name)) yield scan.place({ node: each, file }, name);
    }
  }
}

function isMissing(scan: Scan, body: Site, name: string): boolean {
  const endpoint = scan.answers.bodyOf(body)?.endpoint;
  return endpoint !== undefined && (FIELDS[endpoint] ?? []).includes(name);
}
