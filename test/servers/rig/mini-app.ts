import { X509Certificate } from 'node:crypto';
import { Logger } from '@nestjs/common';
import type { AppsInTossModuleOptions } from '../../../lib/options/apps-in-toss-options.interface.js';
import { AppsInTossRuntime } from '../../../lib/runtime/apps-in-toss.runtime.js';
import type { Pair } from './material.js';

/** One mini-app as the module runs it, whose certificates the test changes. */
export class MiniApp {
  private constructor(
    readonly runtime: AppsInTossRuntime,
    private readonly pairs: Pair[],
  ) {}

  static async start(
    origin: string,
    ca: string,
    pairs: readonly Pair[],
    options: Partial<AppsInTossModuleOptions> = {},
  ): Promise<MiniApp> {
    Logger.overrideLogger(false);
    const all = [...pairs];
    const runtime = await AppsInTossRuntime.start({
      certificate: { load: () => Promise.resolve([...all]) },
      apiBaseUrl: origin,
      payBaseUrl: origin,
      ca,
      watch: false,
      deadline: 10_000,
      ...options,
    });
    return new MiniApp(runtime, all);
  }

  /** Whether it is the one that serves. */
  isActive({ cert }: Pair): boolean {
    return this.runtime.store.active?.fingerprint256 === new X509Certificate(cert).fingerprint256;
  }

  /** Adds a pair, and resolves when it was tried and serves, or does not. */
  async add(pair: Pair): Promise<void> {
    this.pairs.push(pair);
    await this.runtime.store.reload();
  }

  /** A read, which may go out again. */
  async read(path: string): Promise<number> {
    return (await this.runtime.http.axiosRef.get(path)).status;
  }

  /** What must never be processed twice. */
  async pay(path: string): Promise<number> {
    return (await this.runtime.http.axiosRef.post(path, { amount: 1000 })).status;
  }

  close(): Promise<void> {
    return this.runtime.onApplicationShutdown();
  }
}
