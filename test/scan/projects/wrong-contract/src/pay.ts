import axios from 'axios';
import { createClient } from './create-client';

const toss = createClient();

export async function open(userKey: number, orderNo: string, amount: number) {
  const { data } = await toss.post(
    'https://apps-in-toss-api.toss.im/api-partner/v1/apps-in-toss/pay/make-payment',
    { orderNo, amount, amountTaxFree: 0, productDesc: 'coffee', isTestPayment: false },
    { headers: { 'x-user-key': userKey } },
  );
  if (data.resultType !== 'SUCCESS') throw new Error(data.error.reason);
  const { payToken } = data;
  return payToken;
}

export async function login(authorizationCode: string, referrer: string) {
  const response = await toss.post(
    'http://apps-in-toss-api.toss.im/api-partner/v1/apps-in-toss/user/oauth2/generate-token',
    { authorizationCode, referrer },
  );
  const { resultType, error } = response.data;
  if (resultType !== 'SUCCESS') throw new Error(error.code);
  return response.data.accessToken;
}

export const ping = () => axios.get('https://apps-in-toss-api-toss.im/health');
