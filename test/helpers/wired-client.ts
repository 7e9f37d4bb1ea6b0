import { type EmulatorOptions, type Emulator } from 'apps-in-toss-emulator';
import {
  AppsInTossClient,
  AppsInTossHttpService,
  AppsInTossModule,
  type AppsInTossModuleOptions,
} from 'nestjs-apps-in-toss';
import { Emulated } from './emulated.js';

export const APP = 'my-mini-app';

/** An emulator, and the client of one mini-app on it over real mutual TLS. */
export interface WiredClient {
  readonly emulator: Emulator;
  readonly toss: AppsInTossClient;
  readonly http: AppsInTossHttpService;
  close(): Promise<void>;
}

export async function wiredClient(
  emulatorOptions: EmulatorOptions = {},
  moduleOptions: Partial<AppsInTossModuleOptions> = {},
): Promise<WiredClient> {
  const emulated = await Emulated.start({ keys: 'ec', ...emulatorOptions });
  const module = await emulated.module([
    AppsInTossModule.forRoot(await emulated.options(APP, moduleOptions)),
  ]);
  return {
    emulator: emulated.emulator,
    toss: module.get(AppsInTossClient),
    http: module.get(AppsInTossHttpService),
    close: () => emulated.close(),
  };
}
