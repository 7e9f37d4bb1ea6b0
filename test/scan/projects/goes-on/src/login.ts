import axios from 'axios';
import { tossAgent } from './agent';

const api = axios.create({ httpsAgent: tossAgent(), timeout: 5000 });

export async function me(accessToken: string) {
  const url = 'https://apps-in-toss-api.toss.im/api-partner/v1/apps-in-toss/user/oauth2/login-me';
  const { data } = await api.get(url, { headers: { Authorization: `Bearer ${accessToken}` } });
  if (data.resultType === 'FAIL') throw new Error(data.error.errorCode);
  return data.success;
}
