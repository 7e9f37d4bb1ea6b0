import axios from 'axios';
import axiosRetry from 'axios-retry';
import fs from 'node:fs';
import https from 'node:https';

const toss = axios.create({
  baseURL: process.env.APPS_IN_TOSS_API_BASE_URL ?? 'https://apps-in-toss-api.toss.im',
  timeout: 3000,
  httpsAgent: new https.Agent({
    keepAlive: true,
    pfx: fs.readFileSync('./certs/my-app.p12'),
    passphrase: process.env.TOSS_P12_PASSWORD,
  }),
});
axiosRetry(toss, { retries: 3, retryDelay: axiosRetry.exponentialDelay });

export async function notify(userKey, templateSetCode, context) {
  try {
    const response = await toss.post(
      '/api-partner/v1/apps-in-toss/messenger/send-message',
      { templateSetCode, context },
      { headers: { 'x-toss-user-key': userKey } },
    );
    if (response.data.resultType !== 'SUCCESS') throw new Error(response.data.error.errorCode);
    return response.data.success;
  } catch (error) {
    console.error('message failed', error.config);
    throw error;
  }
}
