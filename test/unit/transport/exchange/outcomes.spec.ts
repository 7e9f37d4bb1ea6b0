import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { SecureVersion } from 'node:tls';
import type { TransportCode } from '../../../../lib/transport/fault/transport-code.js';
import type { Outcome } from '../../../../lib/foundation/outcome.js';
import { answer, failureOf, type LabServer, MtlsLab, post } from '../../../helpers/mtls-lab.js';
import { createAuthority } from '../../../helpers/pki.js';

type Verdict = { outcome: Outcome; code: TransportCode; processed: number };

const VERSIONS: SecureVersion[] = ['TLSv1.2', 'TLSv1.3'];

describe('what became of a request, by where on the wire it failed', () => {
  let lab: MtlsLab;

  beforeAll(async () => {
    lab = await MtlsLab.open();
  });
  afterEach(() => lab.close());

  it('port closed: not sent', async () => {
    const { origin } = await lab.tcp((socket) => socket.destroy());
    await lab.close();
    expect(await failureOf(post(lab.agent(origin), origin))).toMatchObject({
      outcome: 'not-sent',
      code: 'AIT_NET_REFUSED',
    });
  });

  it('name unknown: not sent', async () => {
    const origin = 'https://no-such-host.invalid';
    expect(await failureOf(post(lab.agent(origin), origin))).toMatchObject({
      outcome: 'not-sent',
      code: 'AIT_NET_DNS',
    });
  });

  it('TCP accepted, TLS never answers: not sent, by our deadline', async () => {
    const { origin } = await lab.tcp(() => undefined);
    const failure = await failureOf(post(lab.agent(origin), origin, { timeoutMs: 100 }));
    expect(failure).toMatchObject({
      outcome: 'not-sent',
      code: 'AIT_NET_HANDSHAKE_TIMEOUT',
      phase: 'connect',
    });
  });

  it('handshake slower than the handshake limit: not sent', async () => {
    const { origin } = await lab.tcp(() => undefined);
    const failure = await failureOf(post(lab.agent(origin, { handshakeTimeout: 50 }), origin));
    expect(failure).toMatchObject({ outcome: 'not-sent', code: 'AIT_NET_HANDSHAKE_TIMEOUT' });
  });

  it('names the host: one mini-app talks to two', async () => {
    const { origin } = await lab.tcp((socket) => socket.once('data', () => socket.resetAndDestroy()));
    const { message } = await failureOf(post(lab.agent(origin), origin));
    expect(message).toBe(
      `The connection ended during the TLS handshake, without a reason from the other side. [${new URL(origin).host}]`,
    );
  });

  it('reset during the handshake: not sent, and honest about the cause', async () => {
    const { origin } = await lab.tcp((socket) => socket.once('data', () => socket.resetAndDestroy()));
    const failure = await failureOf(post(lab.agent(origin), origin));
    expect(failure).toMatchObject({
      outcome: 'not-sent',
      code: 'AIT_NET_HANDSHAKE_RESET',
      side: 'ambiguous',
      // The server had said nothing by then, so it had not seen the certificate.
      hint: { en: expect.stringContaining('the certificate is not the reason') },
      candidates: ['AIT_NET_HANDSHAKE_RESET', 'AIT_NET_UNREACHABLE', 'AIT_TLS_VERSION'],
    });
  });

  it('the other side speaks plain HTTP: not sent', async () => {
    const { origin } = await lab.tcp((socket) =>
      socket.once('data', () => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')),
    );
    expect(await failureOf(post(lab.agent(origin), origin))).toMatchObject({
      outcome: 'not-sent',
      code: 'AIT_TLS_NOT_TLS',
    });
  });

  it.each([
    ['of an authority we do not trust', 'AIT_TLS_SERVER_UNTRUSTED'],
    ['for another name', 'AIT_TLS_SERVER_NAME'],
    ['that has expired', 'AIT_TLS_SERVER_EXPIRED'],
  ] as const)('server certificate %s: not sent', async (what, code) => {
    const identity = await {
      'of an authority we do not trust': async () =>
        (await createAuthority()).issue({ eku: 'serverAuth', altNames: ['127.0.0.1'] }),
      'for another name': async () =>
        lab.authority.issue({ eku: 'serverAuth', altNames: ['elsewhere.example'] }),
      'that has expired': async () =>
        lab.authority.issue({
          eku: 'serverAuth',
          altNames: ['127.0.0.1'],
          validFrom: new Date(Date.now() - 3 * 86_400_000),
          days: 1,
        }),
    }[what]();
    const server = await lab.https((_, response) => answer(response), { identity });
    const failure = await failureOf(post(lab.agent(server.origin), server.origin));
    expect({ failure, processed: server.processed.length }).toMatchObject({
      failure: { outcome: 'not-sent', code, side: 'we-refused-them' },
      processed: 0,
    });
  });

  it.each(VERSIONS)(
    'our certificate is of another authority (%s): never reported as success, server processed nothing',
    async (version) => {
      const server = await lab.https((_, response) => answer(response), {
        version,
        clients: await createAuthority(),
      });
      const failure = await failureOf(post(lab.agent(server.origin), server.origin));
      // A Node server cuts the connection without an alert: under 1.2 inside the handshake, under 1.3 after it.
      const expected: Record<string, Partial<Verdict>> = {
        'TLSv1.2': { outcome: 'not-sent', code: 'AIT_NET_HANDSHAKE_RESET' },
        'TLSv1.3': { outcome: 'unknown', code: 'AIT_NET_RESET' },
      };
      expect(failure).toMatchObject({
        ...expected[version],
        candidates: expect.arrayContaining(['AIT_CERT_REFUSED']),
      });
      expect(server.processed).toHaveLength(0);
    },
  );

  it.each(VERSIONS)(
    'our certificate has expired (%s): the expiry is named, whatever the wire says',
    async (version) => {
      const certificate = await lab.certificate({
        validFrom: new Date(Date.now() - 3 * 86_400_000),
        days: 1,
      });
      const server = await lab.https((_, response) => answer(response), { version });
      const failure = await failureOf(post(lab.agent(server.origin, { certificate }), server.origin));
      expect(failure).toMatchObject({ code: 'AIT_CERT_EXPIRED', side: 'they-refused-us' });
      expect(server.processed).toHaveLength(0);
    },
  );

  type Ending = (response: ServerResponse, server: LabServer) => void;
  const AFTER_READING: Array<[string, Ending, Partial<Verdict>]> = [
    ['then FIN', ({ socket }) => socket?.end(), { code: 'AIT_NET_RESET' }],
    ['then destroyed', ({ socket }) => socket?.destroy(), { code: 'AIT_NET_RESET' }],
    ['then RST', (_, server) => server.reset(), { code: 'AIT_NET_RESET' }],
    [
      'then headers and half a body, then destroyed',
      (response) => {
        response.writeHead(200, { 'content-length': '100' });
        response.write('half', () => response.socket?.destroy());
      },
      { code: 'AIT_RESPONSE_TRUNCATED' },
    ],
  ];

  it.each(AFTER_READING)('request read, %s: unknown', async (_, end, expected) => {
    const server: LabServer = await lab.https((_request, response) => end(response, server));
    const failure = await failureOf(post(lab.agent(server.origin), server.origin));
    expect(failure).toMatchObject({ outcome: 'unknown', ...expected });
    expect(server.processed).toHaveLength(1);
  });

  it.each([
    ['no answer', () => undefined, 'send'],
    [
      'headers and a stalled body',
      (response: ServerResponse) => void response.writeHead(200).write('half'),
      'body',
    ],
  ] as const)('request read, %s until the deadline: unknown', async (_, behave, phase) => {
    const server = await lab.https((_request, response) => void behave(response));
    // Enough for a handshake and a head on a machine that is busy with others.
    const failure = await failureOf(post(lab.agent(server.origin), server.origin, { timeoutMs: 1_000 }));
    expect(failure).toMatchObject({ outcome: 'unknown', code: 'AIT_DEADLINE', phase });
    expect(server.processed).toHaveLength(1);
  });

  it('abort while connecting: settles at once, not sent, also later', async () => {
    const controller = new AbortController();
    const arrived: Socket[] = [];
    const { origin } = await lab.tcp((socket) => {
      arrived.push(socket);
      controller.abort();
    });
    const failure = await failureOf(post(lab.agent(origin), origin, { signal: controller.signal }));
    expect(failure).toMatchObject({ outcome: 'not-sent', code: 'AIT_ABORTED', phase: 'connect' });
    expect(arrived).toHaveLength(1);
  });

  it('abort after the server read the request: unknown', async () => {
    const controller = new AbortController();
    const server = await lab.https(() => controller.abort());
    const failure = await failureOf(
      post(lab.agent(server.origin), server.origin, { signal: controller.signal }),
    );
    expect(failure).toMatchObject({ outcome: 'unknown', code: 'AIT_ABORTED', phase: 'send' });
    expect(server.processed).toHaveLength(1);
  });

  it('aborted before the call: not sent, no connection', async () => {
    const server = await lab.https((_, response) => answer(response));
    const failure = await failureOf(
      post(lab.agent(server.origin), server.origin, { signal: AbortSignal.abort() }),
    );
    expect(failure).toMatchObject({ outcome: 'not-sent', code: 'AIT_ABORTED' });
    expect(server.connections()).toBe(0);
  });

  it('reused socket, server closes on the second request: unknown', async () => {
    const server = await lab.https((request, response) =>
      request.url === '/second' ? request.socket.destroy() : answer(response),
    );
    const agent = lab.agent(server.origin);
    await post(agent, server.origin, { path: '/first' });
    const failure = await failureOf(post(agent, server.origin, { path: '/second' }));
    expect(failure).toMatchObject({ outcome: 'unknown', code: 'AIT_NET_RESET' });
    expect(server.processed).toEqual(['/first', '/second']);
    expect(server.connections()).toBe(1);
  });

  it('aborted in the handshake: nothing of it arrives later either, and the agent goes on', async () => {
    const server = await lab.https((_, response) => answer(response));
    const agent = lab.agent(server.origin);
    const controller = new AbortController();
    server.server.once('connection', () => controller.abort());
    expect(
      await failureOf(post(agent, server.origin, { path: '/aborted', signal: controller.signal })),
    ).toMatchObject({
      outcome: 'not-sent',
      code: 'AIT_ABORTED',
    });
    await post(agent, server.origin, { path: '/later' });
    expect(server.processed).toEqual(['/later']);
  });
});
