import type { AppsInTossModuleOptions } from './apps-in-toss-options.interface.js';

/**
 * The hosts of Apps in Toss: the one table that options, environment, connections and checks go by. The origins are
 * those of the developer site (firewall table of the integration page).
 *
 * @internal
 */
export const HOSTS = {
  api: {
    option: 'apiBaseUrl',
    origin: 'https://apps-in-toss-api.toss.im',
    variables: ['APPS_IN_TOSS_API_BASE_URL', 'TOSS_API_BASE_URL'],
  },
  pay: {
    option: 'payBaseUrl',
    origin: 'https://pay-apps-in-toss-api.toss.im',
    variables: ['APPS_IN_TOSS_PAY_BASE_URL', 'TOSS_PAY_BASE_URL'],
  },
} as const;

/** @internal */
export type HostName = keyof typeof HOSTS;

/** Where each host is, as the options have it. @internal */
export type Origins = Readonly<Record<HostName, string>>;

/** @internal */
export function originsOf(options: Pick<AppsInTossModuleOptions, 'apiBaseUrl' | 'payBaseUrl'>): Origins {
  const entries = Object.entries(HOSTS).map(([name, { option, origin }]) => [
    name,
    new URL(options[option] ?? origin).origin,
  ]);
  return Object.fromEntries(entries) as Origins;
}
