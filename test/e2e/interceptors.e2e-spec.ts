import { AppsInTossClient, AppsInTossHttpService, AppsInTossModule } from 'nestjs-apps-in-toss';
import { Emulated } from '../helpers/emulated.js';
import { failureOf } from '../helpers/mtls-lab.js';

describe('an interceptor on axiosRef', () => {
  let emulated: Emulated;
  let client: AppsInTossClient;
  let http: AppsInTossHttpService;

  beforeAll(async () => {
    emulated = await Emulated.start();
    const module = await emulated.module([AppsInTossModule.forRoot(await emulated.options())]);
    client = module.get(AppsInTossClient);
    http = module.get(AppsInTossHttpService);
  });
  afterEach(() => {
    http.axiosRef.interceptors.request.clear();
    http.axiosRef.interceptors.response.clear();
  });
  afterAll(() => emulated.close());

  it('sees the calls of the typed client, answers and failures alike', async () => {
    const seen: string[] = [];
    http.axiosRef.interceptors.request.use((config) => {
      seen.push(`> ${config.method} ${new URL(config.url ?? '').pathname.split('/').at(-1)}`);
      return config;
    });
    http.axiosRef.interceptors.response.use((response) => {
      seen.push(`< ${response.status}`);
      return response;
    });
    const authorizationCode = emulated.emulator.issueAuthorizationCode('my-mini-app');
    await client.login.generateToken({ authorizationCode, referrer: 'DEFAULT' });
    await failureOf(client.login.generateToken({ authorizationCode, referrer: 'DEFAULT' }));
    expect(seen).toEqual(['> post generate-token', '< 200', '> post generate-token', '< 400']);
  });

  it('errors of the typed client stay its own', async () => {
    http.axiosRef.interceptors.response.use((response) => response);
    emulated.emulator.script('POST', '/user/oauth2/access/remove-by-user-key').destroyBeforeProcessing();
    const error = await failureOf(client.login.removeByUserKey({ userKey: 1 }));
    expect(error).toMatchObject({ operation: 'login.removeByUserKey', outcome: 'unknown' });
  });

  it('one that was ejected costs nothing and sees nothing', async () => {
    const seen: unknown[] = [];
    const id = http.axiosRef.interceptors.request.use((config) => {
      seen.push(config);
      return config;
    });
    http.axiosRef.interceptors.request.eject(id);
    const authorizationCode = emulated.emulator.issueAuthorizationCode('my-mini-app');
    await client.login.generateToken({ authorizationCode, referrer: 'DEFAULT' });
    expect(seen).toEqual([]);
  });
});
