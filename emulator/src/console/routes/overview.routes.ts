import type { Platform } from '../../platform.js';
import type { AppList } from '../settings/app-list.js';
import { clockView } from '../views/clock-view.js';
import type { ConsoleRoute } from '../http/console-route.js';
import type { FaultList } from '../settings/fault-list.js';
import type { EnvironmentLine, OverviewView } from '../views/views.interface.js';
import { waitingPayments } from './money/payment.routes.js';

/** What the command knows and the platform does not. @internal */
export interface ConsoleAbout {
  readonly version: string;
  /** Path of the state; `null` when it ends with the process. */
  readonly state: string | null;
  readonly environment: readonly EnvironmentLine[];
}

/** @internal */
export function overviewRoutes(
  platform: Platform,
  apps: AppList,
  faults: FaultList,
  about: ConsoleAbout,
): ConsoleRoute[] {
  const { emulator } = platform;
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
        faults: faults.list(),
        waiting: waitingPayments(platform),
      }),
    },
  ];
}
