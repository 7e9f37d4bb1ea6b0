import type { Rule } from '../../finding.interface.js';

export const agentPerCall: Rule = {
  code: 'AIT-S003',
  name: 'agent-per-call',
  level: 'soon',
  what: {
    ko: '요청마다 에이전트를 새로 만들어요.',
    en: 'An agent is made for each request.',
  },
  why: {
    ko: '요청마다 TCP 연결과 TLS 핸드셰이크를 다시 해서 느리고, 몰릴 때 소켓과 CPU가 모자라요. 연결을 다시 쓸 수 없으니 keepAlive도 소용없어요.',
    en: 'Each request pays for a connection and a handshake of its own; under load sockets and CPU run out, and keepAlive has nothing to keep.',
  },
  instead: {
    ko: '에이전트를 모듈에서 한 번 만들어 나눠 쓰세요. AppsInTossModule은 인증서마다 하나를 만들고, 교체할 때 끊김 없이 바꿔요.',
    en: 'Make it once and share it. AppsInTossModule keeps one per certificate, and changes it without a failed request.',
  },
  *find(scan) {
    for (const { site } of scan.identities) {
      if (scan.lifetimes.of(site) === 'per-call') yield scan.place(site);
    }
  },
};
