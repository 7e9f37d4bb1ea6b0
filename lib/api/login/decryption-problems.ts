import type { ConfigProblem } from '../../foundation/apps-in-toss-config.error.js';

/** 32 bytes are 43 base64 characters and a filler. */
const KEY = /^[A-Za-z0-9+/_-]{43}=?$/;

/** Environment variables that were set with `echo` end in a line break. @internal */
export function trimKey(key: string): string {
  return key.trim();
}

/** Blanks may belong to it; line breaks come from the environment. @internal */
export function trimAad(aad: string): string {
  return aad.replace(/^[\r\n]+|[\r\n]+$/g, '');
}

/** What is wrong with the option `decryption`; empty when it is usable. No value is echoed. @internal */
export function decryptionProblems(options: unknown): ConfigProblem[] {
  const { key, aad } = (typeof options === 'object' && options !== null ? options : {}) as Record<
    string,
    unknown
  >;
  const problems: ConfigProblem[] = [];
  if (typeof key !== 'string' || !KEY.test(trimKey(key))) {
    problems.push({
      option: 'decryption.key',
      code: 'AIT_CONFIG_DECRYPTION_KEY',
      message: 'expected 32 bytes written as base64 (44 characters)',
      hint: {
        ko: '콘솔의 "이메일로 복호화 키 받기"로 받은 키를 그대로 넣어 주세요.',
        en: 'Use the key exactly as the console mailed it.',
      },
    });
  }
  if (typeof aad !== 'string' || trimAad(aad) === '') {
    problems.push({
      option: 'decryption.aad',
      code: 'AIT_CONFIG_DECRYPTION_AAD',
      message: 'expected a string that is not empty',
      hint: {
        ko: '복호화 키와 함께 이메일로 받은 AAD 값을 넣어 주세요.',
        en: 'Use the AAD that was mailed together with the key.',
      },
    });
  }
  return problems;
}
