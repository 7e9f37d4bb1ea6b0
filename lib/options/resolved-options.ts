import type { AppsInTossModuleOptions } from './apps-in-toss-options.interface.js';
import { originsOf } from './hosts.js';

/** Options with their defaults filled in. @internal */
export type ResolvedOptions = ReturnType<typeof resolveOptions>;

/** Fills in the defaults. @internal */
export function resolveOptions(options: AppsInTossModuleOptions) {
  return {
    ...options,
    origins: originsOf(options),
    deadline: options.deadline ?? 10_000,
    maxResponseBytes: options.maxResponseBytes ?? 4 * 1024 * 1024,
    warm: options.warm ?? 0,
    canary: options.canary ?? 'handshake',
    watch: options.watch ?? {},
    startup: options.startup ?? 'strict',
  } as const;
}
