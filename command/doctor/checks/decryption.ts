import { decryptionProblems } from '../../../lib/api/login/decryption-problems.js';
import { PersonalDataCipher } from '../../../lib/api/login/personal-data-cipher.js';
import { type Check, fine, found, skipped } from '../check.js';

const WHY = {
  ko: '키나 AAD가 틀리면 로그인은 되지만 이름과 전화번호를 풀지 못해요.',
  en: 'With a wrong key or AAD people can sign in, and their names and numbers cannot be read.',
};

export const DECRYPTION_CHECKS: readonly Check[] = [
  {
    code: 'AIT-D037',
    title: { ko: '복호화 키와 AAD', en: 'decryption key and AAD' },
    why: WHY,
    run: ({ settings: { decryption } }) => {
      if (!decryption) return skipped('설정되어 있지 않아요', 'not set');
      const [problem] = decryptionProblems(decryption);
      if (!problem) return fine();
      return found([
        {
          status: 'broken',
          what: {
            ko: `${problem.option}을 쓸 수 없어요 (${problem.code})`,
            en: `${problem.option} ${problem.message} (${problem.code})`,
          },
          mend: problem.hint,
          command: `export ${problem.option === 'decryption.key' ? 'APPS_IN_TOSS_DECRYPTION_KEY' : 'APPS_IN_TOSS_DECRYPTION_AAD'}='…'`,
        },
      ]);
    },
  },
  {
    code: 'AIT-D038',
    title: { ko: '복호화 시험', en: 'a sample decrypted' },
    why: WHY,
    run: ({ settings: { decryption }, options: { decryptSample } }) => {
      if (decryptSample === undefined)
        return skipped('--decrypt-sample로 시험할 수 있어요', 'try one with --decrypt-sample');
      const { key, aad } = decryption ?? {};
      if (key === undefined || aad === undefined || decryptionProblems(decryption).length > 0) {
        return skipped('키와 AAD가 없어요', 'there is no key and AAD');
      }
      try {
        // What comes out is somebody's personal data: it is looked at by nobody.
        void new PersonalDataCipher({ key, aad }).decrypt('sample', decryptSample);
        return fine();
      } catch (error) {
        const { code, hint } = error as { code: string; hint: { ko: string; en: string } };
        return found([
          {
            status: 'broken',
            what: { ko: `값이 풀리지 않아요 (${code})`, en: `the sample cannot be decrypted (${code})` },
            mend: hint,
            command: `npx apps-in-toss doctor --offline --decrypt-sample '…'`,
          },
        ]);
      }
    },
  },
];
