import type { Rule } from '../../finding.interface.js';
import type { Scan } from '../../scan-context.js';
import { isMember, propertyName } from '../../syntax/kinds.js';
import { hostOf } from '../../toss/address.js';
import type { HttpCall } from '../../toss/http-call.js';

const CARRIERS: Readonly<Record<HttpCall['client'], readonly string[]>> = {
  // The first two are for the rule of their own.
  fetch: ['agent', 'httpsAgent', 'dispatcher', 'client', 'tls'],
  undici: ['agent', 'httpsAgent', 'dispatcher'],
  'node-fetch': ['agent'],
  axios: ['httpsAgent', 'adapter', 'transport'],
  https: ['agent', 'cert', 'key', 'pfx', 'secureContext', 'createConnection'],
};

export const noCertificate: Rule = {
  code: 'AIT-S002',
  name: 'no-certificate',
  level: 'broken',
  what: {
    ko: '앱인토스를 부르는데 인증서를 주는 곳이 없어요.',
    en: 'A request to Apps in Toss that nothing gives a certificate.',
  },
  why: {
    ko: '앱인토스의 두 호스트는 mTLS 인증서가 없는 요청을 받지 않아요. 브라우저에서 부를 수도 없어요.',
    en: 'Both hosts refuse a request without a client certificate, and a browser cannot call them at all.',
  },
  instead: {
    ko: '서버에서 AppsInTossModule을 등록하고 AppsInTossClient나 AppsInTossHttpService로 부르세요.',
    en: 'Register AppsInTossModule in the server, and call through AppsInTossClient or AppsInTossHttpService.',
  },
  *find(scan) {
    const everywhere = defaultsOf(scan);
    for (const call of scan.tossCalls) {
      // A base URL out of a variable may be a gateway that holds the certificate.
      if (!call.urls.some((url) => hostOf(url)) || call.options.open || everywhere.has(call.client)) continue;
      if (CARRIERS[call.client].some((name) => call.options.properties.has(name))) continue;
      yield scan.place(call.site, call.endpoint);
    }
  },
};

/** Clients that are given a certificate once for all requests. */
function defaultsOf(scan: Scan): Set<HttpCall['client']> {
  const found = new Set<HttpCall['client']>();
  for (const file of scan.files) {
    for (const { callee } of file.all('CallExpression')) {
      const name = isMember(callee) ? propertyName(callee) : callee.type === 'Identifier' ? callee.name : '';
      if (name === 'setGlobalDispatcher') found.add('fetch').add('undici');
      // An interceptor may add the agent.
      if (name === 'use' && isMember(callee) && isMember(callee.object)) found.add('axios');
    }
    for (const { left } of file.all('AssignmentExpression')) {
      if (!isMember(left)) continue;
      const name = propertyName(left);
      if (name === 'httpsAgent' || name === 'adapter' || name === 'defaults') found.add('axios');
      if (name === 'globalAgent' || (isMember(left.object) && propertyName(left.object) === 'globalAgent')) {
        found.add('https');
      }
    }
  }
  return found;
}
