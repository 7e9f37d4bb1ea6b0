import { request } from 'node:https';
import { tossAgent } from './agent';

export function post(path: string, body: object): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const req = request(
      { host: 'apps-in-toss-api.toss.im', path: `/api-partner/v1/apps-in-toss${path}`, method: 'POST', agent: tossAgent() },
      (res) => {
        const chunks: Buffer[] = [];
        res.on('data', (chunk: Buffer) => chunks.push(chunk));
        res.on('end', () => {
          const envelope = JSON.parse(Buffer.concat(chunks).toString('utf8'));
          if (envelope.resultType === 'SUCCESS') resolve(envelope.success);
          else reject(new Error(envelope.error.errorCode));
        });
      },
    );
    req.setTimeout(10_000, () => req.destroy(new Error('timeout')));
    req.on('error', reject);
    req.end(JSON.stringify(body));
  });
}
