// An https server that demands client certificates, for the table of diagnoses; a process of its own, so that it can
// be stopped. Reads its listeners from a file and writes the path of every request it has read to stdout.
import { readFileSync } from 'node:fs';
import { createServer as createPlainServer } from 'node:http';
import { createServer } from 'node:https';

for (const wanted of JSON.parse(readFileSync(process.argv[2], 'utf8'))) {
  const [host, port] = wanted.address.split(':');
  (wanted.cert ? createServer(tlsOptions(wanted), answer) : createPlainServer(answer)).listen(
    Number(port),
    host,
  );
}

function tlsOptions({ cert, key, ca, crl, version }) {
  return {
    cert: readFileSync(cert),
    key: readFileSync(key),
    ca: readFileSync(ca),
    crl: readFileSync(crl),
    requestCert: true,
    rejectUnauthorized: true,
    minVersion: version,
    maxVersion: version,
    ...(version === 'TLSv1.1' && { ciphers: 'DEFAULT@SECLEVEL=0' }),
  };
}

function answer(request, response) {
  request.on('error', () => undefined);
  request.on('end', () => {
    process.stdout.write(`processed ${request.url}\n`);
    response.setHeader('content-type', 'application/json').end('{"ok":true}');
  });
  request.resume();
}
