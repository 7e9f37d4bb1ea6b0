import type { Narrator } from './narrator.js';

/** `/login`, with the token kept for the next line; the answer itself shows on stderr. */
export function loginCommand(url: string, code: string): string {
  const body = JSON.stringify({ authorizationCode: code, referrer: 'DEFAULT' });
  const curl = `curl -sX POST ${url}/login -H 'content-type: application/json' -d '${body}'`;
  return `TOKEN=$(${curl} | tee -a /dev/stderr | node -pe 'JSON.parse(fs.readFileSync(0)).accessToken')`;
}

/** Lines to paste into another terminal. */
export function invite(url: string, code: string, narrator: Narrator): void {
  narrator.title(`준비됐어요: ${url}`, 'Ready. Paste these into another terminal.');
  narrator.command(
    '로그인: 코드는 10분 안에 한 번만 쓸 수 있어요 (log in: the code works once)',
    loginCommand(url, code),
  );
  narrator.command('프로필 (profile)', `curl -sw '\\n' ${url}/me -H "authorization: Bearer $TOKEN"`);
  narrator.command('인증서 상태 (certificate health)', `curl -sw '\\n' '${url}/health?probe=true'`);
}
