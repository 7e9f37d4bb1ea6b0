import { Deadline } from '../../lib/foundation/deadline.js';
import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:https';
import { inspect } from 'node:util';
import { ClientCertificate } from '../../lib/certificate/client-certificate.js';
import { AllowedOrigins } from '../../lib/transport/line/allowed-origins.js';
import { exchange } from '../../lib/transport/exchange/exchange.js';
import { MtlsAgent } from '../../lib/transport/connection/mtls-agent.js';

/** Calls a server with our agent or with a stock one, and ends the way it is told to. */
const { origin, files, client, end } = JSON.parse(process.argv[2] ?? '{}') as {
  origin: string;
  files: { cert: string; key: string; ca: string };
  client: 'ours' | 'stock';
  end: string;
};
const [cert, key, ca] = [files.cert, files.key, files.ca].map((file) => readFileSync(file, 'utf8')) as [
  string,
  string,
  string,
];

const agent =
  client === 'ours'
    ? new MtlsAgent({
        certificate: ClientCertificate.parse({ cert, key }, { ca }),
        origins: new AllowedOrigins([origin]),
      })
    : new Agent({ cert, key, ca, keepAlive: true });

/** The answer of the server, or why there is none, as an application would get it. */
async function call(path: string): Promise<unknown> {
  if (agent instanceof MtlsAgent) {
    return exchange({
      agent,
      url: new URL(path, origin),
      method: 'POST',
      headers: {},
      body: '{}',
      deadline: new Deadline(5_000),
      maxResponseBytes: 1_000,
      clock: () => new Date(),
    });
  }
  return new Promise((resolve, reject) => {
    const sent = request(new URL(path, origin), { agent, method: 'POST' }, (answer) => {
      answer.resume().once('end', () => resolve({ request: sent }));
    });
    // As axios and others do: what was asked for hangs on the error.
    sent.once('error', (error) => reject(Object.assign(error, { config: { key }, [`pool of ${key}`]: 1 })));
    sent.end('{}');
  });
}

await call('/ok');
const failed = (await call('/reset').catch((error: unknown) => error)) as Error;
if (end === 'exit') agent.destroy();
if (end === 'warning') {
  process.once('warning', () => agent.destroy());
  process.emitWarning('failed', { detail: inspect(failed, { depth: 8 }) });
}
if (end === 'exception') throw failed;
// The rule is right; this is about those who break it.
// oxlint-disable-next-line no-throw-literal
if (end === 'exception of another kind') throw { failed };
if (end === 'rejection') void Promise.reject(failed);
if (end === 'error event') agent.emit('error', failed);
