import { randomBytes } from 'node:crypto';
import type { Platform } from '../platform.js';
import { AppList } from './settings/app-list.js';
import { ConsoleRouter } from './http/console-router.js';
import { ConsoleServer } from './http/console-server.js';
import { PageFiles } from './http/page-files.js';
import type { RefusalSettings } from './settings/refusal-settings.js';
import { RequestLog } from './request-log.js';
import { FaultList } from './settings/fault-list.js';
import { appRoutes } from './routes/app.routes.js';
import { certificateRoutes } from './routes/certificate.routes.js';
import { clockRoutes } from './routes/clock.routes.js';
import { eventRoutes } from './routes/traffic/event.routes.js';
import { ledgerRoutes } from './routes/money/ledger.routes.js';
import { overviewRoutes } from './routes/overview.routes.js';
import type { ConsoleAbout } from './routes/overview.routes.js';
import { refusalRoutes } from './routes/traffic/refusal.routes.js';
import { requestRoutes } from './routes/traffic/request.routes.js';
import { callbackRoutes } from './routes/traffic/callback.routes.js';
import { faultRoutes } from './routes/traffic/fault.routes.js';
import { messageRoutes } from './routes/traffic/message.routes.js';
import { orderRoutes } from './routes/money/order.routes.js';
import { paymentRoutes } from './routes/money/payment.routes.js';
import { promotionRoutes } from './routes/money/promotion.routes.js';
import { userRoutes } from './routes/user.routes.js';

/** @internal */
export interface ConsoleOptions extends ConsoleAbout {
  readonly host: string;
  readonly port: number;
  /** What the platform was started with as `refusals`. */
  readonly refusals: RefusalSettings;
  /** Folder of the built page. */
  readonly page: string;
}

/** A console that listens. @internal */
export interface RunningConsole {
  /** Such as `http://127.0.0.1:9445`. */
  readonly origin: string;
  /** What the admin API wants to see. Kept in the state, so that an open page goes on after a restart. */
  readonly token: string;
  readonly apps: AppList;
  close(): Promise<void>;
}

/** @throws Error of `net` when the port is taken @internal */
export async function startConsole(platform: Platform, options: ConsoleOptions): Promise<RunningConsole> {
  const { host, port, page, refusals, ...about } = options;
  const apps = new AppList(platform);
  const log = new RequestLog(platform);
  const faults = new FaultList(platform.emulator);
  const router = new ConsoleRouter([
    ...overviewRoutes(platform, apps, faults, about),
    ...appRoutes(apps),
    ...certificateRoutes(platform, apps, refusals),
    ...requestRoutes(log),
    ...eventRoutes(platform, log),
    ...ledgerRoutes(platform),
    ...userRoutes(platform, apps),
    ...clockRoutes(platform),
    ...paymentRoutes(platform, apps),
    ...orderRoutes(platform, apps),
    ...promotionRoutes(platform, apps),
    ...messageRoutes(platform, apps),
    ...faultRoutes(faults),
    ...refusalRoutes(refusals),
    ...callbackRoutes(platform, apps),
  ]);
  const token = rememberedToken(platform);
  const server = new ConsoleServer(router, new PageFiles(page), token);
  const taken = await server.listen(host, port);
  const name = host.includes(':') ? `[${host}]` : host;
  return { origin: `http://${name}:${taken}`, token, apps, close: () => server.close() };
}

function rememberedToken({ tables }: Platform): string {
  const table = tables.table<{ token: string }>('console.token');
  return (table.get('token') ?? table.set('token', { token: randomBytes(24).toString('base64url') })).token;
}
