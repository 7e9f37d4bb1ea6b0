import type { Subcommand } from './shell/subcommand.js';
import type { Text } from './shell/text.js';

interface Entry {
  /** The line in the list of commands. */
  readonly summary: Text;
  readonly load: () => Promise<Subcommand>;
}

/** Every subcommand. A new one is an entry here and a room beside the others. */
export const COMMANDS: Readonly<Record<string, Entry>> = {
  'cert inspect': {
    summary: {
      ko: '인증서의 주인, 날짜, 지문, 체인, 고칠 점을 보여 줘요',
      en: 'shows whose a certificate is, its dates, fingerprint, chain, and what to mend',
    },
    load: async () => (await import('./cert/inspect.command.js')).inspect,
  },
};
