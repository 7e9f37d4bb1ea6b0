import type { ConfigProblem } from '../../foundation/apps-in-toss-config.error.js';
import type { ConfigCode } from '../../foundation/config-code.js';
import { isDecryptionAad, isDecryptionKey } from './decryption-key.js';

/** @internal */
export function decryptionKeyProblem(): ConfigProblem<ConfigCode> {
  return {
    option: 'decryption.key',
    code: 'AIT_CONFIG_DECRYPTION_KEY',
    message: 'must be 32 bytes written as base64 (44 characters)',
    hint: {
      ko: '콘솔의 "이메일로 복호화 키 받기"로 받은 키를 그대로 넣어 주세요.',
      en: 'Use the key exactly as the console mailed it.',
    },
  };
}

/** @internal */
export function decryptionAadProblem(): ConfigProblem<ConfigCode> {
  return {
    option: 'decryption.aad',
    code: 'AIT_CONFIG_DECRYPTION_AAD',
    message: 'must be a text that is not empty',
    hint: {
      ko: '복호화 키와 함께 이메일로 받은 AAD 값을 넣어 주세요.',
      en: 'Use the AAD that was mailed together with the key.',
    },
  };
}

/** What is wrong with the option `decryption`; empty when it is usable. No value is echoed. @internal */
export function decryptionProblems(options: unknown): ConfigProblem<ConfigCode>[] {
  const given = (typeof options === 'object' && options !== null ? options : {}) as Record<string, unknown>;
  return [
    ...(isDecryptionKey(given['key']) ? [] : [decryptionKeyProblem()]),
    ...(isDecryptionAad(given['aad']) ? [] : [decryptionAadProblem()]),
  ];
}
