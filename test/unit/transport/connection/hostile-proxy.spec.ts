import { once } from 'node:events';
import { type AddressInfo, connect, createServer as createTcpServer, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { answer, failureOf, type LabServer, MtlsLab, post, serverNames } from '../../../helpers/mtls-lab.js';
import { createAuthority, type Issued } from '../../../helpers/pki.js';

interface Proxy {
  readonly port: number;
  /** What it read before the tunnel was open. */
  readonly asked: string[];
  readonly open: Set<Socket>;
}

interface ProxyOptions {
  /** What it says instead of `200 OK`. */
  readonly says?: string;
  readonly identity?: Issued;
  readonly host?: string;
  /** What it does once the tunnel is open. */
  readonly inside?: (client: Socket, below: Socket) => void;
}

const OK = 'HTTP/1.1 200 Connection established\r\n\r\n';

describe('a proxy at its limits', () => {
  let lab: MtlsLab;
  let server: LabServer;

  beforeAll(async () => {
    lab = await MtlsLab.open();
  });
  beforeEach(async () => {
    server = await lab.https((_, response) => answer(response));
  });
  afterEach(() => lab.close());

  async function proxyThat({
    says = OK,
    identity,
    host = '127.0.0.1',
    inside,
  }: ProxyOptions): Promise<Proxy> {
    const asked: string[] = [];
    const open = new Set<Socket>();
    const below: Socket[] = [];
    const serve = (client: Socket): void => {
      open.add(client);
      client.on('error', () => undefined).on('close', () => open.delete(client));
      client.once('data', (head: Buffer) => {
        asked.push(head.toString('latin1'));
        client.write(says);
        if (inside) return inside(client, below.at(-1) as Socket);
        const upstream = connect(server.port, '127.0.0.1').on('error', () => client.destroy());
        client.on('close', () => upstream.destroy());
        client.pipe(upstream).pipe(client);
      });
    };
    const listener = identity
      ? createTlsServer({ cert: identity.chain, key: identity.key }, serve).on(
          'tlsClientError',
          () => undefined,
        )
      : createTcpServer(serve);
    listener.on('connection', (socket: Socket) => below.push(socket));
    listener.listen(0, host);
    await once(listener, 'listening');
    lab.onClose(() => {
      for (const client of open) client.destroy();
      listener.close();
    });
    return { port: (listener.address() as AddressInfo).port, asked, open };
  }

  const through = (url: string, ca = lab.authority.pem): ReturnType<MtlsLab['agent']> =>
    lab.agent(server.origin, { proxy: { url, ca } });

  it.each([
    ['201', 'HTTP/1.1 201 Created\r\n\r\n'],
    ['204 with headers', 'HTTP/1.0 204 No Content\r\nVia: 1.1 proxy\r\n\r\n'],
    ['a provisional answer and then 200', `HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n${OK}`],
  ])('that says %s has opened the tunnel', async (_, says) => {
    const proxy = await proxyThat({ says });
    expect((await post(through(`http://127.0.0.1:${proxy.port}`), server.origin)).status).toBe(200);
  });

  it.each([
    ['no HTTP', 'SSH-2.0-OpenSSH_9.2p1\r\n'],
    ['a head without end', `HTTP/1.1 200 OK\r\n${'X-Filler: xxxxxxxxxxxxxxxx\r\n'.repeat(4_000)}`],
    ['bytes of the tunnel before we spoke', `${OK}surprise`],
  ])('that answers %s: not sent, and the proxy is named', async (_, says) => {
    const proxy = await proxyThat({ says });
    expect(await failureOf(post(through(`http://127.0.0.1:${proxy.port}`), server.origin))).toMatchObject({
      code: 'AIT_PROXY_UNREACHABLE',
      outcome: 'not-sent',
    });
    expect(server.connections()).toBeLessThanOrEqual(1);
    expect(server.processed).toEqual([]);
  });

  it('at an IPv6 literal', async () => {
    const proxy = await proxyThat({ host: '::1' });
    expect((await post(through(`http://[::1]:${proxy.port}`), server.origin)).status).toBe(200);
  });

  it.each(['localhost', '127.0.0.1'])('over TLS, as %s: it is judged by its own name', async (host) => {
    const identity = await lab.authority.issue({ ...serverNames(), altNames: [host] });
    const proxy = await proxyThat({ identity, host });
    const agent = through(`https://user:pass@${host}:${proxy.port}`);
    expect((await post(agent, server.origin)).status).toBe(200);
    expect(proxy.asked[0]).toContain('Proxy-Authorization: Basic ');
    expect(server.callers).toEqual(['my-mini-app']);
  });

  it.each([
    ['nobody trusts', undefined],
    ['is for another name', ['elsewhere.example']],
  ])('whose certificate %s gets no password, whatever the environment says', async (_, altNames) => {
    const issuer = altNames ? lab.authority : await createAuthority();
    const identity = await issuer.issue({ ...serverNames(), ...(altNames && { altNames }) });
    const proxy = await proxyThat({ identity });
    const before = process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
    process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0';
    try {
      expect(
        await failureOf(post(through(`https://user:pass@127.0.0.1:${proxy.port}`), server.origin)),
      ).toMatchObject({ code: 'AIT_PROXY_TLS', outcome: 'not-sent' });
    } finally {
      if (before === undefined) delete process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
      else process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = before;
    }
    expect(proxy.asked).toEqual([]);
  });

  it('that speaks plain HTTP where we speak TLS: its TLS is named, not ours', async () => {
    const proxy = await proxyThat({});
    expect(await failureOf(post(through(`https://127.0.0.1:${proxy.port}`), server.origin))).toMatchObject({
      code: expect.stringMatching(/AIT_PROXY_(TLS|UNREACHABLE)/),
      outcome: 'not-sent',
    });
  });

  it.each(['100%', '%zz', '%E0%A4%A', 'a%20b'])('takes the password %s as it stands', async (password) => {
    const proxy = await proxyThat({});
    await post(through(`http://user:${password}@127.0.0.1:${proxy.port}`), server.origin);
    const [, encoded = ''] = /Basic (\S+)/.exec(proxy.asked[0] ?? '') ?? [];
    const shown = Buffer.from(encoded, 'base64').toString();
    expect(shown).toBe(`user:${password.replace('%20', ' ')}`);
  });

  it('that breaks its TLS after the tunnel is open ends neither the process nor leaves sockets', async () => {
    const identity = await lab.authority.issue(serverNames());
    const proxy = await proxyThat({
      identity,
      // A record that nobody can decrypt.
      inside: (_client, below) =>
        setImmediate(() => below.write(Buffer.from('1703030010'.padEnd(42, '0'), 'hex'))),
    });
    const agent = through(`https://127.0.0.1:${proxy.port}`);
    for (let call = 0; call < 20; call += 1) {
      expect(await failureOf(post(agent, server.origin))).toMatchObject({
        code: expect.stringMatching(/^AIT_(PROXY|NET|TLS)_/),
        outcome: 'not-sent',
      });
    }
    while (agent.openSockets > 0) await new Promise((resolve) => setImmediate(resolve));
    agent.cut('revoked');
  });

  it('a request whose CONNECT is under way survives an orderly end', async () => {
    let asked: (letThrough: () => void) => void;
    const connecting = new Promise<() => void>((resolve) => (asked = resolve));
    const proxy = await proxyThat({
      says: '',
      inside: (client) => {
        asked(() => {
          client.write(OK);
          const upstream = connect(server.port, '127.0.0.1');
          client.on('close', () => upstream.destroy());
          client.pipe(upstream).pipe(client);
        });
      },
    });
    const agent = through(`http://127.0.0.1:${proxy.port}`);
    const answered = post(agent, server.origin);
    const letThrough = await connecting;
    const drained = agent.drain(5_000);
    letThrough();
    expect((await answered).status).toBe(200);
    await drained;
    expect(agent.openSockets).toBe(0);
  });
});
