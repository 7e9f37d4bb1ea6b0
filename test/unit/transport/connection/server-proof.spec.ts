import { once } from 'node:events';
import { createServer, type TLSSocket } from 'node:tls';
import type { AddressInfo } from 'node:net';
import { probe } from '../../../../lib/transport/probe/probe.js';
import { failureOf, MtlsLab, post, serverNames } from '../../../helpers/mtls-lab.js';
import { createAuthority, type Issued } from '../../../helpers/pki.js';

/** A server that takes any certificate, and notes whom it was shown. */
async function curious(
  lab: MtlsLab,
  { chain, key }: Issued,
  version: 'TLSv1.2' | 'TLSv1.3',
): Promise<{ origin: string; seen: string[]; over: () => Promise<unknown> }> {
  const seen: string[] = [];
  const note = (socket: TLSSocket): void => {
    const { CN } = (socket.getPeerCertificate()?.subject ?? {}) as { CN?: string };
    if (CN) seen.push(CN);
  };
  const server = createServer(
    {
      cert: chain,
      key,
      requestCert: true,
      rejectUnauthorized: false,
      minVersion: version,
      maxVersion: version,
    },
    (socket) => {
      note(socket);
      socket.on('error', () => undefined).destroy();
    },
  );
  server.on('tlsClientError', (_, socket) => note(socket));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  lab.onClose(() => void server.close());
  const over = (): Promise<unknown> =>
    Promise.race([once(server, 'secureConnection'), once(server, 'tlsClientError')]);
  return { origin: `https://127.0.0.1:${(server.address() as AddressInfo).port}`, seen, over };
}

describe.each(['TLSv1.2', 'TLSv1.3'] as const)('whom the certificate is shown (%s)', (version) => {
  let lab: MtlsLab;

  beforeAll(async () => {
    lab = await MtlsLab.open();
  });
  afterEach(() => lab.close());

  it.each([
    ['of an authority that nobody trusts', 'AIT_TLS_SERVER_UNTRUSTED'],
    ['for another name', 'AIT_TLS_SERVER_NAME'],
  ])('not to a server with a certificate %s', async (what, code) => {
    const issuer = what.startsWith('of') ? await createAuthority() : lab.authority;
    const names = what.startsWith('of') ? {} : { altNames: ['elsewhere.example'] };
    const server = await curious(lab, await issuer.issue({ ...serverNames(), ...names }), version);
    const over = server.over();
    expect(await failureOf(post(lab.agent(server.origin), server.origin))).toMatchObject({
      code,
      outcome: 'not-sent',
      side: 'we-refused-them',
    });
    await over;
    const probed = server.over();
    const options = { origin: server.origin, certificate: lab.client, timeoutMs: 2_000 };
    expect(await probe({ ...options, clock: () => new Date() })).toMatchObject({
      verdict: 'unreachable',
      error: { code },
    });
    await probed;
    expect(server.seen).toEqual([]);
  });

  it('to the server itself', async () => {
    const server = await curious(lab, lab.serverIdentity, version);
    const over = server.over();
    await failureOf(post(lab.agent(server.origin), server.origin));
    await over;
    expect(server.seen).toEqual(['my-mini-app']);
  });
});
