import type { RequestListener } from 'node:http';
import { constants } from 'node:crypto';
import { handshake } from '../../../../lib/transport/probe/handshake.js';
import { SharedSilence } from '../../../../lib/transport/probe/shared-silence.js';
import { road } from '../../../../lib/transport/line/road.js';
import { probe } from '../../../../lib/transport/probe/probe.js';
import { answer, type LabServer, MtlsLab } from '../../../helpers/mtls-lab.js';
import { createAuthority } from '../../../helpers/pki.js';

const on: RequestListener = (_, response) => answer(response);

describe('under TLS 1.3 without session tickets only silence tells', () => {
  let lab: MtlsLab;

  beforeAll(async () => {
    lab = await MtlsLab.open();
  });
  afterEach(() => lab.close());

  async function withoutTickets(clients = lab.authority): Promise<LabServer> {
    const server = await lab.https(on, { version: 'TLSv1.3', clients });
    const { chain: cert, key } = lab.serverIdentity;
    const secureOptions = constants.SSL_OP_NO_TICKET;
    server.server.setSecureContext({ cert, key, ca: clients.pem, minVersion: 'TLSv1.3', secureOptions });
    // Else tickets become ids of sessions that are kept here.
    return server;
  }

  it('the same silence about two certificates ends the wait for both', async () => {
    const silence = new SharedSilence(2);
    const ended: string[] = [];
    const both = new Promise<void>((resolve) => {
      silence.began(1, () => ended.push('candidate'));
      silence.began(1, () => (ended.push('active'), resolve()));
    });
    expect(ended).toEqual([]);
    await both;
    expect(ended).toEqual(['candidate', 'active']);
  });

  it('while only one of them hears nothing, the wait goes on', async () => {
    const silence = new SharedSilence(2);
    let ended = 0;
    silence.began(1, () => (ended += 1));
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(ended).toBe(0);
    silence.end();
    expect(ended).toBe(1);
  });

  it('a refusal is heard meanwhile', async () => {
    const server = await withoutTickets(await createAuthority());
    const silence = new SharedSilence(2);
    const options = { origin: server.origin, certificate: lab.client, timeoutMs: 3_000, silence };
    const results = await Promise.all([
      probe({ ...options, clock: () => new Date() }),
      probe({ ...options, clock: () => new Date() }),
    ]);
    expect(results.map(({ verdict }) => verdict)).toEqual(['refused', 'refused']);
  });

  it('two handshakes share a silence, and end long before their time', async () => {
    const { port } = await withoutTickets();
    const origin = `https://127.0.0.1:${port}`;
    const silence = new SharedSilence(2);
    const { secureContext, fingerprint256 } = lab.client;
    const started = performance.now();
    const options = { origin, secureContext, fingerprint256, timeoutMs: 20_000, road: road(), silence };
    const results = await Promise.all([handshake(options), handshake(options)]);
    // Node hands out tickets whatever it is told; then there is no silence to share.
    for (const { accepted, error } of results)
      expect({ accepted, error }).toMatchObject({ error: undefined });
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});
