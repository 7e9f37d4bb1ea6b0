import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import type { MtlsAgent } from '../../lib/transport/connection/mtls-agent.js';
import { answer, failureOf, type LabServer, MtlsLab, post } from '../helpers/mtls-lab.js';
import type { Version } from './rig/listener.interface.js';
import { freePorts } from './rig/ports.js';
import { Recorder } from './rig/recorder.js';
import { Tinyproxy, type TinyproxyOptions } from './rig/tinyproxy.js';

const BODY = '{"amount":1000,"memo":"only-for-the-server"}';
/** Letters that tinyproxy takes; others are encoded in test/unit/transport/connection/proxy.spec.ts. */
const PASSWORD = 'passWord4711';

describe('an explicit proxy that others wrote: tinyproxy', () => {
  let lab: MtlsLab;
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'proxy-'));
  });
  beforeEach(async () => {
    lab = await MtlsLab.open();
  });
  afterEach(() => lab.close());
  afterAll(() => rm(folder, { recursive: true, force: true }));

  async function proxyFor(server: LabServer, options: Partial<TinyproxyOptions> = {}): Promise<Tinyproxy> {
    const proxy = await Tinyproxy.start(folder, { allowed: server.port, ...options });
    lab.onClose(() => proxy.close());
    return proxy;
  }

  async function recorderBefore(proxy: Tinyproxy): Promise<Recorder> {
    const recorder = await Recorder.before(proxy.port);
    lab.onClose(() => recorder.close());
    return recorder;
  }

  function agentThrough(server: LabServer, port: number, credentials = ''): MtlsAgent {
    return lab.agent(server.origin, { proxy: { url: `http://${credentials}127.0.0.1:${port}` } });
  }

  /** What a proxy could tell anybody, whatever it wrote down. */
  const secretsIn = (text: string): string[] =>
    ['only-for-the-server', '/pay', 'amount', PASSWORD].filter((secret) => text.includes(secret));

  it.each<[Version, boolean]>([
    ['TLSv1.3', false],
    // The handshake of 1.2 shows the certificates of both sides to whoever passes it on; never the key or the body.
    ['TLSv1.2', true],
  ])(
    'mutual TLS end to end (%s): the body stays hidden, the certificate shows: %s',
    async (version, shows) => {
      const server = await lab.https((_, response) => answer(response), { version });
      const proxy = await proxyFor(server);
      const recorder = await recorderBefore(proxy);
      const agent = agentThrough(server, recorder.port);
      const { status } = await post(agent, server.origin, { body: BODY });
      expect({ status, callers: server.callers }).toEqual({ status: 200, callers: ['my-mini-app'] });
      expect(await proxy.asked()).toEqual([`CONNECT 127.0.0.1:${server.port} HTTP/1.1`]);
      const passed = recorder.bytes.toString('latin1');
      expect(passed).toContain(`CONNECT 127.0.0.1:${server.port}`);
      expect(passed.includes('my-mini-app')).toBe(shows);
      expect(secretsIn(passed + (await proxy.log()))).toEqual([]);
    },
  );

  it('requests share one tunnel, as they share a connection', async () => {
    const server = await lab.https((_, response) => answer(response));
    const proxy = await proxyFor(server);
    const agent = agentThrough(server, proxy.port);
    for (const path of ['/1', '/2', '/3']) await post(agent, server.origin, { path });
    expect(await proxy.asked()).toHaveLength(1);
    expect(server.connections()).toBe(1);
    expect(server.processed).toEqual(['/1', '/2', '/3']);
  });

  it('requests at the same time take a tunnel each, and a new agent makes new ones', async () => {
    const server = await lab.https((_, response) => answer(response));
    const proxy = await proxyFor(server);
    const agent = agentThrough(server, proxy.port);
    await Promise.all(['/1', '/2'].map((path) => post(agent, server.origin, { path })));
    await agent.drain(1_000);
    await post(agentThrough(server, proxy.port), server.origin, { path: '/3' });
    expect(await proxy.asked()).toHaveLength(3);
    expect([...server.processed].sort()).toEqual(['/1', '/2', '/3']);
  });

  it('that denies the port: not sent, and the proxy is named', async () => {
    const server = await lab.https((_, response) => answer(response));
    const [other = 0] = await freePorts(1);
    const proxy = await proxyFor(server, { allowed: other });
    const failure = await failureOf(post(agentThrough(server, proxy.port), server.origin));
    expect(failure).toMatchObject({ code: 'AIT_PROXY_REFUSED', outcome: 'not-sent' });
    expect(failure.message).toContain('HTTP 403');
    expect(server.connections()).toBe(0);
  });

  it('that cannot reach the server: not sent, and the proxy is named', async () => {
    const server = await lab.https((_, response) => answer(response));
    const proxy = await proxyFor(server);
    server.server.close();
    const failure = await failureOf(post(agentThrough(server, proxy.port), server.origin));
    expect(failure).toMatchObject({ code: 'AIT_PROXY_FAILED', outcome: 'not-sent' });
    expect(server.connections()).toBe(0);
  });

  describe('that asks for a password', () => {
    it.each([
      ['none', ''],
      ['a wrong one', `user:${encodeURIComponent(`${PASSWORD}-not`)}@`],
    ])('and gets %s: not sent, AIT_PROXY_AUTH, and no error repeats it', async (_, credentials) => {
      const server = await lab.https((_request, response) => answer(response));
      const proxy = await proxyFor(server, { credentials: ['user', PASSWORD] });
      const agent = agentThrough(server, proxy.port, credentials);
      const failure = await failureOf(post(agent, server.origin));
      expect(failure).toMatchObject({ code: 'AIT_PROXY_AUTH', outcome: 'not-sent' });
      const printed = inspect([failure, agent], { depth: 8, showHidden: true }) + JSON.stringify(failure);
      for (const form of [PASSWORD, base64(`user:${PASSWORD}-not`).slice(0, -4)])
        expect(printed).not.toContain(form);
      expect({ connections: server.connections(), processed: server.processed }).toEqual({
        connections: 0,
        processed: [],
      });
    });

    it('and gets the right one: through, and the server never sees it', async () => {
      const server = await lab.https((request, response) =>
        answer(response, JSON.stringify(request.rawHeaders)),
      );
      const proxy = await proxyFor(server, { credentials: ['user', PASSWORD] });
      const agent = agentThrough(server, proxy.port, `user:${encodeURIComponent(PASSWORD)}@`);
      const { status, body } = await post(agent, server.origin);
      expect(status).toBe(200);
      expect(body.toString().toLowerCase()).not.toContain('proxy-authorization');
      expect(await proxy.log()).not.toContain(PASSWORD);
    });
  });

  it('that is down: not sent', async () => {
    const server = await lab.https((_, response) => answer(response));
    const proxy = await proxyFor(server);
    await proxy.close();
    const failure = await failureOf(post(agentThrough(server, proxy.port), server.origin));
    expect(failure).toMatchObject({ code: 'AIT_PROXY_UNREACHABLE', outcome: 'not-sent' });
    expect(server.connections()).toBe(0);
  });

  it('that dies while the server works on the request: unknown, for it was processed', async () => {
    const held = new Promise<ServerResponse>((resolve) => {
      opened = resolve;
    });
    const server = await lab.https((_, response) => opened(response));
    const proxy = await proxyFor(server);
    const pending = failureOf(post(agentThrough(server, proxy.port), server.origin));
    await held;
    await proxy.close();
    expect(await pending).toMatchObject({ code: 'AIT_NET_RESET', outcome: 'unknown' });
    expect(server.processed).toEqual(['/pay']);
  });
  let opened: (response: ServerResponse) => void;

  it('that dies in the middle of an answer: unknown, and cut off', async () => {
    const server = await lab.https((_, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('half');
    });
    const proxy = await proxyFor(server);
    const agent = agentThrough(server, proxy.port);
    let headed: () => void = () => undefined;
    const head = new Promise<void>((resolve) => (headed = resolve));
    const pending = failureOf(post(agent, server.origin, { observer: { onResponse: () => headed() } }));
    await head;
    await proxy.close();
    expect(await pending).toMatchObject({ code: 'AIT_RESPONSE_TRUNCATED', outcome: 'unknown' });
    expect(server.processed).toEqual(['/pay']);
  });

  it('that dies between two requests: the second is not sent into the dead tunnel', async () => {
    const server = await lab.https((_, response) => answer(response));
    const proxy = await proxyFor(server);
    const agent = agentThrough(server, proxy.port);
    await post(agent, server.origin, { path: '/1' });
    const [idle] = Object.values(agent.freeSockets).flat();
    const gone = once(idle!, 'close');
    await proxy.close();
    await gone;
    const failure = await failureOf(post(agent, server.origin, { path: '/2' }));
    expect(failure).toMatchObject({ code: 'AIT_PROXY_UNREACHABLE', outcome: 'not-sent' });
    expect(server.processed).toEqual(['/1']);
  });

  it('that dies in the handshake: not sent', async () => {
    // The server takes the connection and never speaks TLS.
    let arrived: () => void = () => undefined;
    const arrival = new Promise<void>((resolve) => (arrived = resolve));
    const mute = await lab.tcp((socket) => socket.once('data', () => arrived()));
    const server = { port: Number(new URL(mute.origin).port), origin: mute.origin } as LabServer;
    const proxy = await proxyFor(server);
    const pending = failureOf(post(agentThrough(server, proxy.port), server.origin));
    await arrival;
    await proxy.close();
    expect(await pending).toMatchObject({ code: 'AIT_NET_HANDSHAKE_RESET', outcome: 'not-sent' });
  });
});

function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}
