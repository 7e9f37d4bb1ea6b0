import type { IncomingMessage, ServerResponse } from 'node:http';
import type { TLSSocket } from 'node:tls';
import { Logger } from '@nestjs/common';
import { AppsInTossRuntime } from '../../../../lib/runtime/apps-in-toss.runtime.js';
import { CountingFront } from '../../../helpers/counting-front.js';
import { answer, type LabServer, MtlsLab } from '../../../helpers/mtls-lab.js';

const DAY_MS = 86_400_000;
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const nameOf = (socket: TLSSocket): string => String(socket.getPeerCertificate().subject.CN);

describe('a candidate that is revoked while a request tries it (canary: request)', () => {
  let lab: MtlsLab;
  let server: LabServer;
  let front: CountingFront;
  let runtime: AppsInTossRuntime;
  let candidate: string;
  let onRequest: (request: IncomingMessage, response: ServerResponse) => void;

  beforeAll(async () => {
    Logger.overrideLogger(false);
    lab = await MtlsLab.open();
  });
  afterEach(() => lab.close());

  beforeEach(async () => {
    onRequest = (_, response) => answer(response, '{"error":"invalid_grant"}', 400);
    server = await lab.https((request, response) => onRequest(request, response));
    front = await CountingFront.before(lab, server.port);
    const pair = async (commonName: string, days: number) => {
      const validFrom = new Date(Date.now() - days * DAY_MS);
      return lab.authority.issue({ commonName, validFrom });
    };
    const old = await pair('old', 2);
    const fresh = await pair('candidate', 1);
    candidate = fresh.fingerprint256;
    let list = [{ cert: old.chain, key: old.key }];
    runtime = await AppsInTossRuntime.start({
      certificate: { load: async () => list },
      apiBaseUrl: front.origin,
      payBaseUrl: front.origin,
      ca: lab.authority.pem,
      watch: false,
      canary: 'request',
      warm: 1,
      // Nothing here ends because its time is over.
      deadline: 60_000,
    });
    lab.onClose(() => runtime.onApplicationShutdown());
    list = [...list, { cert: fresh.chain, key: fresh.key }];
  });

  /** Bytes that reached the server's side, and connections, after a revocation had resolved. */
  async function revoked(): Promise<() => { bytes: number; connections: number }> {
    await runtime.store.revoke(candidate);
    const { bytes, connections } = front;
    return () => ({ bytes: front.bytes - bytes, connections: front.connections - connections });
  }

  const activeName = (): string | undefined => runtime.store.active?.commonName;

  it('in the handshake of its trial: no request is begun', async () => {
    let after: ReturnType<typeof revoked> | undefined;
    server.server.on('secureConnection', (socket) => {
      if (nameOf(socket) === 'candidate') after ??= revoked();
    });
    await runtime.store.reload();
    for (let turns = 0; turns < 20; turns += 1) await turn();
    expect(after).toBeDefined();
    expect((await after!)().connections).toBe(0);
    expect(server.processed).toEqual([]);
    expect(activeName()).toBe('old');
  });

  it('in the handshake of the request: no byte follows, and no request', async () => {
    // Both have had their handshakes of the trial by then; the next connection is that of the request.
    let after: ReturnType<typeof revoked> | undefined;
    front.silentFrom = 3;
    front.onSilence = () => (after ??= revoked());
    await runtime.store.reload();
    expect(after).toBeDefined();
    const since = await after!;
    for (let turns = 0; turns < 20; turns += 1) await turn();
    expect(since()).toEqual({ bytes: 0, connections: 0 });
    expect(server.processed).toEqual([]);
    expect(activeName()).toBe('old');
  });

  it('while its request waits for an answer: no byte follows, and it does not take over', async () => {
    let after: ReturnType<typeof revoked> | undefined;
    onRequest = () => void (after = revoked());
    await runtime.store.reload();
    const since = await after!;
    for (let turns = 0; turns < 20; turns += 1) await turn();
    expect(since()).toEqual({ bytes: 0, connections: 0 });
    expect(server.processed).toHaveLength(1);
    expect(activeName()).toBe('old');
  });

  it('is otherwise tried by one request, and takes over', async () => {
    await runtime.store.reload();
    expect(server.processed).toEqual(['/api-partner/v1/apps-in-toss/user/oauth2/generate-token']);
    expect(server.callers).toEqual(['candidate']);
    expect(activeName()).toBe('candidate');
  });
});
