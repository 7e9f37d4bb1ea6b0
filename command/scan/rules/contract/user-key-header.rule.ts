import type { Rule } from '../../finding.interface.js';
import { isMember, propertyName } from '../../syntax/kinds.js';
import { objectOf } from '../../syntax/objects.js';
import type { Endpoint } from '../../toss/address.js';

/** What is done for one user. Where the header is optional (promotion, orders) its absence proves nothing. */
const FOR_A_USER: ReadonlySet<Endpoint> = new Set([
  '/pay/make-payment',
  '/pay/execute-payment',
  '/pay/refund-payment',
  '/pay/get-payment-status',
  '/messenger/send-message',
  '/messenger/send-test-message',
]);

export const userKeyHeader: Rule = {
  code: 'AIT-S020',
  name: 'user-key-header',
  level: 'broken',
  what: {
    ko: 'x-toss-user-key 헤더가 없어요.',
    en: 'The header x-toss-user-key is missing.',
  },
  why: {
    ko: '결제와 메시지는 누구의 것인지 헤더로 알려야 해요. 없으면 거절돼요. x-user-key는 다른 이름이라 소용없어요.',
    en: 'Payments and messages are refused unless a header says whose they are; x-user-key is another name and does not count.',
  },
  instead: {
    ko: "headers: { 'x-toss-user-key': String(userKey) } 또는 'x-anon-key'를 보내세요. AppsInTossClient에는 { userKey, … }를 주면 돼요.",
    en: "Send headers: { 'x-toss-user-key': String(userKey) }, or 'x-anon-key'. AppsInTossClient takes { userKey, … }.",
  },
  *find(scan) {
    // An interceptor may add it.
    const mayBeAdded = scan.files.some((file) =>
      file.all('MemberExpression').some((each) => isMember(each) && propertyName(each) === 'interceptors'),
    );
    for (const { client, endpoint, options, site } of scan.tossCalls) {
      if (!endpoint || !FOR_A_USER.has(endpoint) || options.open) continue;
      if (mayBeAdded && client === 'axios') continue;
      const given = options.properties.get('headers');
      const headers = objectOf(scan.values, given);
      const names = [...headers.properties.keys()].map((each) => each.toLowerCase());
      if (headers.open || names.includes('x-toss-user-key') || names.includes('x-anon-key')) continue;
      yield scan.place(site, endpoint);
    }
  },
};
