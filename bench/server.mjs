// The server of the benchmark: mutual TLS, a minimal HTTP/1.1 on top, so that the client is the bottleneck.
// Started by bench/run.mjs with the certificates on standard input; prints its ports, as JSON: `kept` keeps connections,
// `slow` answers after a
// second, `full` closes after each answer and resumes no session, `resumed` closes after each answer.
import { constants } from 'node:crypto';
import { createServer } from 'node:tls';

const { cert, key, ca } = JSON.parse(await text(process.stdin));
const body = JSON.stringify({
  resultType: 'SUCCESS',
  success: {
    userKey: 443731104,
    scope: 'user_key,user_name,user_email',
    agreedTerms: ['terms_tag1', 'terms_tag2'],
    policy: 'x'.repeat(180),
    certTxId: '0'.repeat(40),
    name: null,
    phone: null,
    birthday: null,
    ci: null,
    di: null,
    gender: null,
    nationality: null,
    email: null,
  },
});
const ports = {
  kept: await listen({ connection: 'keep-alive' }),
  slow: await listen({ connection: 'keep-alive', delayMs: 1_000 }),
  full: await listen({ connection: 'close', secureOptions: constants.SSL_OP_NO_TICKET }),
  resumed: await listen({ connection: 'close' }),
};
console.log(JSON.stringify(ports));
process.on('SIGTERM', () => process.exit(0));

function listen({ connection, secureOptions = 0, delayMs = 0 }) {
  const answer = Buffer.from(
    `HTTP/1.1 200 OK\r\ncontent-type: application/json;charset=UTF-8\r\ncontent-length: ${body.length}\r\n` +
      'date: Mon, 23 Nov 2026 00:00:00 GMT\r\nx-request-id: 0123456789abcdef\r\ncache-control: no-store\r\n' +
      `vary: Origin\r\nserver: bench\r\nx-content-type-options: nosniff\r\nconnection: ${connection}\r\n\r\n` +
      body,
  );
  const server = createServer(
    {
      cert,
      key,
      ca,
      secureOptions,
      requestCert: true,
      rejectUnauthorized: true,
      ALPNProtocols: ['http/1.1'],
    },
    (socket) => {
      socket.setNoDelay(true);
      socket.on('error', () => undefined);
      let pending = '';
      socket.on('data', (chunk) => {
        pending += chunk.toString('latin1');
        for (let end = wholeRequest(pending); end > 0; end = wholeRequest(pending)) {
          pending = pending.slice(end);
          if (delayMs > 0) setTimeout(() => socket.destroyed || socket.write(answer), delayMs);
          else socket.write(answer);
          if (connection === 'close') socket.end();
        }
      });
    },
  );
  server.on('tlsClientError', () => undefined);
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server.address().port)));
}

/** Where the first complete request ends; 0 when there is none. */
function wholeRequest(data) {
  const head = data.indexOf('\r\n\r\n');
  if (head < 0) return 0;
  const length = /\r\ncontent-length: (\d+)/i.exec(data.slice(0, head))?.[1] ?? 0;
  const end = head + 4 + Number(length);
  return data.length >= end ? end : 0;
}

async function text(stream) {
  let read = '';
  for await (const chunk of stream) read += chunk;
  return read;
}
