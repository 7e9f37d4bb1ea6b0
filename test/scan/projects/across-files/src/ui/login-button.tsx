import { toss } from '@/config/toss';

/** Straight from the browser. */
export function LoginButton({ code }: { code: string }) {
  const login = () =>
    fetch(`${toss.host}/api-partner/v1/apps-in-toss${toss.path.token}`, {
      method: 'POST',
      body: JSON.stringify({ authorizationCode: code }),
    });
  return <button onClick={login}>로그인</button>;
}
