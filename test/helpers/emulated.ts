import type { DynamicModule, Type } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import { type Emulator, type EmulatorOptions, startEmulator } from 'apps-in-toss-emulator';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AppsInTossModuleOptions } from 'nestjs-apps-in-toss';

/** An emulator with folders and applications of its own; `close()` ends them all. */
export class Emulated {
  readonly #modules: Array<{ close(): Promise<void> }> = [];
  readonly #folders: string[] = [];

  private constructor(readonly emulator: Emulator) {}

  static async start(options?: EmulatorOptions): Promise<Emulated> {
    return new Emulated(await startEmulator(options));
  }

  /** A folder that is gone after `close()`. */
  async folder(): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), '앱인토스 '));
    this.#folders.push(folder);
    return folder;
  }

  /** Hosts, trust and decryption as an application of this emulator sets them. */
  connection(): Omit<AppsInTossModuleOptions, 'certificate'> {
    const { apiBaseUrl, payBaseUrl, ca, decryption } = this.emulator;
    return { apiBaseUrl, payBaseUrl, ca, decryption };
  }

  /** All options for a mini-app with a fresh certificate. */
  async options(
    appName = 'my-mini-app',
    more: Partial<AppsInTossModuleOptions> = {},
  ): Promise<AppsInTossModuleOptions> {
    const { cert, key } = await this.emulator.issueCertificate(appName, { keyType: 'ec' });
    return { ...this.connection(), certificate: { cert, key }, watch: false, ...more };
  }

  /** Compiles and starts a testing module; closed by `close()`. */
  async module(
    imports: Array<DynamicModule | Type | Promise<DynamicModule>>,
    providers: Type[] = [],
  ): Promise<TestingModule> {
    const module = await Test.createTestingModule({ imports, providers }).compile();
    this.#modules.push(module);
    await module.init();
    return module;
  }

  /** Something else to close with the rest. */
  closeLater<T extends { close(): Promise<void> }>(closable: T): T {
    this.#modules.push(closable);
    return closable;
  }

  /** Ends the applications, keeps the emulator for the next test. */
  async closeApps(): Promise<void> {
    for (const module of this.#modules.splice(0).reverse()) await module.close();
  }

  async close(): Promise<void> {
    await this.closeApps();
    await this.emulator.close();
    for (const folder of this.#folders.splice(0)) await rm(folder, { recursive: true, force: true });
  }
}
