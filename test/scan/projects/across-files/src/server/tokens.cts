import axios from 'axios';
import { toss } from '@/config/toss';
import { makeAgent } from '../lib/agents.mjs';

export async function refresh(refreshToken: string) {
  const { data } = await axios.post(
    `${toss.host}/api-partner/v1/apps-in-toss${toss.path.refresh}`,
    { refreshToken },
    { httpsAgent: await makeAgent(), timeout: 5000 },
  );
  if (data.resultType !== 'SUCCESS') throw new Error(data.error.errorCode);
  return data.success;
}

export const byFetchAdapter = async (refreshToken: string) =>
  axios.post(toss.host + '/api-partner/v1/apps-in-toss/user/oauth2/refresh-token', { refreshToken }, {
    adapter: 'fetch',
    httpsAgent: await makeAgent(),
    signal: AbortSignal.timeout(5000),
  });
