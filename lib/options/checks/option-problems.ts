import { AppsInTossConfigError, type ConfigProblem } from '../../foundation/apps-in-toss-config.error.js';
import type { ConfigCode } from '../../foundation/config-code.js';

/** An option of that name does not exist. @internal */
export function unknownOption(option: string, known: readonly string[]): ConfigProblem<ConfigCode> {
  const list = known.join(', ');
  return {
    option,
    code: 'AIT_CONFIG_UNKNOWN_OPTION',
    message: `is not an option; known are ${list}`,
    hint: { ko: `없는 옵션이에요. 사용할 수 있는 옵션: ${list}`, en: `Remove it, or use one of: ${list}` },
  };
}

/** An extra of the registration was returned by a factory, where Nest never sees it. @internal */
export function misplacedExtra(option: string): ConfigProblem<ConfigCode> {
  return {
    option,
    code: 'AIT_CONFIG_MISPLACED_OPTION',
    message: 'must stand beside useFactory (or useClass, useExisting), not in what it returns',
    hint: {
      ko: `forRootAsync({ ${option}, useFactory }) 형태로 useFactory와 나란히 넣어 주세요.`,
      en: `Write forRootAsync({ ${option}, useFactory }).`,
    },
  };
}

/** A value is not of the kind it must be. `expected` is a part of a sentence, see `OptionRule`. @internal */
export function invalidOption(
  option: string,
  expected: { ko: string; en: string },
): ConfigProblem<ConfigCode> {
  return {
    option,
    code: 'AIT_CONFIG_INVALID_OPTION',
    message: `must be ${expected.en}`,
    hint: { ko: `${expected.ko} 넣어 주세요.`, en: `Set it to ${expected.en}.` },
  };
}

/** Grants are to be settled, and nothing remembers them. @internal */
export function missingJournal(): ConfigProblem<ConfigCode> {
  return invalidOption('journal', {
    ko: 'recovery로 이어서 할 지급을 기록하는 저널(예: FileOperationJournal)을',
    en: 'a journal, such as a FileOperationJournal: recovery goes on with the grants that it remembers',
  });
}

/**
 * There is no certificate.
 *
 * @param ignored environment variables that were set and not read: one of them may have been meant
 * @internal
 */
export function missingCertificate(ignored: readonly string[] = []): ConfigProblem<ConfigCode> {
  const list = ignored.join(', ');
  return {
    option: 'certificate',
    code: 'AIT_CONFIG_CERTIFICATE_MISSING',
    message:
      'is missing; expected { cert, key }, an array of those, { directory } or a CertificateSource ' +
      '(from the environment: APPS_IN_TOSS_CERT and APPS_IN_TOSS_KEY, or APPS_IN_TOSS_CERT_DIR)' +
      (list && `; set and not read: ${list}`),
    hint: {
      ko:
        '앱인토스 콘솔에서 mTLS 인증서를 발급받아 APPS_IN_TOSS_CERT와 APPS_IN_TOSS_KEY(또는 APPS_IN_TOSS_CERT_DIR)에 설정해 주세요. 발급 전에 앱을 띄워야 한다면 startup을 lenient로 설정해 주세요.' +
        (list &&
          ` 설정되어 있지만 읽지 않은 환경 변수가 있어요(${list}). 앱인토스의 것이라면 APPS_IN_TOSS_로 시작하는 이름으로 바꿔 주세요.`),
      en:
        'Issue an mTLS certificate in the Apps in Toss console and set APPS_IN_TOSS_CERT and APPS_IN_TOSS_KEY (or APPS_IN_TOSS_CERT_DIR). To start before there is one, set startup to lenient.' +
        (list &&
          ` These variables are set and are not read: ${list}. If they are meant for Apps in Toss, rename them to APPS_IN_TOSS_….`),
    },
  };
}

/** Why a call cannot go out although the store names no problem: it was started without any certificate. @internal */
export function noneActive(): AppsInTossConfigError {
  return new AppsInTossConfigError([missingCertificate()], 'No certificate is active');
}
