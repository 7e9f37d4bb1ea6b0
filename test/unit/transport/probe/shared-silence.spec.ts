import type { RequestListener } from 'node:http';
import { connect } from 'node:net';
import { handshake } from '../../../../lib/transport/probe/handshake.js';
import { SharedSilence } from '../../../../lib/transport/probe/shared-silence.js';
import { road } from '../../../../lib/transport/line/road.js';
import { probe } from '../../../../lib/transport/probe/probe.js';
import { answer, MtlsLab } from '../../../helpers/mtls-lab.js';
import { createAuthority } from '../../../helpers/pki.js';

const on: RequestListener = (_, response) => answer(response);

describe('under TLS 1.3 without session tickets only silence tells', () => {
  let lab: MtlsLab;

  beforeAll(async () => {
    lab = await MtlsLab.open();
  });
  afterEach(() => lab.close());

  /**
   * A server that hands out no session tickets. Node's does so whatever it is told, so here something on the way keeps
   * back what the server says after the certificate: all but an alert, which is the shortest record there is.
   */
  async function withoutTickets(clients = lab.authority): Promise<{ origin: string; kept: () => number }> {
    const { port } = await lab.https(on, { version: 'TLSv1.3', clients });
    let kept = 0;
    const { origin } = await lab.tcp((client) => {
      const server = connect(port, '127.0.0.1').on('error', () => client.destroy());
      client.once('close', () => server.destroy());
      server.once('close', () => client.destroy());
      let isShown = false;
      client.on('data', (bytes) => {
        isShown ||= bytes[0] !== HANDSHAKE_RECORD;
        server.write(bytes);
      });
      server.on('data', (bytes) => {
        const passed = isShown ? alertsIn(bytes) : bytes;
        if (passed.length < bytes.length) kept += 1;
        client.write(passed);
      });
    });
    return { origin, kept: () => kept };
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
    const { origin, kept } = await withoutTickets();
    const silence = new SharedSilence(2);
    const { secureContext, fingerprint256 } = lab.client;
    const started = performance.now();
    const options = { origin, secureContext, fingerprint256, timeoutMs: 20_000, road: road(), silence };
    const results = await Promise.all([handshake(options), handshake(options)]);
    for (const result of results)
      expect(result).toMatchObject({ accepted: false, secured: 'TLSv1.3', serverSpoke: true });
    expect(results.map(({ error }) => error)).toEqual([undefined, undefined]);
    expect(kept()).toBeGreaterThan(0);
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});

const HANDSHAKE_RECORD = 22;
/** Level, description, type and tag, sealed. */
const ALERT_LENGTH = 19;
const HEADER_LENGTH = 5;

function alertsIn(bytes: Buffer): Buffer {
  const alerts: Buffer[] = [];
  for (let at = 0; at + HEADER_LENGTH <= bytes.length;) {
    const length = bytes.readUInt16BE(at + 3);
    const end = at + HEADER_LENGTH + length;
    if (length === ALERT_LENGTH) alerts.push(bytes.subarray(at, end));
    at = end;
  }
  return Buffer.concat(alerts);
}
