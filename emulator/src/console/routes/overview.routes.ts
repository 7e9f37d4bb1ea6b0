import type { Platform } from '../../platform.js';
import type { AppList } from '../app-list.js';
import { clockView } from '../clock-view.js';
import type { ConsoleRoute } from '../console-route.js';
import type { EnvironmentLine, OverviewView } from '../views.interface.js';

/** What the command knows and the platform does not. @internal */
export interface ConsoleAbout {
  readonly version: string;
  /** Path of the state; `null` when it ends with the process. */
  readonly state: string | null;
  readonly environment: readonly EnvironmentLine[];
}

/** @internal */
export function overviewRoutes({ emulator }: Platform, apps: AppList, about: ConsoleAbout): ConsoleRoute[] {
  return [
    {
      method: 'GET',
      path: '/api/overview',
      handle: (): OverviewView => ({
        ...about,
        apiBaseUrl: emulator.apiBaseUrl,
        payBaseUrl: emulator.payBaseUrl,
        apps: apps.names(),
        clock: clockView(emulator.clock),
        faults: [],
        waiting: {},
      }),
    },
  ];
}
