import { type Check, fine, type Finding, found } from '../check.js';
import type { Scene } from '../scene/scene.js';

const PROXY_NAMES = ['HTTPS_PROXY', 'https_proxy', 'ALL_PROXY', 'all_proxy'];
const SWITCH = 'NODE_TLS_REJECT_UNAUTHORIZED';
/** Each prints or stores keys, or lets older protocols in. */
const UNSAFE_OPTION = /--tls-keylog|--tls-min-v1\.[01]|--insecure-http-parser|--openssl-legacy-provider/;
const CHATTY = /\b(https?|tls)\b/i;

export const PROCESS_CHECKS: readonly Check[] = [
  {
    code: 'AIT-D034',
    title: { ko: '프록시 변수', en: 'proxy variables' },
    why: {
      ko: '이 모듈은 프록시 변수를 따르지 않아요. 다른 클라이언트는 따르고, 예전 axios는 본문을 평문으로 프록시에 보내요.',
      en: 'The module goes by no proxy variable. Other clients do, and older versions of axios send bodies to the proxy in clear text.',
    },
    run: ({ environment: { values }, settings: { origins } }) => {
      const names = PROXY_NAMES.filter((name) => values[name]);
      const except = (values['NO_PROXY'] ?? values['no_proxy'] ?? '').split(/[\s,]+/);
      const hosts = [...new Set(Object.values(origins).map((origin) => hostOf(origin)))];
      const open = hosts.filter((host) => !except.some((pattern) => covers(pattern, host)));
      if (names.length === 0 || open.length === 0) return fine();
      const list = [...except.filter(Boolean), ...open].join(',');
      return found([
        {
          status: 'soon',
          what: {
            ko: `${names.join(', ')}이(가) 있고, 앱인토스는 NO_PROXY에 없어요`,
            en: `${names.join(', ')} is set, and NO_PROXY does not name Apps in Toss`,
          },
          mend: {
            ko: '프록시가 필요 없으면 NO_PROXY에 더하고, 필요하면 proxy 옵션을 쓰고 NO_PROXY에 더해 주세요',
            en: 'Add the hosts to NO_PROXY; where a proxy is needed, set the option proxy as well',
          },
          command: `export NO_PROXY=${list}`,
        },
      ]);
    },
  },
  {
    code: 'AIT-D035',
    title: { ko: '서버 확인', en: 'verification of servers' },
    why: {
      ko: `${SWITCH}=0이면 누구든 앱인토스인 척할 수 있어요. 이 모듈은 따르지 않지만 같은 프로세스의 다른 호출은 모두 따라요.`,
      en: `With ${SWITCH}=0 anybody can pose as Apps in Toss. The module does not obey it, but every other call of the process does.`,
    },
    run: ({ environment, manifest }) => {
      const findings: Finding[] = [];
      if (environment.values[SWITCH] === '0') {
        const file = environment.fileOf.get(SWITCH);
        findings.push({
          status: 'broken',
          what: { ko: `${SWITCH}=0 (${file ?? '프로세스'})`, en: `${SWITCH}=0 (${file ?? 'process'})` },
          mend: {
            ko: '지우고, 필요한 CA를 NODE_EXTRA_CA_CERTS로 믿게 해 주세요',
            en: 'Remove it, and trust the CA that is needed by NODE_EXTRA_CA_CERTS',
          },
          command:
            file === undefined ? `unset ${SWITCH}` : `perl -ni -e 'print unless /^${SWITCH}=/' ${file}`,
        });
      }
      for (const [name, script] of Object.entries(manifest?.scripts ?? {})) {
        if (!new RegExp(`${SWITCH}\\s*=\\s*["']?0`).test(script)) continue;
        findings.push({
          status: 'broken',
          what: {
            ko: `package.json의 ${name} 스크립트가 ${SWITCH}=0으로 시작해요`,
            en: `the script ${name} of package.json sets ${SWITCH}=0`,
          },
          mend: { ko: '스크립트에서 지워 주세요', en: 'Remove it from the script' },
          command: `perl -pi -e 's/${SWITCH}=0 *//g' package.json`,
        });
      }
      return found(findings);
    },
  },
  {
    code: 'AIT-D036',
    title: { ko: '비밀을 흘리는 설정', en: 'settings that give secrets away' },
    why: {
      ko: 'NODE_DEBUG=https는 헤더와 키를 로그에 찍고, --tls-keylog는 암호를 푸는 열쇠를 파일에 남겨요.',
      en: 'NODE_DEBUG=https prints headers and keys, and --tls-keylog writes the secrets of every connection to a file.',
    },
    run: (scene) => {
      const findings: Finding[] = [];
      for (const [name, pattern] of [
        ['NODE_OPTIONS', UNSAFE_OPTION],
        ['NODE_DEBUG', CHATTY],
      ] as const) {
        const match = pattern.exec(scene.environment.values[name] ?? '');
        if (match) findings.push(unsafe(scene, name, match[0]));
      }
      if (scene.environment.values['SSLKEYLOGFILE'])
        findings.push(unsafe(scene, 'SSLKEYLOGFILE', 'SSLKEYLOGFILE'));
      return found(findings);
    },
  },
];

function unsafe({ environment }: Scene, name: string, what: string): Finding {
  const file = environment.fileOf.get(name);
  return {
    status: 'soon',
    what: {
      ko: `${name}에 ${what} (${file ?? '프로세스'})`,
      en: `${name} has ${what} (${file ?? 'process'})`,
    },
    mend: { ko: '운영 환경에서는 지워 주세요', en: 'Remove it in production' },
    command: file === undefined ? `unset ${name}` : `perl -ni -e 'print unless /^${name}=/' ${file}`,
  };
}

function hostOf(origin: string): string {
  return URL.canParse(origin) ? new URL(origin).hostname : origin;
}

/** As most clients read it: `*`, a name, or the end of one. */
function covers(pattern: string, host: string): boolean {
  const bare = pattern.replace(/^\*?\./, '').replace(/:\d+$/, '');
  return pattern === '*' || (bare !== '' && (host === bare || host.endsWith(`.${bare}`)));
}
