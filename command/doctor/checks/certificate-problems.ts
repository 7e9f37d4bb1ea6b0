import type { CertificateErrorCode } from '../../../lib/certificate/faults/certificate-error-code.js';
import type { Text } from '../../shell/text.js';
import { type Check, fine, type Finding, found, skipped } from '../check.js';
import type { PairScene } from '../scene/certificate-scene.js';
import type { Scene } from '../scene/scene.js';

/** A check of every pair by the codes that the reader of certificates has. */
interface ProblemCheck {
  readonly code: Check['code'];
  readonly title: Text;
  readonly why: Text;
  /** What is said of a pair that has one of the codes. */
  readonly fault: Text;
  readonly codes: readonly CertificateErrorCode[];
  command?(pair: PairScene, scene: Scene): string | undefined;
}

const convert = ({ paths }: PairScene): string | undefined =>
  paths.cert === undefined
    ? undefined
    : `npx apps-in-toss cert convert ${quoted(paths.cert)}${paths.key && paths.key !== paths.cert ? ` --key ${quoted(paths.key)}` : ''} --out ${quoted(folderOf(paths.cert))} --force`;

const PROBLEM_CHECKS: readonly ProblemCheck[] = [
  {
    code: 'AIT-D012',
    title: { ko: '인증서와 키가 다 있어요', en: 'both halves are there' },
    why: {
      ko: '키나 인증서 하나만 있으면 Node는 조용히 인증서 없이 연결해요.',
      en: 'With half a pair Node connects without a certificate, and says nothing.',
    },
    fault: { ko: '인증서나 키 하나가 빠졌어요', en: 'one half is missing' },
    codes: [
      'AIT_CERT_MISSING',
      'AIT_CERT_KEY_MISSING',
      'AIT_CERT_HALF_PAIR',
      'AIT_CERT_EMPTY',
      'AIT_CERT_OPTION_INVALID',
    ],
  },
  {
    code: 'AIT-D013',
    title: { ko: '파일을 읽을 수 있어요', en: 'the files can be read' },
    why: {
      ko: '파일이 없거나 권한이 없으면 앱이 시작하지 못해요.',
      en: 'The app does not start without its files.',
    },
    fault: { ko: '파일이나 폴더를 읽을 수 없어요', en: 'a file or folder cannot be read' },
    codes: [
      'AIT_CERT_FILE_NOT_FOUND',
      'AIT_CERT_FILE_UNREADABLE',
      'AIT_CERT_DIRECTORY_UNREADABLE',
      'AIT_CERT_DIRECTORY_EMPTY',
    ],
    command: ({ paths: { cert } }) => (cert === undefined ? undefined : `ls -l ${quoted(folderOf(cert))}`),
  },
  {
    code: 'AIT-D014',
    title: { ko: 'PEM이에요', en: 'they are PEM' },
    why: {
      ko: '잘리거나 다른 형식인 값은 쓸 수 없어요. 대시보드가 줄바꿈을 버린 경우가 많아요.',
      en: 'What was cut off or has another form cannot be used; dashboards often drop line breaks.',
    },
    fault: { ko: 'PEM으로 읽을 수 없어요', en: 'it cannot be read as PEM' },
    codes: [
      'AIT_CERT_NOT_PEM',
      'AIT_CERT_TRUNCATED',
      'AIT_CERT_MALFORMED',
      'AIT_CERT_WRONG_BLOCK',
      'AIT_CERT_SEVERAL_KEYS',
      'AIT_CERT_UNUSABLE',
      'AIT_CERT_WRONG_TYPE',
      'AIT_CERT_IS_PATH',
    ],
  },
  {
    code: 'AIT-D015',
    title: { ko: 'PKCS#12나 DER이 아니에요', en: 'no PKCS#12, no DER' },
    why: {
      ko: '모듈은 PEM만 받아요. 한 번 바꿔 두면 돼요.',
      en: 'The module takes PEM only; converting it once is enough.',
    },
    fault: { ko: 'PKCS#12나 DER이에요', en: 'it is PKCS#12 or DER' },
    codes: ['AIT_CERT_PKCS12', 'AIT_CERT_DER'],
    command: convert,
  },
  {
    code: 'AIT-D016',
    title: { ko: '인증서와 키가 바뀌지 않았어요', en: 'they are not swapped' },
    why: {
      ko: '바꿔 넣으면 Node는 알아볼 수 없는 오류만 내요.',
      en: 'Node only says "no start line" about swapped halves.',
    },
    fault: {
      ko: '인증서 자리에 키가, 키 자리에 인증서가 있어요',
      en: 'the certificate is where the key belongs',
    },
    codes: ['AIT_CERT_SWAPPED'],
    command: ({ paths: { cert, key } }) =>
      cert === undefined || key === undefined
        ? undefined
        : `export APPS_IN_TOSS_CERT=${quoted(key)} APPS_IN_TOSS_KEY=${quoted(cert)}`,
  },
  {
    code: 'AIT-D017',
    title: { ko: '인증서와 키가 한 쌍이에요', en: 'the key belongs to the certificate' },
    why: {
      ko: '한 쌍이 아니면 핸드셰이크를 시작도 못 해요.',
      en: 'Halves of different pairs cannot even begin a handshake.',
    },
    fault: { ko: '인증서와 키가 한 쌍이 아니에요', en: 'the key is of another certificate' },
    codes: ['AIT_CERT_KEY_MISMATCH'],
  },
  {
    code: 'AIT-D018',
    title: { ko: '체인 순서', en: 'order of the chain' },
    why: {
      ko: '순서가 틀리면 서버가 발급자를 찾지 못해요.',
      en: 'Out of order, a server does not find the issuer.',
    },
    fault: {
      ko: '체인 순서가 틀렸거나 CA 인증서예요',
      en: 'the chain is out of order, or it is the certificate of an authority',
    },
    codes: ['AIT_CERT_CHAIN_ORDER', 'AIT_CERT_LEAF_IS_CA'],
    command: convert,
  },
  {
    code: 'AIT-D019',
    title: { ko: '키의 암호', en: 'passphrase of the key' },
    why: {
      ko: '암호화된 키는 암호가 맞아야 열려요.',
      en: 'An encrypted key opens with its passphrase only.',
    },
    fault: { ko: '키의 암호가 없거나 맞지 않아요', en: 'the passphrase is missing or wrong' },
    codes: ['AIT_CERT_PASSPHRASE_MISSING', 'AIT_CERT_PASSPHRASE_WRONG', 'AIT_CERT_KEY_UNSUPPORTED'],
    command: () => 'read -rs APPS_IN_TOSS_KEY_PASSPHRASE && export APPS_IN_TOSS_KEY_PASSPHRASE',
  },
  {
    code: 'AIT-D020',
    title: { ko: '키와 서명의 세기', en: 'strength of key and signature' },
    why: { ko: '약한 키와 SHA-1 서명은 서버가 거절해요.', en: 'Servers refuse short keys and SHA-1.' },
    fault: { ko: '키나 서명이 약해요', en: 'the key or the signature is too weak' },
    codes: ['AIT_CERT_WEAK_KEY', 'AIT_CERT_WEAK_DIGEST'],
  },
  {
    code: 'AIT-D021',
    title: { ko: '용도(clientAuth)', en: 'purpose (clientAuth)' },
    why: {
      ko: '서버용 인증서로는 클라이언트 인증을 할 수 없어요.',
      en: 'The certificate of a server does not identify a client.',
    },
    fault: { ko: '클라이언트용 인증서가 아니에요', en: 'it is not meant for clients' },
    codes: ['AIT_CERT_PURPOSE'],
  },
];

