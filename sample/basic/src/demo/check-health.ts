import type { AppsInTossHealth } from 'nestjs-apps-in-toss';
import { ask } from './ask.js';
import type { Narrator } from './narrator.js';

/** One health check with a TLS handshake to each host. It may well be down: that is an answer too. */
export async function checkHealth(url: string, narrator: Narrator): Promise<void> {
  const { status, body, milliseconds } = await ask(`${url}/health?probe=true`);
  const health = (body as { details: { 'apps-in-toss': AppsInTossHealth } }).details['apps-in-toss'];
  const probed = (health.probe ?? []).map(
    ({ origin, verdict, code }) => [origin, code ? `${verdict} (${code})` : verdict] as const,
  );
  if (status === 200) {
    narrator.step(
      `상태를 확인했어요. 두 서버 모두 인증서를 받아들였어요. (${milliseconds}ms)`,
      'GET /health: up. Both hosts accepted the certificate in a handshake.',
      probed,
    );
  } else {
    narrator.step(
      `상태를 확인했더니 문제가 있어요. 앱은 켜 둘게요. (HTTP ${status})`,
      'GET /health: down. The app stays up.',
      probed,
    );
    narrator.note(health.message ?? '', health.code ?? '');
  }
}
