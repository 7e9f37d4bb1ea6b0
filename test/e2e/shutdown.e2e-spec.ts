import { AppsInTossClient, AppsInTossModule, ClientCertificateStore } from 'nestjs-apps-in-toss';
import { once } from 'node:events';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { createAuthority } from '../helpers/pki.js';
import { Emulated } from '../helpers/emulated.js';
import { failureOf, serverNames } from '../helpers/mtls-lab.js';

describe('shutdown', () => {
  let emulated: Emulated;
  let server: Server;

  beforeAll(async () => {
    emulated = await Emulated.start();
  });
  afterAll(async () => {
    await emulated.close();
    server.close();
  });

  it('lets a request in flight finish, then refuses new ones', async () => {
    const authority = await createAuthority();
    const identity = await authority.issue(serverNames());
    const { cert, key } = await authority.issue({ commonName: 'my-mini-app' });
    const inFlight = new Promise<() => void>((resolve) => {
      server = createServer(
        {
          cert: identity.chain,
          key: identity.key,
          ca: authority.pem,
          requestCert: true,
          rejectUnauthorized: true,
        },
        (_, response) => resolve(() => response.end('{"resultType":"SUCCESS","success":{"answered":true}}')),
      );
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const apiBaseUrl = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const module = await emulated.module([
      AppsInTossModule.forRoot({
        certificate: { cert, key },
        apiBaseUrl,
        payBaseUrl: apiBaseUrl,
        ca: authority.pem,
      }),
    ]);
    const client = module.get(AppsInTossClient);
    const call = client.call({ method: 'GET', path: '/slow', class: 'safe' });
    const respond = await inFlight;
    // Answered only when the shutdown has come to this module: the answer then finds its connection still open.
    module.get(ClientCertificateStore).events$.subscribe({ complete: () => setImmediate(respond) });
    const closed = module.close();
    expect(await call).toEqual({ answered: true });
    await closed;
    expect(await failureOf(client.call({ method: 'GET', path: '/late', class: 'safe' }))).toMatchObject({
      code: 'AIT_AGENT_CLOSED',
      outcome: 'not-sent',
      side: 'local',
    });
  });
});
