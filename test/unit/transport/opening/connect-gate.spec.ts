import type { ServerResponse } from 'node:http';
import { connect, type Socket } from 'node:net';
import { httpServiceFor } from '../../../helpers/http-service-lab.js';
import { answer, failureOf, MtlsLab } from '../../../helpers/mtls-lab.js';

describe('requests that all need a connection', () => {
  let lab: MtlsLab;

  beforeAll(async () => {
    lab = await MtlsLab.open();
  });
  afterEach(() => lab.close());

  const burst = (
    { http }: ReturnType<typeof httpServiceFor>,
    count: number,
    config = () => ({}),
  ): Array<Promise<{ status: number }>> =>
    Array.from({ length: count }, (_, at) => http.axiosRef.post(`/${at}`, { at }, config()));

  it('share what the first of them open, and resume its session', async () => {
    const resumed: boolean[] = [];
    const { origin, server } = await lab.https((_request, response) => answer(response));
    server.on('secureConnection', (socket: { isSessionReused(): boolean }) =>
      resumed.push(socket.isSessionReused()),
    );
    const answers = await Promise.all(burst(httpServiceFor(lab, origin), 100));
    expect(answers.every(({ status }) => status === 200)).toBe(true);
    expect(resumed.length).toBeLessThan(60);
    // One, unless the machine is so busy that the first handshake takes too long for those that wait for it.
    expect(resumed.filter((each) => !each).length).toBeLessThanOrEqual(17);
  });

  it('get a connection each where the server takes its time: nobody waits for an answer of another', async () => {
    const waiting: ServerResponse[] = [];
    const { origin } = await lab.https((_request, response) => {
      waiting.push(response);
      if (waiting.length === 80) for (const each of waiting) answer(each);
    });
    const answers = await Promise.all(burst(httpServiceFor(lab, origin), 80));
    expect(answers).toHaveLength(80);
  });

  it('end up with a connection each, where they keep coming', async () => {
    const { origin } = await lab.https((_request, response) => {
      setTimeout(() => answer(response), 20);
    });
    const service = httpServiceFor(lab, origin);
    const agent = service.agents.active;
    // Until then some wait for the connection of another, which is idle for a moment again and again.
    const work = async (): Promise<void> => {
      while (agent.openSockets < 40) await service.http.axiosRef.post('/', {});
    };
    await Promise.all(Array.from({ length: 40 }, work));
    expect(agent.openSockets).toBe(40);
  });

  it('do not wait for a first connection that never gets through its handshake', async () => {
    let held: Socket | undefined;
    const { port } = await lab.https((_request, response) => answer(response));
    const { origin } = await lab.tcp((socket) => {
      // The first is held; the others go through.
      if (!held) return void (held = socket);
      const through = connect(port, '127.0.0.1');
      through.on('error', () => socket.destroy());
      socket.pipe(through).pipe(socket);
    });
    const [first, ...others] = burst(httpServiceFor(lab, origin), 20);
    await Promise.all(others);
    held?.destroy();
    await failureOf(first as Promise<unknown>);
  });

  it.each([
    ['their deadline', () => ({ timeout: 600 }), 'AIT_NET_HANDSHAKE_TIMEOUT'],
    ['an abort', () => ({ signal: AbortSignal.timeout(150) }), 'AIT_ABORTED'],
  ])('fail not-sent at %s, those in the queue too, and leave nothing behind', async (_what, config, code) => {
    const { origin } = await lab.tcp(() => undefined);
    const service = httpServiceFor(lab, origin);
    const failures = await Promise.all(burst(service, 40, config).map(failureOf));
    const causes = failures.map(({ cause }) => cause as { code: string; outcome: string });
    expect(new Set(causes.map(({ code: each, outcome }) => `${each} ${outcome}`))).toEqual(
      new Set([`${code} not-sent`]),
    );
    expect(service.agents.active.queuedRequests).toBe(0);
  });

  it.each(['rotation', 'revocation'])('go out under the next certificate at a %s', async (how) => {
    const { origin, callers } = await lab.https((_request, response) => answer(response));
    const { agents, ...service } = httpServiceFor(lab, origin);
    const next = await lab.certificate({ commonName: 'next' });
    lab.onClose(() => agents.cut(next));
    const answers = burst({ agents, ...service }, 50);
    await new Promise(setImmediate);
    agents.activate(next);
    if (how === 'revocation') agents.cut(lab.client);
    else void agents.drain(lab.client);
    await Promise.all(answers);
    // At most the one whose connection was being opened.
    expect(callers.filter((name) => name !== 'next').length).toBeLessThanOrEqual(1);
    expect(callers).toHaveLength(50);
  });
});
