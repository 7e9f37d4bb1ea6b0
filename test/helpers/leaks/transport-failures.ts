import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { diagnose } from '../../../lib/transport/diagnosis/diagnose.js';
import type { MtlsAgent, MtlsAgentOptions } from '../../../lib/transport/connection/mtls-agent.js';
import { answer, type MtlsLab, post, type ServerOptions } from '../mtls-lab.js';
import { createAuthority, type KeyPair } from '../pki.js';
import { failures, type Suspects } from './tried.js';

const DAY_MS = 86_400_000;

/** Everything that can happen to a request on its way, under a certificate of this key. */
export async function transportFailures(lab: MtlsLab, keys: KeyPair, password: string): Promise<Suspects> {
  const certificate = await lab.certificate({ keys });
  const agent = (origin: string, options: Partial<MtlsAgentOptions> = {}): MtlsAgent =>
    lab.agent(origin, { certificate, ...options });
  const sent = async (origin: string, options?: Partial<MtlsAgentOptions>, request?: object) =>
    post(agent(origin, options), origin, request);
  const server = await lab.https((_, response) => answer(response));
  const silent = await lab.tcp(() => undefined);
  const closed = await closedPort();
  const serverWith = async (options: ServerOptions) =>
    (await lab.https((_, response) => answer(response), options)).origin;
  const identity = (options: object) =>
    lab.authority.issue({ eku: 'serverAuth', altNames: ['127.0.0.1'], ...options });
  const expired = await lab.certificate({ keys, validFrom: new Date(Date.now() - 3 * DAY_MS), days: 1 });
  const early = await lab.certificate({ keys, validFrom: new Date(Date.now() + 2 * DAY_MS) });
  const stranger = await createAuthority();
  const alert = async (number: number): Promise<string> =>
    (
      await lab.tcp((socket) =>
        socket.once('data', () => socket.end(Buffer.from([21, 3, 3, 0, 2, 2, number]))),
      )
    ).origin;
  const proxied = (port: number): Partial<MtlsAgentOptions> => ({
    proxy: { url: `http://user:${password}@127.0.0.1:${port}` },
  });
  const calls: Record<string, () => Promise<unknown>> = {
    'port closed': () => sent(closed.origin),
    'name unknown': () => sent('https://no-such-host.invalid'),
    'silence in the handshake': () => sent(silent.origin, { handshakeTimeout: 20 }),
    deadline: () => sent(silent.origin, {}, { timeoutMs: 20 }),
    aborted: () => sent(server.origin, {}, { signal: AbortSignal.abort(certificate) }),
    'reset in the handshake': async () =>
      sent((await lab.tcp((socket) => socket.once('data', () => socket.resetAndDestroy()))).origin),
    'not TLS': async () =>
      sent(
        (await lab.tcp((socket) => socket.once('data', () => socket.end('HTTP/1.1 400 x\r\n\r\n')))).origin,
      ),
    'server untrusted': async () =>
      sent(
        await serverWith({ identity: await stranger.issue({ eku: 'serverAuth', altNames: ['127.0.0.1'] }) }),
      ),
    'server of another name': async () =>
      sent(await serverWith({ identity: await identity({ altNames: ['elsewhere.example'] }) })),
    'server expired': async () =>
      sent(
        await serverWith({
          identity: await identity({ validFrom: new Date(Date.now() - 3 * DAY_MS), days: 1 }),
        }),
      ),
    'refused by cutting, TLS 1.2': async () =>
      sent(await serverWith({ version: 'TLSv1.2', clients: stranger })),
    'refused by cutting, TLS 1.3': async () =>
      sent(await serverWith({ version: 'TLSv1.3', clients: stranger })),
    'our certificate expired': () => sent(server.origin, { certificate: expired }),
    'our certificate of tomorrow': () => sent(server.origin, { certificate: early }),
    'host not allowed': () => post(agent('https://elsewhere.example'), server.origin),
    'agent closed': () => {
      const cut = agent(server.origin);
      cut.cut();
      return post(cut, server.origin);
    },
    'certificate revoked': () => {
      const cut = agent(server.origin);
      cut.cut('revoked');
      return post(cut, server.origin);
    },
    'header that HTTP does not allow': () => sent(server.origin, {}, { headers: { 'x-a': 'a\nb' } }),
    'body that fails': () => sent(server.origin, {}, { body: failing() }),
    'connection lost': async () =>
      sent((await lab.https((_, response) => void response.socket?.destroy())).origin),
    'answer cut off': async () =>
      sent(
        (
          await lab.https((_, response) => {
            response.writeHead(200, { 'content-length': '100' });
            response.write('half', () => response.socket?.destroy());
          })
        ).origin,
      ),
    'answer too large': () => sent(server.origin, {}, { maxResponseBytes: 2 }),
    'answer that is no HTTP': async () =>
      sent((await lab.https((_, response) => void response.socket?.end('rubbish\r\n\r\n'))).origin),
    'proxy down': () => sent(server.origin, proxied(closed.port)),
    'proxy refuses': async () => sent(server.origin, proxied(await proxyThatSays(lab, 403))),
    'proxy wants other credentials': async () => sent(server.origin, proxied(await proxyThatSays(lab, 407))),
  };
  for (const [name, number] of Object.entries({ ...ALERTS }))
    calls[`alert: ${name}`] = async () => sent(await alert(number));
  return { ...prefixed(await failures(calls)), ...diagnosed(lab) };
}

/** Numbers of RFC 8446, 6.2. */
const ALERTS = {
  'handshake failure': 40,
  'bad certificate': 42,
  'unsupported certificate': 43,
  'certificate revoked': 44,
  'certificate expired': 45,
  'certificate unknown': 46,
  'unknown authority': 48,
  'access denied': 49,
  'protocol version': 70,
  'internal error': 80,
  'certificate required': 116,
};

/** What no server of ours can bring about, from the errors that Node has for it. */
function diagnosed({ client }: MtlsLab): Suspects {
  const errors = [
    Object.assign(new Error('connect'), { code: 'EHOSTUNREACH', client }),
    Object.assign(new Error('connect'), { code: 'EMFILE', client }),
    Object.assign(new Error('400 The plain HTTP request was sent to HTTPS port'), { client }),
    new Error('something else', { cause: client }),
  ];
  return Object.fromEntries(errors.map((error, at) => [`diagnosis ${at}`, diagnose(error)]));
}

function failing(): Readable {
  return new Readable({ read: () => undefined }).destroy(new Error('disk'));
}

function prefixed(found: Suspects): Suspects {
  return Object.fromEntries(Object.entries(found).map(([name, each]) => [`transport error: ${name}`, each]));
}

async function closedPort(): Promise<{ origin: string; port: number }> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await once(server.close(), 'close');
  return { origin: `https://127.0.0.1:${port}`, port };
}

async function proxyThatSays(lab: MtlsLab, status: number): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  server.on('connect', (_, socket) => socket.end(`HTTP/1.1 ${status} No\r\n\r\n`));
  await once(server, 'listening');
  lab.onClose(() => void server.close());
  return (server.address() as AddressInfo).port;
}
