import { type Inspected, inspectPair } from '../certificates/inspect-pair.js';
import type { ExitCode } from '../shell/exit-code.js';
import type { Invocation, Subcommand } from '../shell/subcommand.js';
import { describe } from './describe.js';
import { placesOf } from './places-of.js';

const EXPIRING_DAYS = 30;

/** `cert inspect`: what a certificate says of itself. Nothing of a key is ever shown but its kind. */
export const inspect: Subcommand = {
  help: {
    ko: `사용법: apps-in-toss cert inspect [파일|폴더] [--key 파일] [--json]

인증서의 주인, 발급자, 날짜, 남은 날, 지문, 키 종류, 체인, 고칠 점을 보여 줘요.
콘솔이 준 이름(<이름>_public.crt, <이름>_private.key)이면 키를 알아서 찾아 한 쌍인지 봐요.
파일을 적지 않으면 환경 변수와 .env가 가리키는 인증서를 봐요.

  --key 파일        이름이 다른 키
  --env-file 파일   .env 대신 읽을 파일 (여러 번 쓸 수 있어요)

예: apps-in-toss cert inspect ./certs/my-app_public.crt`,
    en: `Usage: apps-in-toss cert inspect [file|folder] [--key FILE] [--json]

Shows whose a certificate is, who issued it, its dates, days left, fingerprint, key kind, chain, and what to mend.
The key is found by the names that the console gives (<name>_public.crt, <name>_private.key) and compared.
Without a file: the certificate that the environment and .env name.

  --key FILE        a key of another name
  --env-file FILE   read instead of .env (may be given more than once)

Example: apps-in-toss cert inspect ./certs/my-app_public.crt`,
  },
  options: { key: { type: 'string' }, 'env-file': { type: 'string', multiple: true } },
  arguments: { least: 0, most: 1 },
  run: async ({ positionals: [path], values, shell }: Invocation): Promise<ExitCode> => {
    const now = shell.now();
    const inspected: Inspected[] = [];
    for (const place of await placesOf(path, values, shell)) {
      inspected.push(await inspectPair(place, now, EXPIRING_DAYS));
    }
    if (shell.json) shell.tell({ certificates: inspected });
    else shell.say(inspected.map((each) => describe(each, shell)).join('\n\n'));
    return worst(inspected);
  },
};

function worst(all: readonly Inspected[]): ExitCode {
  if (all.some(({ problem }) => problem)) return 2;
  return all.every(({ certificate, warnings }) => certificate?.state === 'valid' && warnings.length === 0)
    ? 0
    : 1;
}
