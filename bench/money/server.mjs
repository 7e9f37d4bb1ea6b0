// A slim Apps in Toss for the benchmark of money: mutual TLS, answers that never fail, so that the client is the
// bottleneck. Started with the certificates on standard input; prints its port.
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:https';

const { cert, key, ca } = JSON.parse(await text(process.stdin));

const report = { msgCount: 0, sentPushCount: 0, detail: { sentPush: [] }, fail: {} };
const ANSWERS = {
  'get-key': () => ({ key: randomBytes(24).toString('base64') }),
  'execute-promotion': (body) => ({ key: JSON.parse(body).key }),
  'execution-result': () => 'SUCCESS',
  'send-bulk-message': () => report,
};

const server = createServer(
  { cert, key, ca, requestCert: true, rejectUnauthorized: true, keepAliveTimeout: 60_000 },
  async (request, response) => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const answer = ANSWERS[request.url.split('/').at(-1)](Buffer.concat(chunks));
    const body = JSON.stringify({ resultType: 'SUCCESS', success: answer, error: null });
    response.writeHead(200, {
      'content-type': 'application/json;charset=UTF-8',
      'content-length': Buffer.byteLength(body),
    });
    response.end(body);
  },
);
server.listen(0, '127.0.0.1', () => console.log(server.address().port));
process.on('SIGTERM', () => process.exit(0));

async function text(stream) {
  let read = '';
  for await (const chunk of stream) read += chunk;
  return read;
}
