import type { Emulator } from 'apps-in-toss-emulator';
import { askFor } from './ask.js';
import type { EmulatedToss } from './emulated-toss.js';
import type { Fact, Narrator } from './narrator.js';

/** One login and one profile read, through the sample app. Resolves to the access token. */
export async function tour(
  url: string,
  { emulator, newCode }: EmulatedToss,
  narrator: Narrator,
): Promise<string> {
  const login = await askFor<{ accessToken: string; expiresIn: number }>(`${url}/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ authorizationCode: newCode(), referrer: 'DEFAULT' }),
  });
  const { accessToken, expiresIn } = login.body;
  const minutes = Math.round(expiresIn / 60);
  narrator.step(
    `인가 코드를 액세스 토큰으로 바꿨어요. 로그인이 끝났어요. (${login.milliseconds}ms)`,
    'POST /login: exchanged the authorization code for an access token.',
    [
      [
        '액세스 토큰 (access token)',
        `${accessToken.slice(0, 4)}… ${minutes}분 동안 쓸 수 있어요 (for ${minutes} minutes)`,
      ],
      seenByServer(emulator),
    ],
  );

  const me = await askFor<{ userKey: number; name: string | null }>(`${url}/me`, {
    headers: { authorization: `Bearer ${accessToken}` },
  });
  narrator.step(
    `${me.body.name ?? '이름 없는 사용자'}님의 프로필을 읽었어요. 암호화돼 온 이름도 복호화했어요. (${me.milliseconds}ms)`,
    'GET /me: read the profile; the name came encrypted and was decrypted.',
    [['userKey', String(me.body.userKey)], seenByServer(emulator)],
  );
  return accessToken;
}

/** The other side's word for it that the certificate was used. */
function seenByServer({ ledger }: Emulator): Fact {
  const request = ledger.requests.at(-1);
  return [
    '서버가 본 인증서 (seen by the server)',
    request ? `${request.appName}, ${request.tlsVersion}` : '?',
  ];
}
