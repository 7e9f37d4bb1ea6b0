import { request } from 'node:https';
import { CERT, KEY } from './certificate';

export function orderStatus(orderId: string): Promise<{ status: string }> {
  return new Promise((resolve, reject) => {
    const req = request(
      {
        hostname: 'apps-in-toss-api.toss.im',
        path: '/api-partner/v1/apps-in-toss/order/get-order-status',
        method: 'POST',
        cert: CERT,
        key: KEY,
      },
      (res) => {
        let text = '';
        res.on('data', (chunk) => (text += chunk));
        res.on('end', () => (res.statusCode === 200 ? resolve(JSON.parse(text).success) : reject(new Error(text))));
      },
    );
    req.on('error', reject);
    req.end(JSON.stringify({ orderId }));
  });
}
