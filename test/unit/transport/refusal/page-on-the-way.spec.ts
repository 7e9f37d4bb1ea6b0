import { Logger } from '@nestjs/common';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AppsInTossRuntime } from '../../../../lib/runtime/apps-in-toss.runtime.js';
import { FaultyProxy } from '../../../faults/faulty-proxy.js';
import type { ProxyAct } from '../../../faults/schedule.js';
import { CountingFront } from '../../../helpers/counting-front.js';
import { answer, MtlsLab } from '../../../helpers/mtls-lab.js';
import { callerOf, miniAppAt, PAGE, pageGateway, statusOf } from './page-gateway.js';

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const active = ({ store }: AppsInTossRuntime): string | undefined => store.active?.commonName;

describe('a page that may be a refusal of the certificate, behind a proxy', () => {
  let lab: MtlsLab;
  beforeAll(async () => {
    Logger.overrideLogger(false);
    lab = await MtlsLab.open();
  });
  afterEach(() => lab.close());

  async function behind(acts: readonly ProxyAct[]) {
    const server = await pageGateway(lab, ['standby']);
    const proxy = await FaultyProxy.listen(acts);
    lab.onClose(() => proxy.finish());
    return { server, runtime: await miniAppAt(lab, server.origin, { proxy: { url: proxy.url } }) };
  }

  it('is compared through the proxy, and through nothing else', async () => {
    const { server, runtime } = await behind(['tunnel']);
    expect(await statusOf(runtime.http.axiosRef.get('/read'))).toBe(200);
    expect(active(runtime)).toBe('standby');
    // The read twice, and one harmless request under each certificate.
    expect(server.processed).toHaveLength(4);
  });

  it.each(['cut', '407', '502', 'garbage'] as const)(
    'which does not let the comparison through (%s): nothing is proved, nothing changes',
    async (act) => {
      const { server, runtime } = await behind(['tunnel', act]);
      expect(await statusOf(runtime.http.axiosRef.get('/read'))).toBe(403);
      expect(active(runtime)).toBe('my-mini-app');
      expect(runtime.store.rejection).toBeUndefined();
      expect(server.processed).toEqual(['/read']);
    },
  );

  it.each(['cut', '502'] as const)(
    'which lets only the first half of the comparison through (%s): nothing changes',
    async (act) => {
      const { server, runtime } = await behind(['tunnel', 'tunnel', act]);
      expect(await statusOf(runtime.http.axiosRef.get('/read'))).toBe(403);
      expect(active(runtime)).toBe('my-mini-app');
      expect(server.callers).toEqual(['my-mini-app', 'my-mini-app']);
    },
  );
});

describe('a page that may be a refusal of the certificate, beside a revocation', () => {
  let lab: MtlsLab;
  beforeAll(async () => {
    Logger.overrideLogger(false);
    lab = await MtlsLab.open();
  });
  afterEach(() => lab.close());

  const isTrial = ({ url }: IncomingMessage): boolean => url?.endsWith('/generate-token') === true;

  /** At the moment in which the trial under a certificate has arrived, one is revoked; the trial is never answered. */
  async function revokedIn(trialOf: string, revoked: string) {
    let bytes: (() => number) | undefined;
    const gone: Array<Promise<unknown>> = [];
    const server = await lab.https(async (request: IncomingMessage, response: ServerResponse) => {
      const caller = callerOf(request);
      if (!isTrial(request) || caller !== trialOf)
        return caller === 'standby' ? answer(response) : void response.writeHead(403).end(PAGE);
      gone.push(new Promise((resolve) => request.socket.once('close', resolve)));
      const certificate = runtime.store.certificates.find(({ commonName }) => commonName === revoked);
      await runtime.store.revoke(certificate!.fingerprint256);
      const before = front.bytes;
      bytes = () => front.bytes - before;
    });
    const front = await CountingFront.before(lab, server.port);
    const runtime = await miniAppAt(lab, front.origin, { deadline: 60_000 });
    const status = await statusOf(runtime.http.axiosRef.get('/read'));
    await Promise.all(gone);
    for (let turns = 0; turns < 20; turns += 1) await turn();
    return { runtime, server, status, bytes: bytes?.() };
  }

  it('of the standby, while it is tried: it does not take over, and no byte follows', async () => {
    const { runtime, server, status, bytes } = await revokedIn('standby', 'standby');
    expect({ status, bytes }).toEqual({ status: 403, bytes: 0 });
    expect(active(runtime)).toBe('my-mini-app');
    expect(runtime.store.rejection).toBeUndefined();
    expect(server.processed.filter((path) => path === '/read')).toHaveLength(1);
  });

  it('of the one in use, while it is tried: the other has taken over, and the read goes out under it', async () => {
    const { runtime, server, status } = await revokedIn('my-mini-app', 'my-mini-app');
    expect(status).toBe(200);
    expect(active(runtime)).toBe('standby');
    expect(server.callers).toEqual(['my-mini-app', 'my-mini-app', 'standby']);
  });
});