/** Checks of everything that can keep a pair from being used. */
export const PROBLEM_CODES_CHECKED: readonly CertificateErrorCode[] = PROBLEM_CHECKS.flatMap(
  ({ codes }) => codes,
);

export const CERTIFICATE_PROBLEM_CHECKS: readonly Check[] = PROBLEM_CHECKS.map((check) => ({
  code: check.code,
  title: check.title,
  why: check.why,
  run: (scene) => {
    const { pairs, active } = scene.certificates;
    if (pairs.length === 0) return skipped('인증서가 없어요', 'there is no certificate');
    const findings = pairs.flatMap((pair): Finding[] => {
      const { problem } = pair;
      if (!problem || !check.codes.includes(problem.code)) return [];
      return [
        {
          // A folder whose other pair works goes on working.
          status: active ? 'soon' : 'broken',
          what: {
            ko: `${check.fault.ko}: ${placeOf(pair)} (${problem.code})`,
            en: `${check.fault.en}: ${problem.message} (${problem.code})`,
          },
          mend: problem.hint,
          command: check.command?.(pair, scene) ?? defaultCommand(pair),
        },
      ];
    });
    if (findings.length > 0) return found(findings);
    return active ? fine() : skipped('읽은 인증서가 없어요', 'no certificate could be read');
  },
}));

/** Looks at what is there, once the advice has been followed. */
function defaultCommand({ paths: { cert } }: PairScene): string | undefined {
  return cert === undefined ? undefined : `npx apps-in-toss cert inspect ${quoted(cert)}`;
}

export function placeOf({ option, paths }: PairScene): string {
  return [option, paths.cert, paths.key].filter((each) => each !== undefined).join(', ');
}

/** As one would type it in a shell. */
export function quoted(path: string): string {
  return /^[\w@%+=:,./-]+$/.test(path) ? path : `'${path.replaceAll("'", `'\\''`)}'`;
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'), 0)) || '.';
}
