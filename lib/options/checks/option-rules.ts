import { isDecryptionAad, isDecryptionKey } from '../../api/login/decryption-key.js';
import { decryptionAadProblem, decryptionKeyProblem } from '../../api/login/decryption-problems.js';
import { parseFingerprint } from '../../certificate/fingerprint.js';
import type { ConfigProblem } from '../../foundation/apps-in-toss-config.error.js';
import { HOSTS } from '../hosts.js';
import type { ConfigCode } from '../../foundation/config-code.js';

/** What an option must be, in both languages (Korean as it stands before `넣어 주세요`), and how to see it. @internal */
export interface OptionRule {
  readonly expected: { readonly ko: string; readonly en: string };
  accepts(value: unknown): boolean;
  /** What to say where it is not, if there is more to say than what was expected. */
  problem?(): ConfigProblem<ConfigCode>;
}

const oneOf = (...values: string[]): OptionRule => ({
  expected: {
    ko: `${values.map((value) => `'${value}'`).join(', ')}${values.length > 1 ? ' 가운데 하나' : ''}로`,
    en: values.map((value) => `'${value}'`).join(' or '),
  },
  accepts: (value) => typeof value === 'string' && values.includes(value),
});

const wholeNumber = (least: number, most: number, what: string, unitEn: string): OptionRule => ({
  expected: {
    ko: `${what} ${least}~${most}의 정수로`,
    en: `a whole number of ${unitEn} from ${least} to ${most}`,
  },
  accepts: (value) => Number.isInteger(value) && (value as number) >= least && (value as number) <= most,
});

/** A day of milliseconds; Node's timers end at 24.8 days. */
const DAY = 86_400_000;

/** A URL with a host and nothing behind it. */
function bareUrl(value: unknown): URL | undefined {
  if (typeof value !== 'string' || !URL.canParse(value)) return undefined;
  const url = new URL(value);
  const { hostname, pathname, search, hash } = url;
  return hostname !== '' && pathname === '/' && !search && !hash ? url : undefined;
}

/** An https origin: no path, query, user name or password. */
const origin: OptionRule = {
  expected: {
    ko: '경로 없이 https://로 시작하는 주소를(예: https://apps-in-toss-api.toss.im)',
    en: 'an https origin without a path, such as https://apps-in-toss-api.toss.im',
  },
  accepts: (value) => {
    const url = bareUrl(value);
    return url?.protocol === 'https:' && !url.username && !url.password;
  },
};

/** `http:` or `https:`, with a host and nothing behind it. */
const proxyUrl: OptionRule = {
  expected: {
    ko: '프록시 주소를(예: http://proxy.example:3128)',
    en: 'the address of a proxy, such as http://proxy.example:3128',
  },
  accepts: (value) => /^https?:$/.test(bareUrl(value)?.protocol ?? ''),
};

const callable: OptionRule = {
  expected: { ko: '함수를', en: 'a function' },
  accepts: (value) => typeof value === 'function',
};

const revoked: OptionRule = {
  expected: {
    ko: 'SHA-256 지문(16진수 64자리)의 배열이나 { path: 지문 목록 파일의 경로 }를',
    en: 'an array of SHA-256 fingerprints (64 hexadecimal digits each), or { path } of a file that lists them',
  },
  accepts: (value) => (Array.isArray(value) ? value.every(isFingerprint) : isJustPath(value)),
};

function isJustPath(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Object.keys(value).join() !== 'path') return false;
  return text.accepts((value as { path: unknown }).path);
}

const LIMIT_NAMES = ['app', 'messages', 'messagesToUser', 'promotionToUser'];

const perMinute: OptionRule = {
  expected: {
    ko: `분당 횟수(1 이상의 정수)를 담은 객체를({ ${LIMIT_NAMES.join('?, ')}? })`,
    en: `an object with calls a minute, whole numbers above 0: { ${LIMIT_NAMES.join('?, ')}? }`,
  },
  accepts: (value) =>
    typeof value === 'object' &&
    value !== null &&
    Object.entries(value).every(
      ([name, points]) => LIMIT_NAMES.includes(name) && Number.isSafeInteger(points) && points > 0,
    ),
};

const noticeDays: OptionRule = {
  expected: { ko: '1~390의 정수를 담은 배열을', en: 'an array of whole numbers from 1 to 390' },
  accepts: (value) =>
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((day) => Number.isInteger(day) && day >= 1 && day <= 390),
};

