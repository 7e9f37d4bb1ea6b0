import type { Rule } from '../../finding.interface.js';

export const noKeepAlive: Rule = {
  code: 'AIT-S005',
  name: 'no-keep-alive',
  level: 'soon',
  what: {
    ko: '에이전트에 keepAlive가 없어요.',
    en: 'An agent without keepAlive.',
  },
  why: {
    ko: 'new https.Agent()는 기본으로 연결을 다시 쓰지 않아요. 요청 다섯 번이면 핸드셰이크도 다섯 번이에요.',
    en: 'new https.Agent() does not reuse connections by default: five requests are five handshakes.',
  },
  instead: {
    ko: 'keepAlive: true를 주세요. AppsInTossModule은 이미 그렇게 해요.',
    en: 'Give it `keepAlive: true`. AppsInTossModule does.',
  },
  *find(scan) {
    for (const { kind, site, options, hasCertificate } of scan.identities) {
      if (kind !== 'https-agent' || !hasCertificate || options.open) continue;
      const keepAlive = options.properties.get('keepAlive');
      const isOff = keepAlive?.node.type === 'BooleanLiteral' && !keepAlive.node.value;
      if (keepAlive && !isOff) continue;
      // One that serves a single request has a larger problem.
      if (scan.lifetimes.of(site) !== 'per-call') yield scan.place(site);
    }
  },
};
