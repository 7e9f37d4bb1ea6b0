import type { Agent } from 'node:https';
import { startEmulator } from 'apps-in-toss-emulator';
import type { EmulatedUser, Emulator, EmulatorOptions } from 'apps-in-toss-emulator';
import { agentOf, call } from './call.js';
import type { CallOptions, Reply } from './call.js';

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

/** An emulator with one app signed up to it; closed after the tests of the file or block. */
export function useEmulator(options?: EmulatorOptions): App {
  const app = new App();
  beforeAll(() => app.start(options));
  afterAll(() => app.stop());
  return app;
}

export class App {
  emulator!: Emulator;
  private readonly agents = new Map<string, Agent>();

  async start(options?: EmulatorOptions): Promise<void> {
    this.emulator = await startEmulator(options);
    await this.join('my-app');
    await this.join('other-app');
  }

  async stop(): Promise<void> {
    for (const agent of this.agents.values()) agent.destroy();
    await this.emulator.close();
  }

  post(path: string, options?: CallOptions & { app?: string }): Promise<Reply> {
    return this.call('POST', path, options);
  }

  get(path: string, options?: CallOptions & { app?: string }): Promise<Reply> {
    return this.call('GET', path, options);
  }

  call(method: string, path: string, { app = 'my-app', ...options }: CallOptions & { app?: string } = {}) {
    return call(this.emulator, options.agent ?? this.agents.get(app)!, method, path, options);
  }

  exchange(authorizationCode: string, app?: string): Promise<Reply> {
    const body = { authorizationCode, referrer: 'DEFAULT' };
    return this.post('/user/oauth2/generate-token', { body, ...(app ? { app } : {}) });
  }

  /** Signs a user of `my-app` in. */
  async login(user?: Partial<EmulatedUser>): Promise<{ accessToken: string; refreshToken: string }> {
    const code = this.emulator.issueAuthorizationCode('my-app', user);
    return (await this.exchange(code)).body.success;
  }

  private async join(appName: string): Promise<void> {
    // Centuries of life: these tests move the clock for the sake of codes and tokens.
    const pair = await this.emulator.issueCertificate(appName, { keyType: 'ec', days: 36_500 });
    this.agents.set(appName, agentOf(this.emulator, pair, { keepAlive: true }));
  }
}
