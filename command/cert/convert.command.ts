import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { ExitCode } from '../shell/exit-code.js';
import type { Shell } from '../shell/shell.js';
import type { Invocation, Subcommand } from '../shell/subcommand.js';
import { UsageError } from '../shell/usage.error.js';
import { writeWhole } from '../shell/write-file.js';
import { type PemPair, readAnyPair } from './read-any-pair.js';

const FORMS = ['pem', 'escaped', 'base64'] as const;
type Form = (typeof FORMS)[number];

const CERT_MODE = 0o644;
const SECRET_MODE = 0o600;

/** `cert convert`: from whatever one has to what an app or a dashboard takes. A key goes into files only. */
export const convert: Subcommand = {
  help: {
    ko: `사용법: apps-in-toss cert convert <파일> [--to pem|escaped|base64] [--out 곳] [옵션]

PKCS#12(.p12, .pfx), DER, PEM 인증서와 키를 앱이나 대시보드가 받는 모양으로 바꿔요.
한 쌍인지, 체인 순서가 맞는지도 봐요. 키는 파일(권한 600)에만 쓰고 화면에는 보이지 않아요.

  --to pem        <이름>_public.crt, <이름>_private.key 두 파일 (기본). --out은 폴더 (기본: 지금 폴더)
  --to escaped    줄바꿈을 \\n으로 적은 한 줄. --out은 환경 변수 줄을 쓸 파일
  --to base64     PEM의 base64 한 줄. --out은 환경 변수 줄을 쓸 파일
  --out - --only cert|key   escaped, base64 값 하나만 표준 출력으로 (파이프로 넘길 때만)
  --key 파일            이름이 다른 키
  --name 이름           파일 이름 (기본: 인증서의 CN)
  --password-file 파일  PKCS#12나 암호화된 키의 암호. 없으면 APPS_IN_TOSS_KEY_PASSPHRASE, 그것도 없으면 물어봐요
  --force               있는 파일을 바꿔 써요

예: apps-in-toss cert convert my-app.p12 --out ./certs
    apps-in-toss cert convert my-app_public.crt --to base64 --out - --only key | vercel env add APPS_IN_TOSS_KEY production`,
    en: `Usage: apps-in-toss cert convert <file> [--to pem|escaped|base64] [--out WHERE] [options]

Turns a certificate and its key (PKCS#12 as .p12 or .pfx, DER, PEM) into what an app or a dashboard takes, and checks
that they fit and that the chain is in order. A key only goes into files (mode 600) and is never shown.

  --to pem        two files, <name>_public.crt and <name>_private.key (default). --out is a folder (default: this one)
  --to escaped    one line with \\n for line breaks. --out is a file for the environment lines
  --to base64     one line of base64 of PEM. --out is a file for the environment lines
  --out - --only cert|key   one escaped or base64 value on standard output (into a pipe only)
  --key FILE            a key of another name
  --name NAME           name of the files (default: the CN of the certificate)
  --password-file FILE  password of the store or of an encrypted key; else APPS_IN_TOSS_KEY_PASSPHRASE, else you are asked
  --force               write over files that are there

Example: apps-in-toss cert convert my-app.p12 --out ./certs
         apps-in-toss cert convert my-app_public.crt --to base64 --out - --only key | vercel env add APPS_IN_TOSS_KEY production`,
  },
  options: {
    to: { type: 'string' },
    out: { type: 'string' },
    only: { type: 'string' },
    key: { type: 'string' },
    name: { type: 'string' },
    'password-file': { type: 'string' },
    force: { type: 'boolean' },
  },
  arguments: { least: 1, most: 1 },
  run: async ({ positionals: [path = ''], values, shell }: Invocation): Promise<ExitCode> => {
    const form = formOf(values['to']);
    if (form !== 'pem' && typeof values['out'] !== 'string') {
      throw new UsageError({
        ko: '--out 파일로 어디에 쓸지 알려 주세요 (키가 화면에 남지 않도록)',
        en: '--out FILE: say where to write it (a key should not stay on a screen)',
      });
    }
    if (values['out'] === '-') return intoPipe(await readAnyPair(path, values, shell), form, values, shell);
    const pair = await readAnyPair(path, values, shell);
    const written =
      form === 'pem' ? await asFiles(pair, values, shell) : await asLines(pair, form, values, shell);
    const { commonName, fingerprint256 } = pair;
    if (shell.json) shell.tell({ form, written, commonName, fingerprint256 });
    else sayWritten(pair, written, form, shell);
    return 0;
  },
};

