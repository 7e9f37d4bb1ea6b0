import { once } from 'node:events';
import { connect } from 'node:net';
import { httpServiceFor } from '../../../helpers/http-service-lab.js';
import { failureOf, MtlsLab } from '../../../helpers/mtls-lab.js';

describe('requests whose time ends while they wait for a connection', () => {
  let lab: MtlsLab;
  beforeAll(async () => {
    lab = await MtlsLab.open();
  });
  afterEach(() => lab.close());

  it('fail as not sent, and no connection is opened for them afterwards', async () => {
    let connections = 0;
    // Accepts, and never answers a handshake.
    const { origin, port } = await lab.tcp((socket) => {
      connections += 1;
      socket.resume();
    });
    const { http, agents } = httpServiceFor(lab, origin, { deadline: 150 });
    const calls = Array.from({ length: 60 }, (_, at) => failureOf(http.axiosRef.post(`/pay/${at}`, {})));
    for (const { cause } of await Promise.all(calls)) expect(cause).toMatchObject({ outcome: 'not-sent' });
    const settled = await accepted(port, () => connections);
    for (let turn = 0; turn < 50; turn += 1) await new Promise(setImmediate);
    // One more than before, and that is the one of this test.
    expect(await accepted(port, () => connections)).toBe(settled + 1);
    expect(agents.active.openSockets).toBeLessThanOrEqual(settled);
    agents.cut(lab.client);
  });

  /** How many connections came: they are accepted in turn, so one of our own that is in has none before it left. */
  async function accepted(port: number, count: () => number): Promise<number> {
    const before = count();
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    while (count() === before) await new Promise(setImmediate);
    socket.destroy();
    return count();
  }
});
