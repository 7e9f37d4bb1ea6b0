import type { Socket } from 'node:net';
import type { SecureVersion } from 'node:tls';
import { probe } from '../../../../lib/transport/probe/probe.js';
import { answer, MtlsLab } from '../../../helpers/mtls-lab.js';
import { createAuthority } from '../../../helpers/pki.js';

const clock = (): Date => new Date();

/** A fatal alert record in the clear. */
const alertRecord = (number: number): Buffer => Buffer.from([0x15, 0x03, 0x03, 0x00, 0x02, 0x02, number]);

describe('a probe whose connection is cut without a reason', () => {
  let lab: MtlsLab;

  beforeAll(async () => {
    lab = await MtlsLab.open();
  });
  afterEach(() => lab.close());

  it('TLS 1.2: a second handshake, without the certificate, comes further, so the certificate is the cause', async () => {
    const server = await lab.https((_, response) => answer(response), {
      version: 'TLSv1.2',
      clients: await createAuthority(),
    });
    const result = await probe({ ...server, certificate: lab.client, timeoutMs: 2_000, clock });
    expect(result).toMatchObject({ verdict: 'refused', error: { code: 'AIT_CERT_REFUSED' } });
    expect(server.connections()).toBe(2);
    expect(server.processed).toHaveLength(0);
  });

  it('before the server has said anything the certificate is out of the question', async () => {
    const { origin } = await lab.tcp((socket: Socket) => socket.once('data', () => socket.resetAndDestroy()));
    const { verdict, error } = await probe({ origin, certificate: lab.client, timeoutMs: 2_000, clock });
    expect(verdict).toBe('unreachable');
    expect(error).toMatchObject({
      code: 'AIT_NET_HANDSHAKE_RESET',
      candidates: ['AIT_NET_HANDSHAKE_RESET', 'AIT_NET_UNREACHABLE', 'AIT_TLS_VERSION'],
    });
  });

  it('alert 40 before any other byte is not about the certificate', async () => {
    const { origin } = await lab.tcp((socket: Socket) =>
      socket.once('data', () => socket.end(alertRecord(40))),
    );
    const { verdict, error } = await probe({ origin, certificate: lab.client, timeoutMs: 2_000, clock });
    expect({ verdict, code: error?.code }).toEqual({ verdict: 'unreachable', code: 'AIT_TLS_FAILED' });
    expect((error as { candidates?: unknown }).candidates).toBeUndefined();
  });

  it.each(['TLSv1.2', 'TLSv1.3'] as SecureVersion[])(
    'an accepted certificate needs no second one (%s)',
    async (version) => {
      const server = await lab.https((_, response) => answer(response), { version });
      await probe({ ...server, certificate: lab.client, timeoutMs: 2_000, clock });
      expect(server.connections()).toBe(1);
    },
  );
});
