import { mkdir, readFile, rename, symlink, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { ClientCertificateStore } from 'nestjs-apps-in-toss';
import { filter, firstValueFrom } from 'rxjs';
import type { EmulatedEnvironment } from '../../../test/samples/emulated-environment.js';
import { SampleApp } from '../../../test/samples/sample-app.js';
import { AppModule } from '../src/app.module.js';
import { Pager } from '../src/pager.js';

/** A folder as kubelet makes it: files are links through `..data`, which is swapped in one step. */
class SecretMount {
  #versions = 0;

  constructor(
    readonly mount: string,
    readonly toss: EmulatedEnvironment,
  ) {}

  async replace(): Promise<string> {
    const version = `..2026_11_24_${(this.#versions += 1)}`;
    const directory = join(this.mount, version);
    await mkdir(directory, { recursive: true });
    const {
      certPath = '',
      keyPath = '',
      ...issued
    } = await this.toss.emulator.issueCertificate('my-app', {
      name: 'my-app',
      directory,
      // Whole seconds: a later one wins.
      validFrom: new Date(Date.now() - 3_600_000 + this.#versions * 60_000),
    });
    await symlink(version, join(this.mount, '..data_tmp'));
    await rename(join(this.mount, '..data_tmp'), join(this.mount, '..data'));
    if (this.#versions === 1) {
      for (const file of [certPath, keyPath]) {
        await symlink(join('..data', basename(file)), join(this.mount, basename(file)));
      }
    }
    return issued.fingerprint256;
  }

  async damage(): Promise<void> {
    const directory = join(this.mount, '..damaged');
    await mkdir(directory);
    await writeFile(join(directory, 'my-app_public.crt'), 'not a certificate');
    await writeFile(join(directory, 'my-app_private.key'), 'not a key');
    await symlink('..damaged', join(this.mount, '..data_tmp'));
    await rename(join(this.mount, '..data_tmp'), join(this.mount, '..data'));
  }
}

describe('sample/rotation', () => {
  let sample: SampleApp;
  let secret: SecretMount;
  let first: string;

  beforeAll(async () => {
    sample = await SampleApp.start(AppModule, {
      prepare: async (toss) => {
        const mount = join(toss.folder, 'mount');
        secret = new SecretMount(mount, toss);
        first = await secret.replace();
        toss.set({ CERT_DIR: mount });
      },
    });
  });
  afterAll(() => sample.close());

  const store = () => sample.app.get(ClientCertificateStore);
  const login = () =>
    sample
      .request()
      .post('/login')
      .send({
        authorizationCode: sample.toss.emulator.issueAuthorizationCode('my-app'),
        referrer: 'DEFAULT',
      });
  const heard = (type: string) =>
    firstValueFrom(store().events$.pipe(filter((event) => event.type === type)));

  it('goes out under the new certificate after kubelet swapped the folder', async () => {
    expect(store().active?.fingerprint256).toBe(first);
    expect((await login()).status).toBe(200);
    const activated = heard('activated');
    const second = await secret.replace();
    await activated;
    expect(store().active?.fingerprint256).toBe(second);
    expect((await login()).status).toBe(200);
  });

  it('keeps what works when the Secret is damaged, and pages somebody', async () => {
    const failed = heard('reload-failed');
    await secret.damage();
    await failed;
    expect((await login()).status).toBe(200);
    const { body } = await sample.request().get('/certificate');
    expect(body).toMatchObject({ problem: expect.stringMatching(/^AIT_CERT_/) });
    expect(sample.app.get(Pager).pages).toContain('reload-failed');
    expect(await readFile(join(secret.mount, 'my-app_public.crt'), 'utf8')).toBe('not a certificate');
  });
});
