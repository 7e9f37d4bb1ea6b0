import { join } from 'node:path';
import { type Emulator, startEmulator } from 'apps-in-toss-emulator';
import type { Ending } from './ending.js';
import type { Narrator } from './narrator.js';
import { temporaryFolder } from './temporary-folder.js';

const APP_NAME = 'my-mini-app';
const USER = { userKey: 443_731_104, name: '김토스' };

/** What the tour wants from Apps in Toss besides its API. */
export interface EmulatedToss {
  readonly emulator: Emulator;
  /** What `appLogin()` gives the mini-app when the user agrees. */
  newCode(): string;
}

/** Starts an Apps in Toss on this machine, and sets the environment as its user would. */
export async function startEmulatedToss(ending: Ending, narrator: Narrator): Promise<EmulatedToss> {
  const emulator = await startEmulator();
  ending.add(() => emulator.close());
  narrator.step('이 컴퓨터 안에 작은 앱인토스를 켰어요.', 'Started a small Apps in Toss on this machine.', [
    ['앱인토스 (API)', emulator.apiBaseUrl],
    ['토스페이 (Pay)', emulator.payBaseUrl],
  ]);

  const directory = temporaryFolder();
  const issued = await emulator.issueCertificate(APP_NAME, { directory });
  Object.assign(process.env, {
    APPS_IN_TOSS_CERT: issued.certPath,
    APPS_IN_TOSS_KEY: issued.keyPath,
    // Empty counts as not set: this key has none, whatever the shell has.
    APPS_IN_TOSS_KEY_PASSPHRASE: '',
    APPS_IN_TOSS_API_BASE_URL: emulator.apiBaseUrl,
    APPS_IN_TOSS_PAY_BASE_URL: emulator.payBaseUrl,
    APPS_IN_TOSS_CA: emulator.ca,
    APPS_IN_TOSS_DECRYPTION_KEY: emulator.decryption.key,
    APPS_IN_TOSS_DECRYPTION_AAD: emulator.decryption.aad,
    GRANTS_JOURNAL: join(directory, 'grants.journal'),
  });
  narrator.step(
    '콘솔에서 하듯이 인증서를 발급받아 임시 폴더에 뒀어요. 끝나면 지워요.',
    'Issued a certificate, as the console does, into a folder that goes away at the end.',
    [['폴더 (folder)', directory]],
  );
  return { emulator, newCode: () => emulator.issueAuthorizationCode(APP_NAME, USER) };
}
