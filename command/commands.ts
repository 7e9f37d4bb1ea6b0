import type { Subcommand } from './shell/subcommand.js';
import type { Text } from './shell/text.js';

interface Entry {
  /** The line in the list of commands. */
  readonly summary: Text;
  readonly load: () => Promise<Subcommand>;
}

/** Every subcommand. A new one is an entry here and a room beside the others. */
export const COMMANDS: Readonly<Record<string, Entry>> = {
  doctor: {
    summary: {
      ko: '무엇이 잘못되었는지, 왜 문제인지, 어떻게 고치는지 알려 줘요',
      en: 'says what is wrong, why it matters, and which command mends it',
    },
    load: async () => (await import('./doctor/doctor.command.js')).doctor,
  },
  'cert inspect': {
    summary: {
      ko: '인증서의 주인, 날짜, 지문, 체인, 고칠 점을 보여 줘요',
      en: 'shows whose a certificate is, its dates, fingerprint, chain, and what to mend',
    },
    load: async () => (await import('./cert/inspect.command.js')).inspect,
  },
  'cert check': {
    summary: {
      ko: '쓸 수 있는지, 며칠 남았는지 한 줄과 종료 코드로 알려 줘요 (cron, CI)',
      en: 'says in a line and an exit code whether it can be used and for how long (cron, CI)',
    },
    load: async () => (await import('./cert/check.command.js')).check,
  },
  'cert convert': {
    summary: {
      ko: 'PKCS#12, DER을 PEM으로, PEM을 대시보드에 넣을 한 줄로 바꿔요',
      en: 'turns PKCS#12 and DER into PEM, and PEM into one line for a dashboard',
    },
    load: async () => (await import('./cert/convert.command.js')).convert,
  },
  revoke: {
    summary: {
      ko: '유출된 인증서를 모든 인스턴스가 버리게 해요',
      en: 'makes every instance drop a certificate that leaked',
    },
    load: async () => (await import('./revoke/revoke.command.js')).revoke,
  },
  scan: {
    summary: {
      ko: '손으로 쓴 mTLS 코드에서 잘못된 곳을 파일과 줄로 알려 줘요',
      en: 'names what is wrong in hand-written mutual TLS, by file and line',
    },
    load: async () => (await import('./scan/scan.command.js')).scan,
  },
};