async function asFiles(pair: PemPair, values: Invocation['values'], shell: Shell): Promise<string[]> {
  const folder = resolve(shell.cwd, typeof values['out'] === 'string' ? values['out'] : '.');
  const name = nameOf(values['name'], pair.commonName);
  await mkdir(folder, { recursive: true });
  const [cert, key] = [join(folder, `${name}_public.crt`), join(folder, `${name}_private.key`)];
  await write(key, pair.key, SECRET_MODE, values['force']);
  await write(cert, pair.cert, CERT_MODE, values['force']);
  return [cert, key];
}

async function asLines(
  pair: PemPair,
  form: Form,
  values: Invocation['values'],
  shell: Shell,
): Promise<string[]> {
  const file = resolve(shell.cwd, String(values['out']));
  const lines = [
    `APPS_IN_TOSS_CERT="${inForm(pair.cert, form)}"`,
    `APPS_IN_TOSS_KEY="${inForm(pair.key, form)}"`,
  ];
  await write(file, `${lines.join('\n')}\n`, SECRET_MODE, values['force']);
  return [file];
}

function intoPipe(pair: PemPair, form: Form, values: Invocation['values'], shell: Shell): ExitCode {
  const { only } = values;
  if (form === 'pem' || (only !== 'cert' && only !== 'key')) {
    throw new UsageError({
      ko: '--out -는 --to escaped|base64와 --only cert|key를 함께 써 주세요',
      en: '--out - goes with --to escaped|base64 and --only cert|key',
    });
  }
  if (only === 'key' && shell.isTerminal) {
    throw new UsageError({
      ko: '키는 화면에 보이지 않아요. 파이프로 넘기거나 --out 파일을 써 주세요',
      en: 'A key is not shown on a terminal: send it into a pipe, or use --out FILE',
    });
  }
  shell.say(inForm(pair[only], form));
  return 0;
}

function inForm(pem: string, form: Form): string {
  return form === 'base64' ? Buffer.from(pem).toString('base64') : pem.replaceAll('\n', '\\n');
}

async function write(path: string, content: string, mode: number, force: unknown): Promise<void> {
  try {
    await writeWhole(path, content, { mode, create: force !== true });
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') {
      throw new UsageError({
        ko: `이미 있는 파일이에요: ${path} (바꿔 쓰려면 --force)`,
        en: `${path} is there already (--force writes over it)`,
      });
    }
    throw new UsageError({
      ko: `${path}에 쓸 수 없어요 (${code})`,
      en: `${path} cannot be written (${code})`,
    });
  }
}

function sayWritten(pair: PemPair, written: readonly string[], form: Form, shell: Shell): void {
  shell.say(`${shell.paint('green', '✓')} ${pair.commonName}  ${pair.fingerprint256}`);
  for (const file of written) shell.say(`  ${file}`);
  const [cert = '', key = ''] = written;
  shell.say(
    form === 'pem'
      ? shell.in({
          ko: `다음: .env에 APPS_IN_TOSS_CERT="${cert}"와 APPS_IN_TOSS_KEY="${key}"를 적고 npx apps-in-toss doctor로 살펴보세요`,
          en: `Next: put APPS_IN_TOSS_CERT="${cert}" and APPS_IN_TOSS_KEY="${key}" into .env and run npx apps-in-toss doctor`,
        })
      : shell.in({
          ko: '다음: 값을 대시보드에 옮긴 뒤 이 파일을 지우세요. 키가 들어 있어요',
          en: 'Next: copy the values into the dashboard and remove this file. It holds the key',
        }),
  );
  if (/ENCRYPTED/.test(pair.key)) {
    shell.say(
      shell.in({
        ko: '키는 암호화된 그대로예요. APPS_IN_TOSS_KEY_PASSPHRASE도 설정해 주세요',
        en: 'The key is still encrypted: set APPS_IN_TOSS_KEY_PASSPHRASE as well',
      }),
    );
  }
}

function nameOf(given: unknown, commonName: string): string {
  const name = typeof given === 'string' ? given : commonName;
  // A name comes from outside, and must not lead into another folder.
  const clean = name.replaceAll(/[^\p{L}\p{N}\p{M} ._-]/gu, '_').replace(/^\.+/, '');
  return clean === '' ? 'apps-in-toss' : clean;
}

function formOf(given: unknown): Form {
  const form = FORMS.find((each) => each === (given ?? 'pem'));
  if (form) return form;
  throw new UsageError({
    ko: `--to에는 ${FORMS.join(', ')} 가운데 하나를 써 주세요: ${String(given)}`,
    en: `--to takes ${FORMS.join(', ')}, not ${String(given)}`,
  });
}
