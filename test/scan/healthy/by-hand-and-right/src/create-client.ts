import { readFileSync } from 'node:fs';
import { Agent } from 'node:https';
import axios from 'axios';

/** One client for each mini-app, which its caller keeps. */
export const createClient = (appName: string) => {
  const httpsAgent = new Agent({
    keepAlive: true,
    cert: readFileSync(`certs/${appName}_public.crt`),
    key: readFileSync(`certs/${appName}_private.key`),
  });
  const api = axios.create({ baseURL: 'https://apps-in-toss-api.toss.im', httpsAgent, timeout: 10_000 });
  return {
    async order(orderId: string) {
      const { data } = await api.post('/api-partner/v1/apps-in-toss/order/get-order-status', { orderId });
      if (data.resultType !== 'SUCCESS') throw new Error(data.error.errorCode);
      return data.success;
    },
    stop: () => httpsAgent.destroy(),
  };
};
