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
    const from: Array<number | undefined> = [];
    // Accepts, and never answers a handshake.
    const { origin, port } = await lab.tcp((socket) => {
      from.push(socket.remotePort);
      socket.resume();
    });
    const { http, agents } = httpServiceFor(lab, origin, { deadline: 150 });
    const calls = Array.from({ length: 60 }, (_, at) => failureOf(http.axiosRef.post(`/pay/${at}`, {})));
    for (const { cause } of await Promise.all(calls)) expect(cause).toMatchObject({ outcome: 'not-sent' });
    const settled = await accepted(port, from);
    for (let turn = 0; turn < 50; turn += 1) await new Promise(setImmediate);
    // One more than before, and that is the one of this test.
    expect(await accepted(port, from)).toBe(settled + 1);
    expect(agents.active.openSockets).toBeLessThanOrEqual(settled);
    agents.cut(lab.client);
  });

  /** How many connections came: they are accepted in turn, so once one of our own is in, none before it is left. */
  async function accepted(port: number, from: ReadonlyArray<number | undefined>): Promise<number> {
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    while (!from.includes(socket.localPort)) await new Promise(setImmediate);
    socket.destroy();
    return from.length;
  }
});
