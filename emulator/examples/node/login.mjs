// Logs in with a client certificate, and shows how a failure is named. Needs nothing but Node.
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:https';

const { APPS_IN_TOSS_API_BASE_URL, APPS_IN_TOSS_CA, APPS_IN_TOSS_CERT, APPS_IN_TOSS_KEY } = process.env;
// One for the life of the process. `fetch` would not take it: it ignores an https.Agent without a word.
const agent = new Agent({
  cert: readFileSync(APPS_IN_TOSS_CERT),
  key: readFileSync(APPS_IN_TOSS_KEY),
  ...(APPS_IN_TOSS_CA && { ca: readFileSync(APPS_IN_TOSS_CA) }),
});

function logIn(authorizationCode) {
  return new Promise((resolve, reject) => {
    const call = request(
      `${APPS_IN_TOSS_API_BASE_URL}/api-partner/v1/apps-in-toss/user/oauth2/generate-token`,
      {
        method: 'POST',
        agent,
        headers: { 'content-type': 'application/json' },
        signal: AbortSignal.timeout(10_000),
      },
      async (response) => {
        let text = '';
        for await (const chunk of response.setEncoding('utf8')) text += chunk;
        resolve(JSON.parse(text));
      },
    );
    call.on('error', reject);
    call.end(JSON.stringify({ authorizationCode, referrer: 'DEFAULT' }));
  });
}

function outcome({ resultType, error }) {
  if (resultType === 'SUCCESS') return 'login: SUCCESS';
  // A bare text for invalid_grant, an object otherwise.
  return `login: ${typeof error === 'string' ? error : error.errorCode}`;
}

try {
  console.log(outcome(await logIn(process.argv[2])));
  console.log(outcome(await logIn(process.argv[2]))); // good once
} catch (error) {
  console.log('refused:', error.code, error.message);
  process.exitCode = 3;
}
