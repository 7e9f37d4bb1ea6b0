import type { Rule } from '../../finding.interface.js';
import { API_HOST, hostOf, PAY_HOST, type Endpoint } from '../../toss/address.js';

const OF_PAY: ReadonlySet<Endpoint> = new Set([
  '/pay/make-payment',
  '/pay/execute-payment',
  '/pay/refund-payment',
  '/pay/get-payment-status',
]);
/** Recurring payments are documented for the other host; which of them answer where is not certain. */
const OF_NEITHER = /^\/pay\/.*billing/;

export const wrongAddress: Rule = {
  code: 'AIT-S008',
  name: 'wrong-address',
  level: 'broken',
  what: {
    ko: '주소가 맞지 않아요.',
    en: 'The address is wrong.',
  },
  why: {
    ko: `토스페이는 ${PAY_HOST}, 나머지는 모두 ${API_HOST}예요. 둘 다 https뿐이에요.`,
    en: `Toss Pay is at ${PAY_HOST}, everything else at ${API_HOST}; both speak https only.`,
  },
  instead: {
    ko: 'AppsInTossClient는 메서드마다 맞는 호스트로 보내요. 직접 쓴다면 호스트를 위와 같이 고치세요.',
    en: 'AppsInTossClient sends each method to its host. By hand, use the hosts above.',
  },
  *find(scan) {
    for (const { urls, endpoint, site } of scan.tossCalls) {
      for (const url of urls) {
        const host = hostOf(url);
        if (host === undefined) continue;
        const known = endpoint !== undefined && !OF_NEITHER.test(endpoint);
        const right = endpoint && OF_PAY.has(endpoint) ? PAY_HOST : API_HOST;
        if (url.startsWith('http:') || (known && host !== right)) {
          yield scan.place(site, endpoint);
          break;
        }
      }
    }
    for (const file of scan.files) {
      for (const node of file.all('StringLiteral')) {
        // A misprint of old pages of the documentation.
        if (/^https?:\/\/(pay-)?apps-in-toss-api-toss\.im/.test(node.value)) yield scan.place({ node, file });
      }
    }
  },
};
