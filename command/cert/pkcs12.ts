import { spawn } from 'node:child_process';
import { UsageError } from '../shell/usage.error.js';

/**
 * The certificates and the key in a PKCS#12 store, as PEM. Node opens such a store for TLS and lets nobody look inside,
 * so openssl takes it apart. The password goes over its standard input and the key comes back over a pipe: neither is
 * seen in a list of processes or on a disk.
 *
 * @throws UsageError when there is no openssl, or it cannot open the store
 */
export async function openPkcs12(path: string, password: string): Promise<string> {
  const modern = await openssl(path, password, []);
  if (modern.ok) return modern.pem;
  // Stores of old Windows and Java versions use ciphers that OpenSSL 3 keeps apart.
  const legacy = /unsupported|RC2|inner_evp_generic_fetch/i.test(modern.complaint)
    ? await openssl(path, password, ['-legacy'])
    : modern;
  if (legacy.ok) return legacy.pem;
  if (/mac verify (error|failure)|invalid password|bad decrypt/i.test(legacy.complaint)) {
    throw new UsageError({
      ko: '암호가 맞지 않아요. 끝에 공백이나 줄바꿈이 붙지 않았는지 확인해 주세요',
      en: 'The password does not open it. Check for a blank or a line break at its end',
    });
  }
  throw new UsageError({
    ko: 'openssl이 이 PKCS#12 파일을 열지 못했어요. 파일이 온전한지 확인해 주세요',
    en: 'openssl cannot open this PKCS#12 store. Check that the file is whole',
  });
}

type Opened = { ok: true; pem: string } | { ok: false; complaint: string };

function openssl(path: string, password: string, more: readonly string[]): Promise<Opened> {
  const args = ['pkcs12', '-in', path, '-nodes', '-passin', 'stdin', ...more];
  return new Promise((resolve, reject) => {
    const program = spawn('openssl', args, { stdio: ['pipe', 'pipe', 'pipe'] });
    let pem = '';
    let complaint = '';
    program.stdout.setEncoding('utf8').on('data', (text: string) => (pem += text));
    program.stderr.setEncoding('utf8').on('data', (text: string) => (complaint += text));
    program.on('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'ENOENT' ? missing() : error),
    );
    program.on('close', (code) => resolve(code === 0 ? { ok: true, pem } : { ok: false, complaint }));
    // It may have ended before it read the password; what it says then tells more.
    program.stdin.on('error', () => undefined);
    program.stdin.end(`${password}\n`);
  });
}

function missing(): UsageError {
  return new UsageError({
    ko: 'PKCS#12를 풀려면 openssl이 필요해요. 설치하거나(Alpine: apk add openssl) openssl이 있는 컴퓨터에서 바꿔 주세요',
    en: 'openssl is needed to take a PKCS#12 store apart: install it (Alpine: apk add openssl), or convert it on a machine that has it',
  });
}
