import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Shell } from './shell.js';
import { UsageError } from './usage.error.js';

const VARIABLE = 'APPS_IN_TOSS_KEY_PASSPHRASE';

/**
 * A password: of `--password-file`, of the environment, or typed at the terminal where it is not shown. There is no
 * option that takes the password itself, because every user of a machine can read the arguments of its processes.
 *
 * @throws UsageError where there is none of the three
 */
export async function askPassword(prompt: string, file: unknown, shell: Shell): Promise<string> {
  if (typeof file === 'string') return withoutLineEnd(await contentOf(file, shell.cwd));
  const given = shell.env[VARIABLE];
  if (given !== undefined) return given;
  if (!process.stdin.isTTY) {
    throw new UsageError({
      ko: `암호가 필요해요: --password-file 파일, 또는 환경 변수 ${VARIABLE}`,
      en: `A password is needed: --password-file FILE, or the variable ${VARIABLE}`,
    });
  }
  return typed(prompt);
}

async function contentOf(file: string, cwd: string): Promise<string> {
  try {
    return await readFile(resolve(cwd, file), 'utf8');
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    throw new UsageError({
      ko: `${file} 파일을 읽을 수 없어요 (${code})`,
      en: `${file} cannot be read (${code})`,
    });
  }
}

/** `echo` and editors end a file with a line break that is no part of the password. */
function withoutLineEnd(text: string): string {
  return text.replace(/\r?\n$/, '');
}

/** Raw mode: the terminal echoes nothing, and hands over each key as it is pressed. */
function typed(prompt: string): Promise<string> {
  const { stdin, stderr } = process;
  stderr.write(prompt);
  stdin.setRawMode(true);
  stdin.setEncoding('utf8');
  stdin.resume();
  let password = '';
  return new Promise((done, fail) => {
    const end = (): void => {
      stdin.off('data', read);
      stdin.setRawMode(false);
      stdin.pause();
      stderr.write('\n');
    };
    const read = (chunk: string): void => {
      for (const key of chunk) {
        if (key === '\r' || key === '\n' || key === '\u0004') {
          end();
          return done(password);
        }
        if (key === '\u0003') {
          end();
          return fail(new UsageError({ ko: '그만뒀어요', en: 'Cancelled' }));
        }
        password = key === '\u007f' || key === '\b' ? password.slice(0, -1) : password + key;
      }
    };
    stdin.on('data', read);
  });
}
