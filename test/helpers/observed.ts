import type { DynamicModule } from '@nestjs/common';
import type { Emulator } from 'apps-in-toss-emulator';
import {
  AppsInTossClient,
  AppsInTossHttpService,
  AppsInTossModule,
  type AppsInTossModuleOptions,
  ClientCertificateStore,
  getAppsInTossClientToken,
  getAppsInTossHttpServiceToken,
} from 'nestjs-apps-in-toss';
import type { TestingModule } from '@nestjs/testing';
import { Emulated } from './emulated.js';

/** An application with views of its mini-apps, on an emulator of its own. */
export interface Observed {
  readonly emulator: Emulator;
  readonly module: TestingModule;
  readonly client: AppsInTossClient;
  readonly http: AppsInTossHttpService;
  readonly store: ClientCertificateStore;
  named(name: string): { client: AppsInTossClient; http: AppsInTossHttpService };
  closeApp(): Promise<void>;
  close(): Promise<void>;
}

/** @param names further mini-apps beside the one without a name */
export async function observed(
  views: readonly DynamicModule[],
  options: Partial<AppsInTossModuleOptions> = {},
  names: readonly string[] = [],
): Promise<Observed> {
  const emulated = await Emulated.start({ keys: 'ec' });
  const main = await emulated.options('my-mini-app', options);
  const others = await Promise.all(
    names.map(async (name) =>
      AppsInTossModule.forRoot({ ...(await emulated.options(name, options)), isGlobal: true, name }),
    ),
  );
  const module = await emulated.module([
    AppsInTossModule.forRoot({ ...main, isGlobal: true }),
    ...others,
    ...views,
  ]);
  return {
    emulator: emulated.emulator,
    module,
    client: module.get(AppsInTossClient),
    http: module.get(AppsInTossHttpService),
    store: module.get(ClientCertificateStore),
    named: (name) => ({
      client: module.get(getAppsInTossClientToken(name)),
      http: module.get(getAppsInTossHttpServiceToken(name)),
    }),
    closeApp: () => emulated.closeApps(),
    close: () => emulated.close(),
  };
}
