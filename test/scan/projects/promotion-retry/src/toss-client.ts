import axios from 'axios';
import { readFileSync } from 'node:fs';
import { Agent } from 'node:https';

const httpsAgent = new Agent({
  keepAlive: true,
  cert: readFileSync('certs/toss_public.crt'),
  key: readFileSync('certs/toss_private.key'),
});
const prefix = '/api-partner/v1/apps-in-toss';
const api = axios.create({ baseURL: `https://apps-in-toss-api.toss.im${prefix}`, httpsAgent, timeout: 8000 });
const pay = axios.create({ baseURL: `https://pay-apps-in-toss-api.toss.im${prefix}`, httpsAgent, timeout: 8000 });

async function send(client: typeof api, path: string, userKey: number, body: object) {
  const { data } = await client.post(path, body, { headers: { 'x-toss-user-key': `${userKey}` } });
  if (data.resultType !== 'SUCCESS') throw new Error(`${data.error?.errorCode}: ${data.error?.reason}`);
  return data.success;
}

export const post = (path: string, userKey: number, body: object) => send(api, path, userKey, body);
export const payPost = (path: string, userKey: number, body: object) => send(pay, path, userKey, body);
