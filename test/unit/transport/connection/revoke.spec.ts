import { once } from 'node:events';
import { createServer as createProxy, type IncomingMessage } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { AppsInTossTransportError } from '../../../../lib/transport/fault/transport.error.js';
import { road } from '../../../../lib/transport/line/road.js';
import { probe } from '../../../../lib/transport/probe/probe.js';
import { CountingFront } from '../../../helpers/counting-front.js';
import { httpServiceFor } from '../../../helpers/http-service-lab.js';
import { answer, failureOf, MtlsLab, post } from '../../../helpers/mtls-lab.js';

const MB = 1024 * 1024;
/** However it ends. */
const closed = (socket: Socket): Promise<unknown> =>
  socket.closed
    ? Promise.resolve()
    : new Promise((resolve) => socket.on('error', () => undefined).once('close', resolve));
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
describe('after a certificate is revoked nothing goes out under it', () => {
  let lab: MtlsLab;

  beforeAll(async () => {
    lab = await MtlsLab.open();
  });
  afterEach(() => lab.close());

  /** Bytes that clients sent after a moment: what was under way by then has arrived. */
  async function bytesAfter(front: CountingFront, moment: () => Promise<void> | void): Promise<number> {
    await moment();
    const before = front.bytes;
    await Promise.all(front.clients.map(closed));
    return front.bytes - before;
  }

  it('in the TLS handshake', async () => {
    const { port } = await lab.tcp(() => undefined);
    const front = await CountingFront.before(lab, port);
    const { http, agents } = httpServiceFor(lab, front.origin);
    const failure = failureOf(http.axiosRef.post('/pay', {}));
    await front.accepted();
    expect(await bytesAfter(front, () => agents.cut(lab.client))).toBe(0);
    expect((await failure).cause).toMatchObject({ code: 'AIT_CERT_REVOKED', outcome: 'not-sent' });
  });

  it('in several TLS handshakes at once', async () => {
    const { port } = await lab.tcp(() => undefined);
    const front = await CountingFront.before(lab, port);
    const { http, agents } = httpServiceFor(lab, front.origin);
    const failures = Array.from({ length: 3 }, () => failureOf(http.axiosRef.post('/pay', {})));
    // Each has said its first word, so that nothing of theirs is under way.
    while (front.clients.filter(({ bytesRead }) => bytesRead > 0).length < 3) await new Promise(setImmediate);
    expect(await bytesAfter(front, () => agents.cut(lab.client))).toBe(0);
    for (const failure of failures) {
      expect((await failure).cause).toMatchObject({ code: 'AIT_CERT_REVOKED', outcome: 'not-sent' });
    }
  });

  it.each(['TLSv1.2', 'TLSv1.3'] as const)(
    'in the turn in which the handshake ends (%s)',
    async (version) => {
      const server = await lab.https((_, response) => answer(response), { version });
      const { http, agents } = httpServiceFor(lab, server.origin);
      const failure = failureOf(http.axiosRef.post('/pay', {}));
      await once(server.server, 'secureConnection');
      agents.cut(lab.client);
      await failure;
      expect(server.processed).toEqual([]);
    },
  );

  it('while a candidate is being warmed: no handshake more', async () => {
    const server = await lab.https((_, response) => answer(response));
    const front = await CountingFront.before(lab, server.port);
    const candidate = await lab.certificate({ commonName: 'candidate' });
    const { agents } = httpServiceFor(lab, front.origin);
    const warmed = agents.warm(candidate, 20);
    await front.accepted();
    await front.accepted();
    agents.cut(candidate);
    const connections = front.connections;
    await warmed;
    await turn();
    expect(front.connections).toBeLessThanOrEqual(connections + 4);
    // Those were on their way below TLS, and said nothing.
    expect(await agents.warm(candidate, 5)).toBe(0);
    const before = front.connections;
    expect(await failureOf(post(agents.of(candidate), front.origin))).toMatchObject({
      code: 'AIT_CERT_REVOKED',
      outcome: 'not-sent',
    });
    expect(front.connections).toBe(before);
  });

  it('a probe in its handshake ends, and another is not begun', async () => {
    const { port } = await lab.tcp(() => undefined);
    const front = await CountingFront.before(lab, port);
    const way = road();
    const options = { origin: front.origin, certificate: lab.client, timeoutMs: 5_000, road: way };
    const probed = probe({ ...options, clock: () => new Date() });
    await front.accepted();
    const revoke = (): void => way.book.revoke(lab.client.fingerprint256, new Error('revoked'));
    expect(await bytesAfter(front, revoke)).toBe(0);
    expect((await probed).verdict).not.toBe('accepted');
    const again = await probe({ ...options, clock: () => new Date() });
    expect(again).toMatchObject({ error: { code: 'AIT_CERT_REVOKED' } });
    expect(front.connections).toBe(1);
  });

  it("in the proxy's CONNECT", async () => {
    const server = await lab.https((_, response) => answer(response));
    const proxy = createProxy();
    proxy.listen(0, '127.0.0.1');
    await once(proxy, 'listening');
    lab.onClose(() => void proxy.close());
    const agent = lab.agent(server.origin, {
      proxy: { url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}` },
    });
    const failure = failureOf(post(agent, server.origin));
    const [, client] = (await once(proxy, 'connect')) as [IncomingMessage, Socket];
    const over = closed(client);
    let bytes = 0;
    client.on('data', (chunk: Buffer) => (bytes += chunk.length));
    agent.cut('revoked');
    client.write('HTTP/1.1 200 OK\r\n\r\n');
    await over;
    expect(bytes).toBe(0);
    expect(await failure).toMatchObject({ code: 'AIT_CERT_REVOKED', outcome: 'not-sent' });
  });

  it('of a large body, what the kernel still holds is thrown away', async () => {
    const server = await lab.https((_, response) => answer(response));
    const front = await CountingFront.before(lab, server.port);
    const { http, agents } = httpServiceFor(lab, front.origin);
    await http.axiosRef.get('/first');
    front.hold();
    const failure = failureOf(http.axiosRef.post('/pay', Buffer.alloc(8 * MB)));
    // Until no more fits into the buffers between the two.
    await new Promise((resolve) => setTimeout(resolve, 100));
    const [client] = front.clients;
    const over = closed(client as Socket);
    const before = front.bytes;
    agents.cut(lab.client);
    await turn();
    front.release();
    await over;
    expect((await failure).cause).toMatchObject({ code: 'AIT_CERT_REVOKED', outcome: 'unknown' });
    expect(server.processed).toEqual(['/first']);
    // Ended without a reset, megabytes of it would still arrive.
    expect(front.bytes - before).toBeLessThan(MB);
  });

  it.each([
    ['the same turn', (): Promise<void> => Promise.resolve()],
    ['the next tick', (): Promise<void> => new Promise((resolve) => process.nextTick(resolve))],
    ['the next turn', turn],
  ])('a connection that was begun in %s leaves no socket open', async (_, moment) => {
    const server = await lab.https((__, response) => answer(response));
    const agent = lab.agent(server.origin);
    const failure = failureOf(post(agent, server.origin));
    await moment();
    agent.cut('revoked');
    await failure;
    await agent.drain(1_000);
    // One that libuv never closes would keep the process from ending, too.
    expect(agent.openSockets).toBe(0);
  });

  it('a connection that is being closed just then leaves no socket open', async () => {
    const server = await lab.https((_, response) => {
      response.setHeader('connection', 'close');
      answer(response);
    });
    const agent = lab.agent(server.origin);
    // Node's agent says goodbye to the server after such an answer, and there is no reset for what says goodbye.
    const { status } = await post(agent, server.origin);
    agent.cut('revoked');
    await agent.drain(1_000);
    expect({ status, open: agent.openSockets }).toEqual({ status: 200, open: 0 });
  });

  it.each([
    ['idle', 0],
    ['warm', 3],
  ])('beside a call that just takes an %s connection, and the process lives', async (_, warm) => {
    const server = await lab.https((_request, response) => answer(response));
    const moments: Array<(cut: () => void) => void> = [
      (cut) => cut(),
      (cut) => process.nextTick(cut),
      (cut) => void Promise.resolve().then(cut),
      (cut) => void Promise.resolve().then(() => process.nextTick(cut)),
      (cut) => setImmediate(cut),
    ];
    let unknown = 0;
    for (const moment of moments) {
      const { http, agents } = httpServiceFor(lab, server.origin);
      if (warm) await agents.warm(lab.client, warm);
      else await http.axiosRef.get('/first');
      const failures = Array.from({ length: 3 }, () => failureOf(http.axiosRef.post('/pay', {})));
      await new Promise<void>((resolve) =>
        moment(() => {
          // The store names another one in the same turn.
          agents.of(lab.client).cut('revoked');
          resolve();
        }),
      );
      const outcomes = (await Promise.all(failures)).map(({ cause }) => cause as AppsInTossTransportError);
      expect(outcomes.every(({ code }) => code === 'AIT_CERT_REVOKED')).toBe(true);
      unknown += outcomes.filter(({ outcome }) => outcome === 'unknown').length;
    }
    expect(server.processed.filter((path) => path === '/pay').length).toBeLessThanOrEqual(unknown);
  });
});
