import { type Check, fine, type Finding, found, skipped, type Verdict } from '../check.js';
import type { HostFacts } from '../scene/host-facts.js';
import type { Scene } from '../scene/scene.js';

const SKEW_SOON_MS = 60_000;
const SKEW_BROKEN_MS = 3_600_000;
const DNS_CODES = /^(ENOTFOUND|EAI_)/;

export const NETWORK_CHECKS: readonly Check[] = [
  {
    code: 'AIT-D028',
    title: { ko: 'DNS', en: 'DNS' },
    why: {
      ko: '이름을 찾지 못하면 아무것도 부를 수 없어요.',
      en: 'Without its address no host can be called.',
    },
    run: (scene) =>
      each(scene, (facts) => {
        const { host, failure, origin, addresses } = facts;
        if (addresses.length > 0) return addresses.join(' ');
        const name = new URL(origin).hostname;
        return {
          status: 'broken',
          what: {
            ko: `${name}을 찾지 못해요 (${failure}, ${host})`,
            en: `${name} is not found (${failure}, ${host})`,
          },
          mend: {
            ko: '주소의 철자와 이 컴퓨터나 컨테이너의 DNS를 확인해 주세요',
            en: 'Check the spelling, and the DNS of this machine or container',
          },
          command: `getent hosts ${name}`,
        };
      }),
  },
  {
    code: 'AIT-D029',
    title: { ko: 'TCP 연결', en: 'TCP' },
    why: {
      ko: '방화벽이 나가는 연결을 막으면 시간 초과만 보여요.',
      en: 'Behind a firewall one only sees time-outs.',
    },
    run: (scene) =>
      each(scene, ({ origin, failure, tcpMs, addresses }) => {
        if (tcpMs !== undefined) return `${tcpMs} ms`;
        if (addresses.length === 0 || DNS_CODES.test(failure ?? '')) return undefined;
        const { hostname, port } = new URL(origin);
        return {
          status: 'broken',
          what: {
            ko: `${origin}에 연결하지 못해요 (${failure})`,
            en: `${origin} cannot be connected to (${failure})`,
          },
          mend: {
            ko: '방화벽에서 나가는 443을 열어 주세요. 프록시를 거쳐야 한다면 proxy 옵션을 쓰세요',
            en: 'Let port 443 out of the firewall; where a proxy is the only way out, use the option proxy',
          },
          command: `nc -vz -w 3 ${hostname} ${port || 443}`,
        };
      }),
  },
  {
    code: 'AIT-D030',
    title: { ko: '서버의 TLS', en: 'TLS of the server' },
    why: {
      ko: '서버의 인증서를 믿을 수 없다면 누군가 연결을 가로채고 있을 수 있어요.',
      en: 'A server that cannot be trusted may be somebody in between.',
    },
    run: (scene) =>
      each(scene, ({ origin, own, bare }) => {
        const asked = own ?? bare;
        if (!asked) return undefined;
        const { diagnosis, refusal, tls } = asked;
        if (!diagnosis || refusal !== undefined) return tls ? `${tls.protocol} ${tls.cipher}` : '';
        return {
          status: 'broken',
          what: {
            ko: `${origin}: 핸드셰이크가 끝나지 못해요 (${diagnosis.code})`,
            en: `${origin}: ${diagnosis.cause} (${diagnosis.code})`,
          },
          mend: diagnosis.hint,
          command: openssl(origin),
        };
      }),
  },
  {
    code: 'AIT-D031',
    title: { ko: '인증서가 받아들여져요', en: 'the certificate is accepted' },
    why: { ko: '거절당하면 모든 호출이 실패해요.', en: 'Refused, every call fails.' },
    run: (scene) =>
      each(scene, ({ origin, own }) => {
        if (!own) return undefined;
        const { diagnosis, refusal, answer } = own;
        if (refusal === undefined || !diagnosis) return answer ? `HTTP ${answer.status}` : undefined;
        return {
          status: 'broken',
          what: {
            ko: `${origin}이 인증서를 거절해요: ${refusal} (${diagnosis.code})`,
            en: `${origin} refuses the certificate: ${refusal}; ${diagnosis.cause} (${diagnosis.code})`,
          },
          mend: diagnosis.hint,
          command: 'npx apps-in-toss cert inspect',
        };
      }),
  },
  {
    code: 'AIT-D032',
    title: { ko: '인증서를 요구해요', en: 'a certificate is demanded' },
    why: {
      ko: '인증서 없이도 답한다면 앱인토스가 아니거나, 사이의 무언가가 TLS를 풀고 있어요.',
      en: 'A host that answers without one is not Apps in Toss, or something in between takes TLS apart.',
    },
    run: (scene) =>
      each(scene, ({ origin, bare }) => {
        if (!bare?.answer) return bare?.refusal ?? undefined;
        const { status } = bare.answer;
        // A gateway may refuse with a page of any kind; only a service answers in other ways.
        if (bare.refusal !== undefined || [400, 401, 403].includes(status))
          return bare.refusal ?? `page ${status}`;
        return {
          status: 'soon',
          what: {
            ko: `${origin}이 인증서 없이도 답해요 (HTTP ${status})`,
            en: `${origin} answers without a certificate (HTTP ${status})`,
          },
          mend: {
            ko: '기본 주소가 맞는지, 사이에 프록시가 있는지 확인해 주세요',
            en: 'Check the base URL, and whether there is a proxy in between',
          },
          command: openssl(origin),
        };
      }),
  },
  {
    code: 'AIT-D033',
    title: { ko: '시계', en: 'the clock' },
    why: {
      ko: '시계가 틀리면 인증서가 끝나거나 시작하지 않은 것으로 보이고, 만료 알림도 틀려요.',
      en: 'By a wrong clock certificates seem expired or not yet valid, and notices come too late.',
    },
    run: (scene) =>
      each(scene, ({ origin, own, bare }) => {
        const answer = own?.answer ?? bare?.answer;
        const theirs = Date.parse(String(answer?.headers['date'] ?? ''));
        if (!answer || Number.isNaN(theirs)) return undefined;
        const skew = answer.at - theirs;
        const seconds = Math.round(skew / 1_000);
        if (Math.abs(skew) <= SKEW_SOON_MS) return `${seconds} s`;
        return {
          status: Math.abs(skew) > SKEW_BROKEN_MS ? 'broken' : 'soon',
          what: {
            ko: `이 컴퓨터의 시계가 ${origin}보다 ${seconds}초 ${seconds > 0 ? '빨라요' : '느려요'}`,
            en: `the clock is ${Math.abs(seconds)} s ${seconds > 0 ? 'ahead of' : 'behind'} ${origin}`,
          },
          mend: { ko: '시계를 맞춰 주세요', en: 'Set the clock' },
          command: 'timedatectl set-ntp true',
        };
      }),
  },
];

/** Looks at each host: a text is what was seen, undefined that there was nothing to see. */
function each(scene: Scene, look: (facts: HostFacts) => Finding | string | undefined): Verdict {
  if (scene.options.offline) return skipped('--offline', '--offline');
  const findings: Finding[] = [];
  const seen: string[] = [];
  for (const facts of scene.hosts) {
    const result = look(facts);
    if (typeof result === 'object') findings.push(result);
    else if (result !== undefined) seen.push(`${facts.host} ${result}`.trim());
  }
  if (findings.length > 0) return found(findings);
  return seen.length > 0 ? fine(seen.join(', ')) : skipped('볼 수 없었어요', 'there was nothing to look at');
}

function openssl(origin: string): string {
  const { hostname, port } = new URL(origin);
  return `openssl s_client -connect ${hostname}:${port || 443} -servername ${hostname} -brief </dev/null`;
}
