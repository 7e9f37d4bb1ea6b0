import { type Inspected, inspectPair } from '../certificates/inspect-pair.js';
import type { ExitCode } from '../shell/exit-code.js';
import type { Shell } from '../shell/shell.js';
import type { Invocation, Subcommand } from '../shell/subcommand.js';
import type { Text } from '../shell/text.js';
import { UsageError } from '../shell/usage.error.js';
import { daysLeft, describeRemark } from './describe.js';
import { placesOf } from './places-of.js';

interface Limits {
  readonly warnDays: number;
  readonly failDays: number;
}

const STATUS = ['fine', 'soon', 'broken'] as const;

/** `cert check`: one line and an exit code, for a schedule or a pipeline. */
export const check: Subcommand = {
  help: {
    ko: `사용법: apps-in-toss cert check [파일|폴더] [--warn-days 30] [--fail-days 7] [--json]

인증서를 쓸 수 있는지, 며칠 남았는지 한 줄과 종료 코드로 알려 줘요. cron이나 CI에 두기 좋아요.
폴더라면 앱이 쓸 인증서(가장 새것)로 판단하고, 쓸 수 없는 다른 인증서도 알려요.
파일을 적지 않으면 환경 변수와 .env가 가리키는 인증서를 봐요.

  --warn-days N     이만큼 남으면 1 (기본 30)
  --fail-days N     이만큼 남으면 2 (기본 7)
  --key 파일        이름이 다른 키
  --env-file 파일   .env 대신 읽을 파일 (여러 번 쓸 수 있어요)

종료 코드: 0 괜찮아요, 1 곧 끝나거나 고칠 점이 있어요, 2 쓸 수 없거나 며칠 남지 않았어요`,
    en: `Usage: apps-in-toss cert check [file|folder] [--warn-days 30] [--fail-days 7] [--json]

Says in one line and an exit code whether a certificate can be used and how many days are left; for cron or CI.
Of a folder the one counts that an app would use (the newest); others that cannot be used are named too.
Without a file: the certificate that the environment and .env name.

  --warn-days N     1 from that many days on (default 30)
  --fail-days N     2 from that many days on (default 7)
  --key FILE        a key of another name
  --env-file FILE   read instead of .env (may be given more than once)

Exit codes: 0 fine, 1 ends soon or should be mended, 2 cannot be used or ends in a few days`,
  },
  options: {
    'warn-days': { type: 'string' },
    'fail-days': { type: 'string' },
    key: { type: 'string' },
    'env-file': { type: 'string', multiple: true },
  },
  arguments: { least: 0, most: 1 },
  run: async ({ positionals: [path], values, shell }: Invocation): Promise<ExitCode> => {
    const limits = {
      warnDays: daysOf('--warn-days', values['warn-days'], 30),
      failDays: daysOf('--fail-days', values['fail-days'], 7),
    };
    const now = shell.now();
    const places = await placesOf(path, values, shell);
    const all = await Promise.all(places.map((place) => inspectPair(place, now, limits.warnDays)));
    const active = activeOf(all);
    const code = active ? codeOf(active, all, limits) : 2;
    if (shell.json)
      shell.tell({ status: STATUS[code], ...limits, active: active ?? null, certificates: all });
    else say(code, active, all, shell);
    return code;
  },
};

/** The newest that can be used, as the store in an app decides. */
function activeOf(all: readonly Inspected[]): Inspected | undefined {
  return all
    .filter(({ certificate, problem }) => certificate && !problem)
    .sort(
      (a, b) =>
        (b.certificate?.validFrom ?? '').localeCompare(a.certificate?.validFrom ?? '') ||
        (b.certificate?.validTo ?? '').localeCompare(a.certificate?.validTo ?? ''),
    )[0];
}

function codeOf(active: Inspected, all: readonly Inspected[], { warnDays, failDays }: Limits): ExitCode {
  const days = active.certificate?.daysRemaining ?? 0;
  if (days <= failDays) return 2;
  const broken = all.some(({ problem }) => problem && problem.code !== 'AIT_CERT_EXPIRED');
  return days <= warnDays || active.warnings.length > 0 || broken ? 1 : 0;
}

function say(code: ExitCode, active: Inspected | undefined, all: readonly Inspected[], shell: Shell): void {
  const style = (['green', 'yellow', 'red'] as const)[code];
  const verdict: Text = [
    { ko: '괜찮아요', en: 'fine' },
    { ko: '곧 살펴보세요', en: 'look at it soon' },
    { ko: '고장 났어요', en: 'broken' },
  ][code]!;
  const { certificate } = active ?? {};
  const facts = certificate
    ? `${certificate.commonName}  ${daysLeft(certificate, shell)}  ${certificate.validTo}  ${certificate.fingerprint256}`
    : shell.in({ ko: '쓸 수 있는 인증서가 없어요', en: 'no certificate can be used' });
  shell.say(`${shell.paint(style, shell.in(verdict))}: ${facts}`);
  for (const each of active?.warnings ?? []) shell.say(describeRemark(each, 'yellow', shell));
  for (const { problem } of all)
    if (problem) shell.say(describeRemark(problem, active ? 'yellow' : 'red', shell));
}

function daysOf(option: string, given: unknown, otherwise: number): number {
  if (given === undefined) return otherwise;
  const days = Number(given);
  if (typeof given === 'string' && /^\d+$/.test(given) && Number.isSafeInteger(days)) return days;
  throw new UsageError({
    ko: `${option}에는 0 이상의 날수를 적어 주세요: ${String(given)}`,
    en: `${option} takes a number of days, 0 or more, not ${String(given)}`,
  });
}
