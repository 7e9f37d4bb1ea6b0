import { type DynamicModule, type FactoryProvider, Module, type ModuleMetadata } from '@nestjs/common';
import type { AppsInTossClient } from '../api/apps-in-toss-client.js';
import { getAppsInTossClientToken } from '../apps-in-toss.tokens.js';
import { AppsInTossJobs } from './apps-in-toss-jobs.js';
import type { AppsInTossJobsOptions } from './jobs-options.interface.js';

const OPTIONS = Symbol.for('nestjs-apps-in-toss:jobs-options');

/** @publicApi */
export interface AppsInTossJobsAsyncOptions extends Pick<ModuleMetadata, 'imports'> {
  /** Name of the mini-app whose client does the work, where it has one. */
  readonly name?: string;
  readonly inject?: FactoryProvider['inject'];
  // Nest does not know what is injected either.
  readonly useFactory: (
    ...injected: never[]
  ) => Omit<AppsInTossJobsOptions, 'name'> | Promise<Omit<AppsInTossJobsOptions, 'name'>>;
}

/**
 * Runs grants and bulk messages as BullMQ jobs. Provides `AppsInTossJobs`; `AppsInTossModule` has to be global or
 * imported beside it.
 *
 * @publicApi
 */
@Module({})
export class AppsInTossJobsModule {
  static forRoot(options: AppsInTossJobsOptions): DynamicModule {
    const { name, ...rest } = options;
    return AppsInTossJobsModule.forRootAsync({ ...(name !== undefined && { name }), useFactory: () => rest });
  }

  static forRootAsync({ name, imports, inject, useFactory }: AppsInTossJobsAsyncOptions): DynamicModule {
    return {
      module: AppsInTossJobsModule,
      imports: imports ?? [],
      providers: [
        { provide: OPTIONS, inject: inject ?? [], useFactory },
        {
          provide: AppsInTossJobs,
          inject: [getAppsInTossClientToken(name), OPTIONS],
          useFactory: (client: AppsInTossClient, options: AppsInTossJobsOptions) =>
            new AppsInTossJobs(client, { ...options, ...(name !== undefined && { name }) }),
        },
      ],
      exports: [AppsInTossJobs],
    };
  }
}
