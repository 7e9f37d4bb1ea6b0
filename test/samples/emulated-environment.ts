import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Emulator, startEmulator } from 'apps-in-toss-emulator';

/** A local Apps in Toss, and the environment variables that a sample reads, as `.env` would set them. */
export class EmulatedEnvironment {
  readonly #before = { ...process.env };

  private constructor(
    readonly emulator: Emulator,
    readonly folder: string,
  ) {}

  static async start(): Promise<EmulatedEnvironment> {
    const emulator = await startEmulator({ keys: 'ec' });
    const environment = new EmulatedEnvironment(emulator, await mkdtemp(join(tmpdir(), 'sample-')));
    const { certPath = '', keyPath = '' } = await emulator.issueCertificate('my-app', {
      directory: environment.folder,
    });
    environment.set({
      APPS_IN_TOSS_CERT: certPath,
      APPS_IN_TOSS_KEY: keyPath,
      APPS_IN_TOSS_API_BASE_URL: emulator.apiBaseUrl,
      APPS_IN_TOSS_PAY_BASE_URL: emulator.payBaseUrl,
      APPS_IN_TOSS_CA: emulator.ca,
    });
    return environment;
  }

  set(variables: Readonly<Record<string, string>>): void {
    Object.assign(process.env, variables);
  }

  async close(): Promise<void> {
    process.env = this.#before;
    await this.emulator.close();
    await rm(this.folder, { recursive: true, force: true });
  }
}
