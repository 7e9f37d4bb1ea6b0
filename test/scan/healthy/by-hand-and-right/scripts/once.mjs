import { readFileSync } from 'node:fs';
import { Agent } from 'node:https';
import axios from 'axios';

async function main() {
  const httpsAgent = new Agent({
    keepAlive: true,
    cert: readFileSync('certs/toss_public.crt'),
    key: readFileSync('certs/toss_private.key'),
  });
  const { data } = await axios.post(
    'https://apps-in-toss-api.toss.im/api-partner/v1/apps-in-toss/order/get-order-status',
    { orderId: process.argv[2] },
    { httpsAgent, timeout: 10_000 },
  );
  console.log(data.resultType, data.success);
}

main();
