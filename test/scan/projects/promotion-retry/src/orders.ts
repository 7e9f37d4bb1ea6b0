import pRetry from 'p-retry';
import { payPost } from './toss-client.js';

export const confirm = (userKey: number, payToken: string, orderNo: string) =>
  pRetry(() => payPost('/pay/execute-payment', userKey, { payToken, orderNo, isTestPayment: false }), { retries: 3 });

/** A status may be asked for as often as one likes. */
export const status = (userKey: number, payToken: string, orderNo: string) =>
  pRetry(() => payPost('/pay/get-payment-status', userKey, { payToken, orderNo, isTestPayment: false }));
