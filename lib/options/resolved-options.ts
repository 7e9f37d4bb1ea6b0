import type { AppsInTossModuleOptions } from './apps-in-toss-options.interface.js';

const API_BASE_URL = 'https://apps-in-toss-api.toss.im';
const PAY_BASE_URL = 'https://pay-apps-in-toss-api.toss.im';

/** Options with their defaults filled in. @internal */
export type ResolvedOptions = ReturnType<typeof resolveOptions>;

/**
 * Fills in the defaults. The hosts are those of the developer site (firewall table of the integration page).
 *
 * @internal
 */
export function resolveOptions(options: AppsInTossModuleOptions) {
  return {
    ...options,
    apiBaseUrl: new URL(options.apiBaseUrl ?? API_BASE_URL).origin,
    payBaseUrl: new URL(options.payBaseUrl ?? PAY_BASE_URL).origin,
    deadline: options.deadline ?? 10_000,
    maxResponseBytes: options.maxResponseBytes ?? 4 * 1024 * 1024,
    warm: options.warm ?? 0,
    canary: options.canary ?? 'handshake',
    watch: options.watch ?? {},
    startup: options.startup ?? 'strict',
  } as const;
}
