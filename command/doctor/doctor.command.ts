import { resolve } from 'node:path';
import { envFilesOf } from '../project/environment.js';
import type { ExitCode } from '../shell/exit-code.js';
import type { Invocation, Subcommand } from '../shell/subcommand.js';
import { UsageError } from '../shell/usage.error.js';
import { writeWhole } from '../shell/write-file.js';
import { ALL_CHECKS } from './checks/all-checks.js';
import { present, toJson } from './present.js';
import { reportOf } from './report.js';
import { exitCodeOf, runChecks } from './run-checks.js';
import type { DoctorOptions } from './scene/doctor-options.js';
import { gatherScene } from './scene/scene.js';

/** Of each step to a host. All of them together stay below three seconds. */
const TIMEOUT_MS = 1_200;
const SECRET_MODE = 0o600;

/** `doctor`: everything that is known to go wrong, looked at once. */
export const doctor: Subcommand = {
  help: {
    ko: `사용법: apps-in-toss doctor [--offline] [--report 파일] [옵션]

이 폴더의 앱이 앱인토스를 부를 수 있는지 버전, 변수, 인증서, 네트워크, 코드를 차례로 살펴봐요.
잘못된 것마다 무엇이 왜 문제인지, 어떤 명령으로 고치는지 알려 줘요. 코드(AIT-D…)의 설명은 docs/command.md에 있어요.

  --offline              네트워크를 쓰지 않아요
  --report 파일          다른 사람에게 보내도 되는 보고서를 써요 (키, 값, 이름, 경로가 없어요)
  --env-file 파일        .env 대신 읽을 파일 (여러 번 쓸 수 있고, 먼저 쓴 것이 이겨요)
  --cert, --key, --directory   환경 변수 대신 볼 인증서
  --app-name 이름        미니앱의 appName (인증서의 CN과 같아야 해요)
  --decrypt-sample 값    로그인 응답의 암호화된 값 하나를 풀어 봐요. 풀린 값은 보이지 않아요
  --timeout 밀리초       한 단계를 기다리는 시간 (기본 ${TIMEOUT_MS})

종료 코드: 0 괜찮아요, 1 곧 살펴보세요, 2 고장 났어요`,
    en: `Usage: apps-in-toss doctor [--offline] [--report FILE] [options]

Looks at versions, variables, certificates, network and code: whether the app in this folder can call Apps in Toss.
Of what is wrong it says what, why it matters, and the command that mends it. docs/command.en.md explains the codes (AIT-D…).

  --offline              uses no network
  --report FILE          writes a report that may be sent to somebody (no keys, values, names or paths in it)
  --env-file FILE        read instead of .env (may be given more than once; the first wins)
  --cert, --key, --directory   the certificate, instead of the one of the environment
  --app-name NAME        appName of the mini-app (has to be the CN of the certificate)
  --decrypt-sample TEXT  tries to decrypt one encrypted value of a login answer; what comes out is not shown
  --timeout MS           how long each step is waited for (default ${TIMEOUT_MS})

Exit codes: 0 fine, 1 look at it soon, 2 broken`,
  },
  options: {
    offline: { type: 'boolean' },
    report: { type: 'string' },
    'env-file': { type: 'string', multiple: true },
    cert: { type: 'string' },
    key: { type: 'string' },
    directory: { type: 'string' },
    'app-name': { type: 'string' },
    'decrypt-sample': { type: 'string' },
    timeout: { type: 'string' },
  },
  arguments: { least: 0, most: 0 },
  run: async ({ values, shell }: Invocation): Promise<ExitCode> => {
    const scene = await gatherScene(optionsOf(values), shell);
    const results = await runChecks(ALL_CHECKS, scene);
    const code = exitCodeOf(results);
    const report = textIn(values['report']);
    if (report !== undefined) {
      const text = `${JSON.stringify(reportOf(results, scene, shell), undefined, 2)}\n`;
      await writeReport(resolve(shell.cwd, report), text);
    }
    if (shell.json)
      shell.tell({ status: (['fine', 'soon', 'broken'] as const)[code], checks: toJson(results, shell) });
    else {
      shell.say(present(results, shell));
      if (report !== undefined)
        shell.say(shell.in({ ko: `보고서를 썼어요: ${report}`, en: `The report is in ${report}` }));
    }
    return code;
  },
};

function optionsOf(values: Invocation['values']): DoctorOptions {
  return {
    offline: values['offline'] === true,
    timeoutMs: timeoutOf(values['timeout']),
    envFiles: envFilesOf(values['env-file']),
    appName: textIn(values['app-name']),
    decryptSample: textIn(values['decrypt-sample']),
    cert: textIn(values['cert']),
    key: textIn(values['key']),
    directory: textIn(values['directory']),
  };
}

async function writeReport(path: string, text: string): Promise<void> {
  try {
    await writeWhole(path, text, { mode: SECRET_MODE });
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    throw new UsageError({
      ko: `${path}에 쓸 수 없어요 (${code})`,
      en: `${path} cannot be written (${code})`,
    });
  }
}

function timeoutOf(given: unknown): number {
  if (given === undefined) return TIMEOUT_MS;
  const timeout = Number(given);
  if (typeof given === 'string' && Number.isInteger(timeout) && timeout >= 1 && timeout <= 60_000)
    return timeout;
  throw new UsageError({
    ko: `--timeout에는 1에서 60000 사이의 밀리초를 적어 주세요: ${String(given)}`,
    en: `--timeout takes milliseconds from 1 to 60000, not ${String(given)}`,
  });
}

function textIn(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
