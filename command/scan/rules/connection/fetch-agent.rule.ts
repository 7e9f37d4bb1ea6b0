import type { Rule } from '../../finding.interface.js';
import { textsOf } from '../../syntax/texts.js';

const AGENTS = ['agent', 'httpsAgent'];

export const fetchAgent: Rule = {
  code: 'AIT-S001',
  name: 'fetch-agent',
  level: 'broken',
  what: {
    ko: 'fetch에 https.Agent를 줬어요. 요청이 인증서 없이 나가요.',
    en: 'fetch is given an https.Agent: the request goes out without the certificate.',
  },
  why: {
    ko: '전역 fetch는 agent를 모르는 옵션으로 보고 조용히 무시해요. axios의 fetch 어댑터와 undici도 같아요. 오류 없이 인증서만 빠져서 ERR_NETWORK로만 보여요.',
    en: 'The global fetch ignores `agent` without a word, and so do undici and the fetch adapter of axios. Nothing tells you that the certificate is missing but an ERR_NETWORK later.',
  },
  instead: {
    ko: 'toss.login.…처럼 AppsInTossClient의 메서드를 부르거나, 직접 쓴다면 undici의 Agent({ connect: { cert, key } })를 dispatcher로 주세요.',
    en: 'Call a method of AppsInTossClient, or by hand give undici an Agent({ connect: { cert, key } }) as `dispatcher`.',
  },
  *find(scan) {
    for (const { client, options, site, toss } of scan.calls) {
      if (!toss && !scan.isClose(site.file)) continue;
      const given = AGENTS.find((name) => options.properties.has(name));
      if (!given) continue;
      const adapter = options.properties.get('adapter');
      const byFetch = client === 'axios' && adapter && textsOf(scan.values, adapter).includes('fetch');
      if (client === 'fetch' || client === 'undici' || byFetch) yield scan.place(site, given);
    }
  },
};
