import { HOSTS } from '../../../lib/options/hosts.js';
import { type Check, fine, type Finding, found, skipped } from '../check.js';
import type { Scene } from '../scene/scene.js';

const CODE_ONLY = {
  ko: '인증서를 코드에서 정하는 것 같아요. --cert, --key나 --directory로 알려 주면 살펴봐요',
  en: 'the certificate seems to be set in code; name it with --cert and --key, or --directory',
};

export const ENVIRONMENT_CHECKS: readonly Check[] = [
  {
    code: 'AIT-D006',
    title: { ko: '인증서 환경 변수', en: 'variables of the certificate' },
    why: {
      ko: '인증서가 어디 있는지 모르면 앱이 시작하지 못해요.',
      en: 'Without a certificate the app does not start.',
    },
    run: (scene) => {
      const { used, certificate } = scene.settings;
      if (certificate) return fine(describeUsed(scene, used));
      if (setInCode(scene)) return { skipped: CODE_ONLY };
      return found([
        {
          status: 'broken',
          what: {
            ko: `인증서를 가리키는 변수가 없어요 (읽은 파일: ${filesOf(scene)})`,
            en: `no variable names a certificate (files read: ${filesOf(scene)})`,
          },
          mend: {
            ko: '콘솔에서 받은 두 파일의 경로를 .env에 적어 주세요. 개발 중이라면 에뮬레이터가 적어 줘요',
            en: 'Put the paths of the two files from the console into .env; for development the emulator does it',
          },
          command: `printf 'APPS_IN_TOSS_CERT=./certs/my-app_public.crt\\nAPPS_IN_TOSS_KEY=./certs/my-app_private.key\\n' >> .env`,
        },
      ]);
    },
  },
  {
    code: 'AIT-D007',
    title: { ko: '읽지 않는 변수', en: 'variables that are not read' },
    why: {
      ko: 'APPS_IN_TOSS_로 시작하는 이름이 하나라도 있으면 그 이름만 읽어요. 다른 이름을 바꿔도 아무 일도 일어나지 않아요.',
      en: 'As soon as one of our own names is set only those are read; a change of the others has no effect.',
    },
    run: ({ settings: { ignored } }) => {
      if (ignored.length === 0) return fine();
      return found([
        {
          status: 'soon',
          what: {
            ko: `설정되어 있지만 읽지 않아요: ${ignored.join(', ')}`,
            en: `set, and not read: ${ignored.join(', ')}`,
          },
          mend: {
            ko: '쓰지 않는 이름을 지우거나 APPS_IN_TOSS_ 이름으로 옮겨 주세요',
            en: 'Remove them, or move their values to the APPS_IN_TOSS_ names',
          },
          command: `unset ${ignored.join(' ')}`,
        },
      ]);
    },
  },
  {
    code: 'AIT-D008',
    title: { ko: '.env와 프로세스의 값', en: '.env and the process' },
    why: {
      ko: '같은 이름이 둘 다 있으면 프로세스의 값이 이겨요. 파일만 고치면 예전 값으로 돌아요.',
      en: 'Where both have a name the process wins: whoever edits the file alone goes on with the old value.',
    },
    run: ({ environment: { shadowed }, settings: { used } }) => {
      const ours = shadowed.filter((name) => used.includes(name));
      if (ours.length === 0) return fine();
      return found([
        {
          status: 'soon',
          what: {
            ko: `파일과 프로세스의 값이 달라요 (프로세스가 이겨요): ${ours.join(', ')}`,
            en: `another value in the file than in the process, which wins: ${ours.join(', ')}`,
          },
          mend: { ko: '둘 가운데 하나를 지워 주세요', en: 'Remove one of the two' },
          command: `unset ${ours.join(' ')}`,
        },
      ]);
    },
  },
  {
    code: 'AIT-D009',
    title: { ko: '기본 주소', en: 'base URLs' },
    why: {
      ko: '로그인, 메시지와 토스페이는 서로 다른 주소예요. 바뀌었거나 경로가 붙으면 모든 호출이 실패해요.',
      en: 'Login and messages have one host, Toss Pay another; mixed up, or with a path, every call fails.',
    },
    run: ({ settings: { origins } }) => {
      const findings: Finding[] = [];
      for (const [host, { origin, variables }] of Object.entries(HOSTS) as [
        keyof typeof HOSTS,
        (typeof HOSTS)['api'],
      ][]) {
        const given = origins[host];
        const other = host === 'api' ? HOSTS.pay.origin : HOSTS.api.origin;
        const line = `export ${variables[0]}=${origin}`;
        if (!isOrigin(given)) {
          findings.push({
            status: 'broken',
            what: {
              ko: `${variables[0]}은 경로 없는 https 주소여야 해요`,
              en: `${variables[0]} has to be an https origin without a path`,
            },
            mend: {
              ko: `${origin}으로 바꾸거나 변수를 지워 주세요`,
              en: `Set it to ${origin}, or remove it`,
            },
            command: line,
          });
        } else if (new URL(given).origin === other) {
          findings.push({
            status: 'broken',
            what: {
              ko: `${variables[0]}에 다른 호스트(${other})가 들어 있어요`,
              en: `${variables[0]} is the other host (${other})`,
            },
            mend: { ko: '두 주소를 서로 바꿔 주세요', en: 'Exchange the two' },
            command: line,
          });
        }
      }
      return found(findings, Object.values(origins).join(', '));
    },
  },
  {
    code: 'AIT-D010',
    title: { ko: '운영 환경의 주소', en: 'hosts in production' },
    why: {
      ko: 'NODE_ENV=production인데 에뮬레이터를 보고 있으면 결제와 지급이 진짜로 일어나지 않아요.',
      en: 'With NODE_ENV=production and the emulator as host no payment and no grant is real.',
    },
    run: ({ environment, settings: { origins } }) => {
      if (environment.values['NODE_ENV'] !== 'production') return fine(environment.values['NODE_ENV'] ?? '');
      const local = Object.values(origins).filter(
        (each) => URL.canParse(each) && isLoopback(new URL(each).hostname),
      );
      if (local.length === 0) return fine('production');
      return found([
        {
          status: 'broken',
          what: {
            ko: `운영 환경이 이 컴퓨터를 봐요: ${local.join(', ')}`,
            en: `production looks at this machine: ${local.join(', ')}`,
          },
          mend: { ko: '기본 주소 변수를 지워 주세요', en: 'Remove the variables of the base URLs' },
          command:
            'unset APPS_IN_TOSS_API_BASE_URL APPS_IN_TOSS_PAY_BASE_URL TOSS_API_BASE_URL TOSS_PAY_BASE_URL APPS_IN_TOSS_CA',
        },
      ]);
    },
  },
  {
    code: 'AIT-D011',
    title: { ko: '추가로 믿는 CA', en: 'extra authorities' },
    why: {
      ko: 'APPS_IN_TOSS_CA를 읽지 못하면 앱이 시작하지 못해요.',
      en: 'The app does not start with an APPS_IN_TOSS_CA that cannot be read.',
    },
    run: ({ certificates: { caProblem, ca } }) => {
      if (!caProblem) return ca === undefined ? skipped('설정되어 있지 않아요', 'not set') : fine();
      return found([
        {
          status: 'broken',
          what: { ko: `APPS_IN_TOSS_CA를 쓸 수 없어요 (${caProblem.code})`, en: caProblem.message },
          mend: caProblem.hint,
          command: 'unset APPS_IN_TOSS_CA',
        },
      ]);
    },
  },
];

/** Which names decide, and where each is set. */
function describeUsed({ environment }: Scene, used: readonly string[]): string {
  return used.map((name) => `${name} (${environment.fileOf.get(name) ?? 'process'})`).join(', ');
}

function filesOf({ environment }: Scene): string {
  return environment.files.length > 0 ? environment.files.join(', ') : '-';
}

function setInCode({ sources }: Scene): boolean {
  return sources.some(
    ({ code }) => /AppsInTossModule\s*\.\s*forRoot/.test(code) && /\bcertificate\s*[:,}]/.test(code),
  );
}

function isOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, pathname, search, username } = new URL(text);
  return protocol === 'https:' && pathname === '/' && search === '' && username === '';
}

function isLoopback(hostname: string): boolean {
  return /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname);
}
