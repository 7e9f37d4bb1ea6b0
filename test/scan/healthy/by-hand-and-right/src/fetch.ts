import { Agent, fetch as undiciFetch } from 'undici';

const dispatcher = new Agent({
  connect: {
    cert: process.env.TOSS_MTLS_CERT?.replaceAll('\\n', '\n'),
    key: Buffer.from(process.env.TOSS_MTLS_KEY_BASE64!, 'base64'),
  },
});

export async function tossFetch(path: string, init: RequestInit = {}) {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), 10_000);
  try {
    const response = await undiciFetch(`https://apps-in-toss-api.toss.im/api-partner/v1/apps-in-toss${path}`, {
      ...(init as object),
      dispatcher,
      signal: controller.signal,
    });
    const body = (await response.json()) as { resultType: string; success: unknown; error?: { errorCode: string } };
    if (body.resultType !== 'SUCCESS') throw new Error(body.error?.errorCode);
    return body.success;
  } finally {
    clearTimeout(timer);
  }
}

/** Our own service; nothing of Toss. */
export async function sendToSlack(text: string) {
  const response = await fetch('https://hooks.slack.com/services/x', { method: 'POST', body: JSON.stringify({ text }) });
  const answer = await response.json();
  if (answer.error?.code) throw new Error(answer.error.code);
  return answer;
}
