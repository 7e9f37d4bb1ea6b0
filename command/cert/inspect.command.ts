import { findPairs } from '../certificates/find-pairs.js';
import { type Inspected, inspectPair } from '../certificates/inspect-pair.js';
import type { ExitCode } from '../shell/exit-code.js';
import type { Invocation, Subcommand } from '../shell/subcommand.js';
import { describe } from './describe.js';

const EXPIRING_DAYS = 30;

/** `cert inspect`: what a certificate says of itself. Nothing of a key is ever shown but its kind. */
export const inspect: Subcommand = {
  help: {
    ko: `사용법: apps-in-toss cert inspect <파일|폴더> [--key 파일] [--json]

인증서의 주인, 발급자, 날짜, 남은 날, 지문, 키 종류, 체인, 고칠 점을 보여 줘요.
콘솔이 준 이름(<이름>_public.crt, <이름>_private.key)이면 키를 알아서 찾아 짝을 맞춰 봐요.

  --key 파일    이름이 다른 키

예: apps-in-toss cert inspect ./certs/my-app_public.crt`,
    en: `Usage: apps-in-toss cert inspect <file|folder> [--key FILE] [--json]

Shows whose a certificate is, who issued it, its dates, days left, fingerprint, key kind, chain, and what to mend.
The key is found by the names that the console gives (<name>_public.crt, <name>_private.key) and compared.

  --key FILE    a key of another name

Example: apps-in-toss cert inspect ./certs/my-app_public.crt`,
  },
  options: { key: { type: 'string' } },
  arguments: { least: 1, most: 1 },
  run: async ({ positionals: [path = ''], values, shell }: Invocation): Promise<ExitCode> => {
    const key = typeof values['key'] === 'string' ? values['key'] : undefined;
    const now = new Date();
    const inspected: Inspected[] = [];
    for (const pair of await findPairs(path, shell.cwd, key))
      inspected.push(await inspectPair(pair, now, EXPIRING_DAYS));
    if (shell.json) shell.tell({ certificates: inspected });
    else shell.say(inspected.map((each) => describe(each, shell)).join('\n\n'));
    return worst(inspected);
  },
};

function worst(all: readonly Inspected[]): ExitCode {
  if (all.some(({ problem, certificate }) => problem || certificate?.state === 'expired')) return 2;
  return all.every(({ certificate, warnings }) => certificate?.state === 'valid' && warnings.length === 0)
    ? 0
    : 1;
}
