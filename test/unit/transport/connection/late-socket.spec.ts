import { once } from 'node:events';
import type { Duplex } from 'node:stream';
import { text } from 'node:stream/consumers';
import { answer, MtlsLab } from '../../../helpers/mtls-lab.js';

/** What a mock does that lets a request pass: it wants a connection in its hand at once. */
describe('a connection that is asked for without a callback', () => {
  let lab: MtlsLab;

  beforeAll(async () => {
    lab = await MtlsLab.open();
  });
  afterEach(() => lab.close());

  const asked = (origin: string, port: number): Duplex =>
    lab.agent(origin).createConnection({ host: '127.0.0.1', port }) as Duplex;

  it('is there at once, and what is written waits for the handshake', async () => {
    const server = await lab.https((_, response) => answer(response));
    const socket = asked(server.origin, server.port);
    socket.write('GET /late HTTP/1.1\r\nhost: 127.0.0.1\r\nconnection: close\r\n\r\n');
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 200 OK[\s\S]*\{"ok":true\}/);
    expect(server.callers).toEqual(['my-mini-app']);
  });

  it('ends with an error where there is none, and the process lives', async () => {
    const server = await lab.https((_, response) => answer(response));
    const socket = asked('https://127.0.0.1:1', server.port);
    const [error] = await once(socket, 'error');
    expect(error).toMatchObject({ why: 'host' });
    expect({ destroyed: socket.destroyed, connections: server.connections() }).toEqual({
      destroyed: true,
      connections: 0,
    });
  });
});
