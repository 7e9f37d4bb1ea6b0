import { Logger } from '@nestjs/common';
import type { AppsInTossModuleOptions } from '../../../../lib/options/apps-in-toss-options.interface.js';
import type { AppsInTossRuntime } from '../../../../lib/runtime/apps-in-toss.runtime.js';
import { answer, type LabServer, MtlsLab } from '../../../helpers/mtls-lab.js';
import { miniAppAt, PAGE, pageGateway, statusOf } from './page-gateway.js';

const LATE = PAGE.replace('<h1>', 'Reason: Cannot perform Post-Handshake Authentication.<h1>');

describe('a page with HTTP 403 or 401, which may be a refusal of the certificate', () => {
  let lab: MtlsLab;

  beforeAll(async () => {
    Logger.overrideLogger(false);
    lab = await MtlsLab.open();
  });
  afterEach(() => lab.close());

  const gateway = (letIn: readonly string[], status?: number, page?: string): Promise<LabServer> =>
    pageGateway(lab, letIn, status, page);
  const miniApp = (
    server: LabServer,
    options?: Partial<AppsInTossModuleOptions>,
    names?: readonly string[],
  ): Promise<AppsInTossRuntime> => miniAppAt(lab, server.origin, options, names);

  const active = ({ store }: AppsInTossRuntime): string => store.active?.commonName ?? '';
  const healthOf = async ({ health }: AppsInTossRuntime) =>
    (await health.isHealthy('toss', { probe: true })).toss;
  it.each([401, 403])(
    'HTTP %i to one certificate and not to another: that one takes over, and the read goes out again',
    async (status) => {
      const server = await gateway(['standby'], status);
      const runtime = await miniApp(server);
      expect(await statusOf(runtime.http.axiosRef.get('/read'))).toBe(200);
      expect(active(runtime)).toBe('standby');
      expect(runtime.store.heldBack?.reason).toMatchObject({ code: 'AIT_CERT_REFUSED' });
      expect(server.processed.filter((path) => path === '/read')).toHaveLength(2);
    },
  );

  it('a payment gets the page, for nothing is proved of it; the next one goes out under the other certificate', async () => {
    const server = await gateway(['standby']);
    const runtime = await miniApp(server);
    expect(await statusOf(runtime.http.axiosRef.post('/pay', {}))).toBe(403);
    expect(server.processed.filter((path) => path === '/pay')).toHaveLength(1);
    // It waits for the answer to the open question.
    expect(await statusOf(runtime.http.axiosRef.post('/pay', {}))).toBe(200);
    expect(active(runtime)).toBe('standby');
  });

  it('to everybody, as a firewall does: nothing changes', async () => {
    const server = await gateway([]);
    const runtime = await miniApp(server);
    expect(await statusOf(runtime.http.axiosRef.get('/read'))).toBe(403);
    expect(active(runtime)).toBe('my-mini-app');
    expect(runtime.store.rejection).toBeUndefined();
  });

  it('for this request only, while the certificate is taken: nothing changes', async () => {
    const server = await lab.https((request, response) =>
      request.url === '/admin'
        ? response.writeHead(403, { 'content-type': 'text/html' }).end(PAGE)
        : answer(response),
    );
    const runtime = await miniApp(server);
    expect(await statusOf(runtime.http.axiosRef.get('/admin'))).toBe(403);
    expect(active(runtime)).toBe('my-mini-app');
  });

  it('where no request was allowed to try: nothing is sent, nothing changes', async () => {
    const server = await gateway(['standby']);
    const runtime = await miniApp(server, { canary: 'handshake' });
    expect(await statusOf(runtime.http.axiosRef.get('/read'))).toBe(403);
    expect(active(runtime)).toBe('my-mini-app');
    expect(server.processed).toEqual(['/read']);
  });

  it.each([
    [
      'request',
      { status: 'down', code: 'AIT_CERT_REFUSED', candidates: ['AIT_CERT_REFUSED', 'AIT_UNDIAGNOSED'] },
    ],
    ['handshake', { status: 'up' }],
  ] as const)('health with the probe, and canary: %s', async (canary, expected) => {
    const runtime = await miniApp(await gateway([]), { canary }, ['my-mini-app']);
    expect(await healthOf(runtime)).toMatchObject(expected);
  });

  it('health with the probe finds it out for whoever takes over', async () => {
    const runtime = await miniApp(await gateway(['standby']));
    const activated = new Promise<string | undefined>((resolve) =>
      runtime.store.events$.subscribe(
        ({ type, certificate }) => type === 'activated' && resolve(certificate?.commonName),
      ),
    );
    expect(await healthOf(runtime)).toMatchObject({ status: 'down' });
    expect(await activated).toBe('standby');
  });

  it('of a gateway that asks for the certificate after the handshake: no other certificate would help', async () => {
    const server = await gateway(['standby'], 403, LATE);
    const runtime = await miniApp(server, { retries: 0 });
    const failure = await runtime.client
      .call({ method: 'GET', path: '/read', class: 'safe' })
      .catch((error: unknown) => error);
    expect(failure).toMatchObject({
      code: 'AIT_TLS_FAILED',
      side: 'they-refused-us',
      hint: { en: expect.stringContaining('post-handshake authentication') },
    });
    expect(active(runtime)).toBe('my-mini-app');
  });
});
