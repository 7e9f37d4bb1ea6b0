import { EventEmitter, once } from 'node:events';
import type { Duplex } from 'node:stream';
import { inspect } from 'node:util';
import type { MtlsAgent } from '../../../../lib/transport/connection/mtls-agent.js';
import { answer, failureOf, MtlsLab, post } from '../../../helpers/mtls-lab.js';

function idleSocket(agent: MtlsAgent): Duplex {
  const [socket] = Object.values(agent.freeSockets).flat();
  if (!socket) throw new Error('expected an idle socket');
  return socket;
}

describe('MtlsAgent', () => {
  let lab: MtlsLab;

  beforeAll(async () => {
    lab = await MtlsLab.open();
  });
  afterEach(() => lab.close());

  it('presents its certificate and keeps the connection', async () => {
    const server = await lab.https((_, response) => answer(response));
    const agent = lab.agent(server.origin);
    for (const path of ['/1', '/2', '/3']) await post(agent, server.origin, { path });
    expect(server.callers).toEqual(['my-mini-app', 'my-mini-app', 'my-mini-app']);
    expect(server.connections()).toBe(1);
  });

  it('resumes the TLS session on a new connection', async () => {
    const server = await lab.https((_, response) => answer(response));
    const agent = lab.agent(server.origin);
    await post(agent, server.origin);
    const idle = idleSocket(agent);
    idle.destroy();
    await once(idle, 'close');
    const resumed = once(server.server, 'secureConnection');
    await post(agent, server.origin);
    const [socket] = (await resumed) as [{ isSessionReused(): boolean }];
    expect(socket.isSessionReused()).toBe(true);
    expect(server.callers).toEqual(['my-mini-app', 'my-mini-app']);
  });

  it('opens no socket to a host it was not made for', async () => {
    const decoy = await lab.https((_, response) => answer(response));
    const agent = lab.agent('https://apps-in-toss-api.toss.im');
    expect(await failureOf(post(agent, decoy.origin))).toMatchObject({
      code: 'AIT_HOST_NOT_ALLOWED',
      outcome: 'not-sent',
      side: 'local',
    });
    expect(decoy.connections()).toBe(0);
  });

  it('verifies the server even when the process says not to', async () => {
    const other = await MtlsLab.open();
    lab.onClose(() => other.close());
    const impostor = await other.https((_, response) => answer(response));
    const before = process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
    process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0';
    try {
      expect(await failureOf(post(lab.agent(impostor.origin), impostor.origin))).toMatchObject({
        code: 'AIT_TLS_SERVER_UNTRUSTED',
      });
    } finally {
      if (before === undefined) delete process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
      else process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = before;
    }
    expect(impostor.processed).toHaveLength(0);
  });

  it('drains: requests in flight finish, idle connections close, nothing is kept', async () => {
    const gate = new EventEmitter();
    const held = once(gate, 'open');
    const server = await lab.https((request, response) => {
      void (request.url === '/slow' ? held.then(() => answer(response)) : answer(response));
    });
    const agent = lab.agent(server.origin);
    const arrived = once(server.server, 'secureConnection');
    const slow = post(agent, server.origin, { path: '/slow' });
    await arrived;
    await post(agent, server.origin, { path: '/quick' });
    expect(agent.openSockets).toBe(2);
    const drained = agent.drain(5_000);
    expect(
      Object.values(agent.freeSockets)
        .flat()
        .filter((socket) => !socket?.destroyed),
    ).toEqual([]);
    gate.emit('open');
    expect((await slow).status).toBe(200);
    await drained;
    expect(agent.openSockets).toBe(0);
    expect(await failureOf(post(agent, server.origin))).toMatchObject({
      code: 'AIT_AGENT_CLOSED',
      outcome: 'not-sent',
    });
  });

  it('drains no longer than it may', async () => {
    const server = await lab.https(() => undefined);
    const agent = lab.agent(server.origin);
    const arrived = once(server.server, 'secureConnection');
    const stuck = failureOf(post(agent, server.origin));
    await arrived;
    await agent.drain(20);
    expect(await stuck).toMatchObject({ code: 'AIT_AGENT_CLOSED' });
  });

  it('cuts: in flight, idle and in the handshake, all end at once', async () => {
    const server = await lab.https(() => undefined);
    const silent = await lab.tcp(() => undefined);
    const agent = lab.agent([server.origin, silent.origin]);
    const arrived = once(server.server, 'secureConnection');
    const inFlight = failureOf(post(agent, server.origin));
    const inHandshake = failureOf(post(agent, silent.origin));
    await arrived;
    agent.cut();
    expect(await inHandshake).toMatchObject({ code: 'AIT_AGENT_CLOSED', outcome: 'not-sent' });
    expect(await inFlight).toMatchObject({ code: 'AIT_AGENT_CLOSED', outcome: 'unknown' });
    expect(await failureOf(post(agent, server.origin))).toMatchObject({ code: 'AIT_AGENT_CLOSED' });
  });

  it('drops an idle connection before a server would', async () => {
    const server = await lab.https((_, response) => answer(response));
    const agent = lab.agent(server.origin, { idleTimeout: 30 });
    await post(agent, server.origin);
    await once(idleSocket(agent), 'close');
    expect(agent.openSockets).toBe(0);
  });

  it('has no key in the names of its pools, nor anywhere else', async () => {
    const server = await lab.https((_, response) => answer(response));
    const agent = lab.agent(server.origin);
    await post(agent, server.origin);
    expect(Object.keys(agent.freeSockets)).toEqual([`127.0.0.1:${server.port}`]);
    expect(inspect(agent, { depth: Infinity, showHidden: true })).not.toContain('PRIVATE KEY');
  });
});
