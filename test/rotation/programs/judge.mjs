// The judge: a server that demands client certificates and writes down, for every request, under which certificate it
// came. A process of its own, so that it sees what goes over the wire and nothing of the client's memory. Behind a
// gateway (`tls` absent) it is told the serial number in a header.
//
// A request says in its query what the client believed when it began it (`g`), how long to take (`slow`) and, if that is
// to be known, which one it is (`id`).
import { constants } from 'node:crypto';
import { createServer as createPlainServer } from 'node:http';
import { createServer } from 'node:https';

const ANSWER = Buffer.from('{"resultType":"SUCCESS","success":{"answered":true}}');

/** Open connections and the serial number each of them showed. */
const connections = new Map();
/** `<serial> <g>` → requests. */
const seen = new Map();
/** `<serial>` → when the last request under it arrived, on the clock that all processes of a machine share. */
const lastArrival = new Map();
const disabled = new Set();
/** Requests that say which they are, and how many of them came more than once. */
const known = new Set();
let twice = 0;
let renew;
let held;
let answerMs = 0;
let total = 0;
let most = 0;

process.on('message', async ({ id, name, value }) => {
  process.send({ id, answer: await commands[name](value) });
});
process.on('disconnect', () => process.exit());

const commands = {
  start({ tls, version, resumes = true, answerMs: each = 0 }) {
    answerMs = each;
    const options = {
      ...tls,
      minVersion: version,
      maxVersion: version,
      ...(!resumes && { secureOptions: constants.SSL_OP_NO_TICKET }),
    };
    const server = tls
      ? createServer({ ...options, requestCert: true, rejectUnauthorized: true }, judge)
      : createPlainServer(judge);
    renew = (crl) => server.setSecureContext({ ...options, crl });
    server.on('secureConnection', welcome);
    server.on('tlsClientError', () => undefined);
    server.keepAliveTimeout = 30_000;
    return new Promise((resolve) =>
      server.listen(0, '127.0.0.1', 4_096, () => resolve(server.address().port)),
    );
  },
  /** Answers wait until `release`. */
  hold() {
    held = [];
  },
  release() {
    const waiting = held ?? [];
    held = undefined;
    for (const answer of waiting) answer();
    return waiting.length;
  },
  holding: () => held?.length ?? 0,
  /** From now on a connection under it is ended after its next answer. */
  disable: (serial) => void disabled.add(serial),
  /** From now on the handshakes of what this list holds are refused: Node cuts the connection, without an alert. */
  revoke: (crl) => renew(crl),
  report: () => ({
    seen: [...seen],
    lastArrival: [...lastArrival],
    total,
    twice,
    open: connections.size,
    most,
  }),
  /** Everything read so far under a certificate, on connections that are closed as well. */
  bytes: (serial) => bytesUnder(serial),
  clear() {
    seen.clear();
    lastArrival.clear();
    known.clear();
    total = 0;
    twice = 0;
    most = connections.size;
  },
};

const bytesOfClosed = new Map();

function bytesUnder(serial) {
  let bytes = bytesOfClosed.get(serial) ?? 0;
  for (const [socket, its] of connections) if (its === serial) bytes += socket.bytesRead;
  return bytes;
}

function welcome(socket) {
  const serial = socket.getPeerCertificate().serialNumber;
  connections.set(socket, serial);
  most = Math.max(most, connections.size);
  socket.on('error', () => undefined);
  socket.once('close', () => {
    connections.delete(socket);
    bytesOfClosed.set(serial, (bytesOfClosed.get(serial) ?? 0) + socket.bytesRead);
  });
}

function judge(request, response) {
  const serial = connections.get(request.socket) ?? normal(request.headers['x-client-serial']);
  const query = new URLSearchParams(request.url.split('?')[1]);
  const key = `${serial} ${query.get('g')}`;
  seen.set(key, (seen.get(key) ?? 0) + 1);
  lastArrival.set(serial, String(process.hrtime.bigint()));
  total += 1;
  const id = query.get('id');
  if (id && known.has(id)) twice += 1;
  else if (id) known.add(id);
  request.on('error', () => undefined);
  request.resume().on('end', () => {
    const answer = () => {
      if (response.destroyed) return;
      if (disabled.has(serial)) response.setHeader('connection', 'close');
      response.setHeader('content-type', 'application/json').end(ANSWER);
    };
    const slow = Number(query.get('slow') ?? answerMs);
    if (held && query.get('hold')) held.push(answer);
    else if (slow > 0) setTimeout(answer, slow);
    else answer();
  });
}

/** nginx and HAProxy write it without leading zeros, or in lower case. */
function normal(serial) {
  return String(serial).toUpperCase();
}
