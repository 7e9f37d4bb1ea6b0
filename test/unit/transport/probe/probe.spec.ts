import { connect } from 'node:net';
import type { SecureVersion } from 'node:tls';
import { probe } from '../../../../lib/transport/probe/probe.js';
import { answer, MtlsLab } from '../../../helpers/mtls-lab.js';
import { createAuthority } from '../../../helpers/pki.js';

const clock = (): Date => new Date();

describe('probe: a handshake without a request', () => {
  let lab: MtlsLab;

  beforeAll(async () => {
    lab = await MtlsLab.open();
  });
  afterEach(() => lab.close());

  it.each(['TLSv1.2', 'TLSv1.3'] as SecureVersion[])('accepted (%s)', async (version) => {
    const server = await lab.https((_, response) => answer(response), { version });
    const result = await probe({ origin: server.origin, certificate: lab.client, timeoutMs: 2_000, clock });
    expect(result).toEqual({ origin: server.origin, verdict: 'accepted' });
    expect(server.processed).toHaveLength(0);
  });

  it('refused (TLS 1.3, a server that only hangs up)', async () => {
    const server = await lab.https((_, response) => answer(response), {
      version: 'TLSv1.3',
      clients: await createAuthority(),
    });
    const result = await probe({ origin: server.origin, certificate: lab.client, timeoutMs: 2_000, clock });
    expect(result).toMatchObject({
      verdict: 'refused',
      error: { code: 'AIT_CERT_REFUSED', outcome: 'not-sent' },
    });
  });

  it.each(['TLSv1.2', 'TLSv1.3'] as SecureVersion[])('refused because expired (%s)', async (version) => {
    const certificate = await lab.certificate({ validFrom: new Date(Date.now() - 3 * 86_400_000), days: 1 });
    const server = await lab.https((_, response) => answer(response), { version });
    const result = await probe({ origin: server.origin, certificate, timeoutMs: 2_000, clock });
    expect(result).toMatchObject({ verdict: 'refused', error: { code: 'AIT_CERT_EXPIRED' } });
  });

  it.each(['TLSv1.2', 'TLSv1.3'] as SecureVersion[])(
    'refused (%s, a server that lets the handshake end and only then looks)',
    async (version) => {
      const server = await lab.https((_, response) => answer(response), { version });
      server.server.on('secureConnection', (socket) => socket.destroy());
      const result = await probe({ origin: server.origin, certificate: lab.client, timeoutMs: 2_000, clock });
      expect(result).toMatchObject({ verdict: 'refused', error: { code: 'AIT_CERT_REFUSED' } });
    },
  );

  it('cut after the server spoke, as every other certificate would be: it may be a refusal', async () => {
    const server = await lab.https((_, response) => answer(response), { version: 'TLSv1.2' });
    const front = await lab.tcp((socket) => {
      const through = connect(server.port, '127.0.0.1');
      through.on('error', () => socket.destroy());
      socket.once('data', (hello: Buffer) => {
        through.write(hello);
        // Its certificate goes through, ours does not.
        socket.once('data', () => through.destroy());
      });
      through.pipe(socket);
      through.once('close', () => socket.destroy());
    });
    const result = await probe({ origin: front.origin, certificate: lab.client, timeoutMs: 2_000, clock });
    expect(result).toMatchObject({
      verdict: 'unreachable',
      mayBeRefusal: true,
      error: { code: 'AIT_NET_HANDSHAKE_RESET' },
    });
  });

  it('unreachable: silent, refused connection, foreign server', async () => {
    const silent = await lab.tcp(() => undefined);
    expect(await probe({ ...silent, certificate: lab.client, timeoutMs: 50, clock })).toMatchObject({
      verdict: 'unreachable',
      error: { code: 'AIT_NET_HANDSHAKE_TIMEOUT' },
    });
    const other = await MtlsLab.open();
    lab.onClose(() => other.close());
    const foreign = await other.https((_, response) => answer(response));
    expect(
      await probe({ origin: foreign.origin, certificate: lab.client, timeoutMs: 2_000, clock }),
    ).toMatchObject({
      verdict: 'unreachable',
      error: { code: 'AIT_TLS_SERVER_UNTRUSTED' },
    });
  });
});