const flag: OptionRule = {
  expected: { ko: 'true 또는 false', en: 'true or false' },
  accepts: (value) => typeof value === 'boolean',
};

const JOURNAL_METHODS = ['add', 'replace', 'get', 'unfinished'];

const journal: OptionRule = {
  expected: {
    ko: '저널(예: FileOperationJournal): add, replace, get, unfinished 메서드가 있는 객체',
    en: 'a journal, such as a FileOperationJournal: an object with the methods add, replace, get and unfinished',
  },
  accepts: (value) =>
    typeof value === 'object' &&
    value !== null &&
    JOURNAL_METHODS.every((name) => typeof (value as Record<string, unknown>)[name] === 'function'),
};

const ledger: OptionRule = {
  expected: { ko: 'claim(key) 메서드가 있는 객체를', en: 'an object with a method claim(key)' },
  accepts: (value) => typeof (value as { claim?: unknown } | null)?.claim === 'function',
};

const text: OptionRule = {
  expected: { ko: '비어 있지 않은 문자열을', en: 'a text that is not empty' },
  accepts: (value) => typeof value === 'string' && value.trim() !== '',
};

const textOrBuffer: OptionRule = {
  expected: { ko: '경로나 PEM을(문자열이나 Buffer)', en: 'a path or PEM (text or Buffer)' },
  accepts: (value) => text.accepts(value) || (Buffer.isBuffer(value) && value.length > 0),
};

const decryptionKey: OptionRule = {
  expected: { ko: '32바이트를 base64로 인코딩한 문자열을', en: '32 bytes in base64' },
  accepts: isDecryptionKey,
  problem: decryptionKeyProblem,
};

const decryptionAad: OptionRule = { ...text, accepts: isDecryptionAad, problem: decryptionAadProblem };

function isFingerprint(value: unknown): boolean {
  try {
    return parseFingerprint(value) !== '';
  } catch {
    return false;
  }
}

/** A nested option: a rule for each of its fields. @internal */
export interface OptionGroup {
  readonly fields: Readonly<Record<string, OptionRule>>;
  /** Fields that must be there. */
  readonly required?: readonly string[];
  /** `false` may stand in the group's place. */
  readonly orFalse?: boolean;
}

/** Every option but `certificate`. @internal */
export const OPTION_RULES: Readonly<Record<string, OptionRule | OptionGroup>> = {
  [HOSTS.api.option]: origin,
  [HOSTS.pay.option]: origin,
  ca: textOrBuffer,
  deadline: wholeNumber(1, DAY, '제한 시간(밀리초)을', 'milliseconds'),
  retries: wholeNumber(0, 10, '재시도 횟수를', 'retries'),
  rateLimit: { fields: { limiter: callable, perMinute }, orFalse: true },
  maxResponseBytes: wholeNumber(1, 1_073_741_824, '응답의 최대 크기(바이트)를', 'bytes'),
  warm: wholeNumber(0, 100, '미리 열어 둘 연결의 수를', 'connections'),
  idleTimeout: wholeNumber(1, DAY, '쉬는 연결을 두는 시간(밀리초)을', 'milliseconds'),
  minTlsVersion: oneOf('TLSv1.2', 'TLSv1.3'),
  canary: oneOf('off', 'handshake', 'request'),
  watch: {
    fields: {
      pollInterval: wholeNumber(10, DAY, '확인 간격(밀리초)을', 'milliseconds'),
      signal: oneOf('SIGHUP'),
    },
    orFalse: true,
  },
  revoked,
  startup: oneOf('strict', 'lenient'),
  expiryNotice: { fields: { days: noticeDays, ledger } },
  onExpiry: callable,
  journal,
  recovery: {
    fields: {
      interval: wholeNumber(10, DAY, '이어서 하는 간격(밀리초)을', 'milliseconds'),
      olderThan: wholeNumber(0, DAY, '건드리지 않은 시간(밀리초)을', 'milliseconds'),
      limit: wholeNumber(1, 10_000, '한 번에 이어서 할 지급의 수를', 'grants'),
    },
    orFalse: true,
  },
  testPayments: flag,
  proxy: { fields: { url: proxyUrl }, required: ['url'] },
  decryption: { fields: { key: decryptionKey, aad: decryptionAad }, required: ['key', 'aad'] },
};
