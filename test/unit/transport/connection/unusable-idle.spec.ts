import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';
import { answer, MtlsLab, post } from '../../../helpers/mtls-lab.js';

describe('connections that wait for a request', () => {
  let lab: MtlsLab;

  beforeAll(async () => {
    lab = await MtlsLab.open();
  });
  afterEach(() => lab.close());

  it('are not handed out when they were destroyed a moment ago', async () => {
    const server = await lab.https((_, response) => answer(response));
    const agent = lab.agent(server.origin);
    await Promise.all([post(agent, server.origin), post(agent, server.origin)]);
    const idle = Object.values(agent.freeSockets).flat();
    expect(idle).toHaveLength(2);
    // The newest is what Node takes first.
    idle.at(-1)?.destroy();
    await expect(post(agent, server.origin)).resolves.toMatchObject({ status: 200 });
    expect(server.connections()).toBe(2);
  });

  it('serve an address in brackets, too', async () => {
    const server = await lab.https((_, response) => answer(response));
    const front = createServer((socket) => {
      const through = connect(server.port, '127.0.0.1');
      for (const each of [socket, through]) each.on('error', () => socket.destroy());
      socket.pipe(through).pipe(socket);
    }).listen(0, '::1');
    await once(front, 'listening');
    lab.onClose(() => void front.close());
    const origin = `https://[::1]:${(front.address() as AddressInfo).port}`;
    const agent = lab.agent(origin);
    expect(await agent.warm(origin, 2)).toBe(2);
    await Promise.all([post(agent, origin), post(agent, origin)]);
    expect(server.connections()).toBe(2);
    agent.cut();
  });
});
