import { readFileSync } from 'node:fs';
import { request } from 'node:https';

const prefix = '/api-partner/v1/apps-in-toss';

/** One call with what the printed environment variables name, as any app would make it. */
export function callWith(environment, path, body) {
  const { APPS_IN_TOSS_API_BASE_URL, APPS_IN_TOSS_CA, APPS_IN_TOSS_CERT, APPS_IN_TOSS_KEY } = environment;
  return new Promise((resolve, reject) => {
    const call = request(
      `${APPS_IN_TOSS_API_BASE_URL}${prefix}${path}`,
      {
        method: 'POST',
        agent: false,
        ca: readFileSync(APPS_IN_TOSS_CA),
        cert: readFileSync(APPS_IN_TOSS_CERT),
        key: readFileSync(APPS_IN_TOSS_KEY),
        headers: { 'content-type': 'application/json' },
      },
      async (response) => {
        let text = '';
        for await (const chunk of response.setEncoding('utf8')) text += chunk;
        resolve({ status: response.statusCode, body: JSON.parse(text) });
      },
    );
    call.on('error', reject);
    call.end(JSON.stringify(body));
  });
}

export const logIn = (environment, authorizationCode) =>
  callWith(environment, '/user/oauth2/generate-token', { authorizationCode, referrer: 'DEFAULT' });
