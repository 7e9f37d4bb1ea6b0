import {
  type DynamicModule,
  Inject,
  type InjectionToken,
  Module,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { type Emulator, type EmulatorOptions, startEmulator } from 'apps-in-toss-emulator';
import { MemoryOperationJournal } from '../api/journal/memory-operation-journal.js';
import { AppsInTossModule } from '../apps-in-toss.module.js';
import type { AppsInTossModuleOptions } from '../options/apps-in-toss-options.interface.js';

/** Token of the emulator; registered, so that the ESM and the CJS copy agree. */
const EMULATOR: InjectionToken = Symbol.for('nestjs-apps-in-toss:testing:emulator');

/**
 * Options of {@link AppsInTossTestingModule}.
 *
 * @publicApi
 */
export interface AppsInTossTestingModuleOptions {
  /** The mini-app: the CN of its certificate. Default `my-app`. */
  readonly appName?: string;
  /** Options of the emulator. Its keys are `ec` unless said otherwise: they are made in no time. */
  readonly emulator?: EmulatorOptions;
  /** Options of `AppsInTossModule` beside hosts, trust and certificate. Its journal is in memory unless given. */
  readonly module?: Partial<AppsInTossModuleOptions>;
  /** Name of the mini-app, as in the registration of `AppsInTossModule`. */
  readonly name?: string;
}

/** An emulator that ends with the application. */
@Module({})
class EmulatorModule implements OnApplicationShutdown {
  readonly #emulator: Emulator;

  constructor(@Inject(EMULATOR) emulator: Emulator) {
    this.#emulator = emulator;
  }

  async onApplicationShutdown(): Promise<void> {
    await this.#emulator.close();
  }
}

/**
 * A local Apps in Toss over real mutual TLS, and `AppsInTossModule` wired to it, in one import; for tests. Everything
 * that `AppsInTossModule` provides can be injected everywhere; {@link emulatorOf} gives the emulator. Both end with
 * `module.close()`. Each registration has an emulator of its own on free ports, so tests may run in parallel.
 *
 * @example
 * const module = await Test.createTestingModule({ imports: [AppsInTossTestingModule.forRoot()] }).compile();
 * const emulator = emulatorOf(module);
 *
 * @publicApi
 */
@Module({})
export class AppsInTossTestingModule {
  /** Registers both. */
  static forRoot(options: AppsInTossTestingModuleOptions = {}): DynamicModule {
    const { appName = 'my-app', name } = options;
    const emulated: DynamicModule = {
      module: EmulatorModule,
      providers: [
        { provide: EMULATOR, useFactory: () => startEmulator({ keys: 'ec', ...options.emulator }) },
      ],
      exports: [EMULATOR],
    };
    return {
      module: AppsInTossTestingModule,
      imports: [
        emulated,
        AppsInTossModule.forRootAsync({
          isGlobal: true,
          ...(name !== undefined && { name }),
          imports: [emulated],
          inject: [EMULATOR],
          useFactory: (emulator: Emulator) => wired(emulator, appName, options.module),
        }),
      ],
      exports: [emulated],
    };
  }
}

async function wired(
  emulator: Emulator,
  appName: string,
  options: Partial<AppsInTossModuleOptions> = {},
): Promise<AppsInTossModuleOptions> {
  const { apiBaseUrl, payBaseUrl, ca, decryption } = emulator;
  const { cert, key } = await emulator.issueCertificate(appName);
  return {
    apiBaseUrl,
    payBaseUrl,
    ca,
    decryption,
    certificate: { cert, key },
    watch: false,
    journal: new MemoryOperationJournal(),
    ...options,
  };
}

/** Injects the emulator of {@link AppsInTossTestingModule}. @publicApi */
export function InjectEmulator(): PropertyDecorator & ParameterDecorator {
  return Inject(EMULATOR);
}

/**
 * The emulator of {@link AppsInTossTestingModule}.
 *
 * @param app a testing module, or an application made of one
 * @publicApi
 */
export function emulatorOf(app: {
  get<T>(token: InjectionToken<T>, options: { strict: false }): T;
}): Emulator {
  return app.get(EMULATOR as InjectionToken<Emulator>, { strict: false });
}
