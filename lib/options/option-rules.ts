import { isDecryptionAad, isDecryptionKey } from '../api/login/decryption-key.js';
import { decryptionAadProblem, decryptionKeyProblem } from '../api/login/decryption-problems.js';
import { parseFingerprint } from '../certificate/fingerprint.js';
import type { ConfigProblem } from '../foundation/apps-in-toss-config.error.js';
import type { ConfigCode } from '../foundation/config-code.js';

/** What an option must be, in both languages, and how to see it. @internal */
export interface OptionRule {
  readonly expected: { readonly ko: string; readonly en: string };
  accepts(value: unknown): boolean;
  /** What to say where it is not, if there is more to say than what was expected. */
  problem?(): ConfigProblem<ConfigCode>;
}

const oneOf = (...values: string[]): OptionRule => ({
  expected: {
    ko: values.map((value) => `'${value}'`).join(' 또는 '),
    en: values.map((value) => `'${value}'`).join(' or '),
  },
  accepts: (value) => typeof value === 'string' && values.includes(value),
});

const wholeNumber = (least: number, most: number, unitKo: string, unitEn: string): OptionRule => ({
  expected: {
    ko: `${least}~${most} 사이의 정수(${unitKo})`,
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
    ko: '경로 없이 https://로 시작하는 주소(예: https://apps-in-toss-api.toss.im)',
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
    ko: '프록시 주소(예: http://proxy.example:3128)',
    en: 'the address of a proxy, such as http://proxy.example:3128',
  },
  accepts: (value) => /^https?:$/.test(bareUrl(value)?.protocol ?? ''),
};

const callable: OptionRule = {
  expected: { ko: '함수', en: 'a function' },
  accepts: (value) => typeof value === 'function',
};

const fingerprints: OptionRule = {
  expected: {
    ko: 'SHA-256 지문(16진수 64자리)의 배열',
    en: 'an array of SHA-256 fingerprints (64 hexadecimal digits each)',
  },
  accepts: (value) => Array.isArray(value) && value.every(isFingerprint),
};

const noticeDays: OptionRule = {
  expected: { ko: '1~390 사이 정수의 배열', en: 'an array of whole numbers from 1 to 390' },
  accepts: (value) =>
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((day) => Number.isInteger(day) && day >= 1 && day <= 390),
};

const ledger: OptionRule = {
  expected: { ko: 'claim(key) 메서드가 있는 객체', en: 'an object with a method claim(key)' },
  accepts: (value) => typeof (value as { claim?: unknown } | null)?.claim === 'function',
};

const text: OptionRule = {
  expected: { ko: '비어 있지 않은 문자열', en: 'a text that is not empty' },
  accepts: (value) => typeof value === 'string' && value.trim() !== '',
};

const textOrBuffer: OptionRule = {
  expected: { ko: '경로 또는 PEM(문자열이나 Buffer)', en: 'a path or PEM (text or Buffer)' },
  accepts: (value) => text.accepts(value) || (Buffer.isBuffer(value) && value.length > 0),
};

const decryptionKey: OptionRule = {
  expected: { ko: '32바이트를 base64로 인코딩한 문자열', en: '32 bytes in base64' },
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
  apiBaseUrl: origin,
  payBaseUrl: origin,
  ca: textOrBuffer,
  deadline: wholeNumber(1, DAY, '밀리초', 'milliseconds'),
  retries: wholeNumber(0, 10, '회', 'retries'),
  maxResponseBytes: wholeNumber(1, 1_073_741_824, '바이트', 'bytes'),
  warm: wholeNumber(0, 100, '개', 'connections'),
  canary: oneOf('off', 'handshake', 'request'),
  watch: {
    fields: { pollInterval: wholeNumber(10, DAY, '밀리초', 'milliseconds'), signal: oneOf('SIGHUP') },
    orFalse: true,
  },
  revoked: fingerprints,
  startup: oneOf('strict', 'lenient'),
  expiryNotice: { fields: { days: noticeDays, ledger } },
  onExpiry: callable,
  proxy: { fields: { url: proxyUrl }, required: ['url'] },
  decryption: { fields: { key: decryptionKey, aad: decryptionAad }, required: ['key', 'aad'] },
};
