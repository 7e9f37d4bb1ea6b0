import { once } from 'node:events';
import type { Socket } from 'node:net';
import { answer, failureOf, MtlsLab, post } from '../../../helpers/mtls-lab.js';

describe('warm connections', () => {
  let lab: MtlsLab;

  beforeAll(async () => {
    lab = await MtlsLab.open();
  });
  afterEach(() => lab.close());

  it('serve the first requests without another handshake', async () => {
    const server = await lab.https((_, response) => answer(response));
    const agent = lab.agent(server.origin);
    expect(await agent.warm(server.origin, 3)).toBe(3);
    expect({ open: agent.openSockets, connections: server.connections() }).toEqual({
      open: 3,
      connections: 3,
    });
    await Promise.all(['/1', '/2', '/3'].map((path) => post(agent, server.origin, { path })));
    expect(server.connections()).toBe(3);
    expect([...server.processed].sort()).toEqual(['/1', '/2', '/3']);
  });

  it('the first goes ahead and the others resume its session', async () => {
    const server = await lab.https((_, response) => answer(response));
    const resumed: boolean[] = [];
    server.server.on('secureConnection', (socket) => resumed.push(socket.isSessionReused()));
    const agent = lab.agent(server.origin);
    await agent.warm(server.origin, 4);
    await Promise.all(['/1', '/2', '/3', '/4'].map((path) => post(agent, server.origin, { path })));
    expect(resumed).toEqual([false, true, true, true]);
  });

  it('are dropped after the idle time', async () => {
    const server = await lab.https((_, response) => answer(response));
    const agent = lab.agent(server.origin, { idleTimeout: 20 });
    // From its first moment on: it may be over before `warm()` returns.
    const closed = new Promise<void>((resolve) => {
      server.server.once('secureConnection', (socket: Socket) => {
        // With or without an error: a connection closed before all was read from it ends in a reset.
        socket.on('error', () => undefined).once('close', () => resolve());
      });
    });
    await agent.warm(server.origin, 1);
    await closed;
    await post(agent, server.origin);
    expect(server.connections()).toBe(2);
  });

  it('one that broke while it waited is not handed out', async () => {
    const server = await lab.https((_, response) => answer(response));
    const agent = lab.agent(server.origin);
    const opened = once(server.server, 'secureConnection');
    await agent.warm(server.origin, 1);
    const [socket] = await opened;
    socket.end();
    await once(socket, 'close');
    expect((await post(agent, server.origin)).status).toBe(200);
    expect(server.connections()).toBe(2);
  });

  it('end with the agent', async () => {
    const server = await lab.https((_, response) => answer(response));
    const agent = lab.agent(server.origin);
    await agent.warm(server.origin, 2);
    await agent.drain(1_000);
    expect(agent.openSockets).toBe(0);
    expect(await failureOf(post(agent, server.origin))).toMatchObject({ code: 'AIT_AGENT_CLOSED' });
  });

  it('a server that cannot be reached yields none, and a foreign host is not tried', async () => {
    const server = await lab.https((_, response) => answer(response));
    const agent = lab.agent('https://apps-in-toss-api.toss.im');
    expect(await agent.warm(server.origin, 2)).toBe(0);
    expect(server.connections()).toBe(0);
    const { origin } = await lab.tcp((socket) => socket.destroy());
    expect(await lab.agent(origin).warm(origin, 2)).toBe(0);
  });
});
