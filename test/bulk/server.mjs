// A slim Apps in Toss for test/bulk/soak.mjs: mutual TLS, a count for each person, and answers that fail, get lost and
// come late. Told over IPC how to begin; tells its port, and at last the counts.
import { createServer } from 'node:https';

const PAGE = '<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>';
let counts;
const fates = {};

process.on('message', ({ begin, identity, recipients, seed }) => {
  if (!begin) {
    // A million counts are more than a pipe holds: not gone before they are.
    process.send({ fates, counts: Buffer.from(counts).toString('base64') }, () => process.exit(0));
    return;
  }
  counts = new Uint8Array(recipients + 1);
  const next = random(seed);
  const server = createServer(
    { ...identity, requestCert: true, rejectUnauthorized: true },
    (request, response) => answer(request, response, fateOf(next())),
  );
  server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));
});

/** Which end a request has, each with its share. */
const FATES = [
  ['refused', 0.05],
  ['limited', 0.005],
  ['cut before it was read', 0.04],
  ['cut after it was done', 0.05],
  ['page of a gateway after it was done', 0.05],
  ['half an answer', 0.04],
  ['late', 0.05],
];

function fateOf(number) {
  let rest = number;
  for (const [fate, share] of FATES) {
    rest -= share;
    if (rest < 0) return fate;
  }
  return 'done';
}

async function answer(request, response, fate) {
  fates[fate] = (fates[fate] ?? 0) + 1;
  if (fate === 'cut before it was read') return void request.socket.destroy();
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  if (fate === 'refused') return json(response, { resultType: 'FAIL', error: { errorCode: '9999' } });
  if (fate === 'limited')
    return json(response, {
      resultType: 'FAIL',
      error: { errorCode: '4095', data: { retryAfterSeconds: 1 } },
    });
  const { contextList } = JSON.parse(Buffer.concat(chunks));
  for (const { userKey } of contextList) counts[userKey] += 1;
  if (fate === 'cut after it was done') return void request.socket.destroy();
  if (fate === 'page of a gateway after it was done') {
    response.writeHead(502, { 'content-type': 'text/html', 'content-length': PAGE.length });
    return void response.end(PAGE);
  }
  if (fate === 'late') await new Promise((resolve) => setTimeout(resolve, 50));
  const fail = { sentPush: [{ contentId: 'c', reachedFailReason: 'OFF' }] };
  json(
    response,
    { resultType: 'SUCCESS', success: { msgCount: contextList.length, fail } },
    fate === 'half an answer',
  );
}

function json(response, body, isHalf = false) {
  const bytes = Buffer.from(JSON.stringify(body));
  response.writeHead(200, {
    'content-type': 'application/json;charset=UTF-8',
    'content-length': bytes.length,
  });
  if (isHalf) response.write(bytes.subarray(0, bytes.length >> 1), () => response.destroy());
  else response.end(bytes);
}

/** The same numbers in every run (mulberry32). */
function random(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
