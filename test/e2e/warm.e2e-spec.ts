import { Logger } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import { AppsInTossClient, AppsInTossModule } from 'nestjs-apps-in-toss';
import { answer, type LabServer, MtlsLab } from '../helpers/mtls-lab.js';

describe('option warm', () => {
  let lab: MtlsLab;
  let server: LabServer;
  let module: TestingModule | undefined;

  beforeAll(async () => {
    Logger.overrideLogger(false);
    lab = await MtlsLab.open();
  });
  beforeEach(async () => {
    server = await lab.https((_, response) => answer(response, '{"resultType":"SUCCESS","success":{}}'));
  });
  afterEach(async () => {
    await module?.close();
    module = undefined;
    await lab.close();
  });

  async function start(warm: number, apiBaseUrl = server.origin): Promise<AppsInTossClient> {
    const { cert, key } = await lab.authority.issue({ commonName: 'my-mini-app' });
    const options = {
      certificate: { cert, key },
      apiBaseUrl,
      payBaseUrl: apiBaseUrl,
      ca: lab.authority.pem,
      warm,
    };
    module = await Test.createTestingModule({ imports: [AppsInTossModule.forRoot(options)] }).compile();
    return module.get(AppsInTossClient);
  }

  it('2: two connections are open when the app is ready, and the first call opens none', async () => {
    const client = await start(2);
    expect(server.connections()).toBe(2);
    await client.call({ method: 'GET', path: '/first', class: 'safe' });
    expect({ connections: server.connections(), callers: server.callers }).toEqual({
      connections: 2,
      callers: ['my-mini-app'],
    });
  });

  it('0: none before the first call', async () => {
    const client = await start(0);
    expect(server.connections()).toBe(0);
    await client.call({ method: 'GET', path: '/first', class: 'safe' });
    expect(server.connections()).toBe(1);
  });

  it('a host that cannot be reached does not keep the app from starting', async () => {
    await expect(start(2, 'https://no-such-host.invalid')).resolves.toBeDefined();
  });
});
