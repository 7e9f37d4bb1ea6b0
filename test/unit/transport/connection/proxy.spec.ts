import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { answer, failureOf, MtlsLab, post } from '../../../helpers/mtls-lab.js';

/** A forward proxy that counts tunnels and keeps what it could read. */
async function forwardProxy(lab: MtlsLab, judge: (request: IncomingMessage) => number = () => 200) {
  const tunnels: string[] = [];
  const overheard: Buffer[] = [];
  const server = createServer((_, response) => response.writeHead(403).end('no'));
  const open = new Set<Socket>();
  server.on('connect', (request: IncomingMessage, client: Socket) => {
    tunnels.push(request.url ?? '');
    const status = judge(request);
    if (status !== 200) return void client.end(`HTTP/1.1 ${status} No\r\n\r\n`);
    const [host, port] = (request.url ?? '').split(':');
    const upstream = connect(Number(port), host, () => client.write('HTTP/1.1 200 OK\r\n\r\n'));
    for (const socket of [client, upstream]) {
      open.add(socket);
      socket.on('error', () => undefined).on('close', () => open.delete(socket));
      socket.on('data', (chunk: Buffer) => overheard.push(chunk));
    }
    client.pipe(upstream).pipe(client);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  lab.onClose(() => {
    for (const socket of open) socket.destroy();
    server.close();
  });
  return { port: (server.address() as AddressInfo).port, tunnels, overheard, open };
}

describe('an explicit proxy', () => {
  let lab: MtlsLab;

  beforeAll(async () => {
    lab = await MtlsLab.open();
  });
  afterEach(() => lab.close());

  it('tunnels: mutual TLS end to end, and the proxy reads neither certificate nor body', async () => {
    const server = await lab.https((_, response) => answer(response));
    const proxy = await forwardProxy(lab);
    const agent = lab.agent(server.origin, { proxy: { url: `http://127.0.0.1:${proxy.port}` } });
    for (const path of ['/1', '/2'])
      await post(agent, server.origin, { path, body: '{"secret":"토스 포인트"}' });
    expect(server.callers).toEqual(['my-mini-app', 'my-mini-app']);
    expect(proxy.tunnels).toEqual([`127.0.0.1:${server.port}`]);
    const heard = Buffer.concat(proxy.overheard).toString('latin1');
    expect(heard).not.toContain('my-mini-app');
    expect(heard).not.toContain('secret');
  });

  it('shows its credentials to the proxy, and only to it', async () => {
    const server = await lab.https((request, response) => answer(response, JSON.stringify(request.headers)));
    const proxy = await forwardProxy(lab, ({ headers }) =>
      headers['proxy-authorization'] === `Basic ${Buffer.from('user:p@ss').toString('base64')}` ? 200 : 407,
    );
    const agent = lab.agent(server.origin, { proxy: { url: `http://user:p%40ss@127.0.0.1:${proxy.port}` } });
    const { body } = await post(agent, server.origin);
    expect(body.toString()).not.toContain('proxy-authorization');
  });

  it.each([
    ['wants other credentials', 407, 'AIT_PROXY_AUTH'],
    ['wants other credentials and says so as tinyproxy does', 401, 'AIT_PROXY_AUTH'],
    ['refuses the tunnel', 403, 'AIT_PROXY_REFUSED'],
    ['cannot reach the server', 502, 'AIT_PROXY_FAILED'],
  ])('that %s: not sent, and the proxy is named', async (_, status, code) => {
    const server = await lab.https((_request, response) => answer(response));
    const proxy = await forwardProxy(lab, () => status);
    const agent = lab.agent(server.origin, { proxy: { url: `http://127.0.0.1:${proxy.port}` } });
    expect(await failureOf(post(agent, server.origin))).toMatchObject({ code, outcome: 'not-sent' });
    expect(server.connections()).toBe(0);
  });

  it('that is down: not sent', async () => {
    const server = await lab.https((_, response) => answer(response));
    const dead = await lab.tcp((socket) => socket.destroy());
    const agent = lab.agent(server.origin, { proxy: { url: dead.origin.replace('https', 'http') } });
    expect(await failureOf(post(agent, server.origin))).toMatchObject({
      code: 'AIT_PROXY_UNREACHABLE',
      outcome: 'not-sent',
    });
  });

  it('that stays silent ends with the handshake limit', async () => {
    const silent = await lab.tcp(() => undefined);
    const agent = lab.agent(silent.origin, {
      proxy: { url: silent.origin.replace('https', 'http') },
      handshakeTimeout: 30,
    });
    expect(await failureOf(post(agent, silent.origin))).toMatchObject({ code: 'AIT_NET_HANDSHAKE_TIMEOUT' });
  });

  it('cutting the agent closes the tunnels, the half-open ones too', async () => {
    const server = await lab.https((_, response) => answer(response));
    const proxy = await forwardProxy(lab);
    const agent = lab.agent(server.origin, { proxy: { url: `http://127.0.0.1:${proxy.port}` } });
    await post(agent, server.origin);
    const closed = [...proxy.open].map((socket) => once(socket, 'close'));
    agent.cut();
    await Promise.all(closed);
    const silent = await lab.tcp(() => undefined);
    const waiting = lab.agent(server.origin, { proxy: { url: silent.origin.replace('https', 'http') } });
    const pending = failureOf(post(waiting, server.origin));
    waiting.cut();
    expect(await pending).toMatchObject({ code: 'AIT_AGENT_CLOSED', outcome: 'not-sent' });
  });
});
