import { randomBytes } from 'node:crypto';
import type { Platform } from '../platform.js';
import { AppList } from './app-list.js';
import { ConsoleRouter } from './console-router.js';
import { ConsoleServer } from './console-server.js';
import { PageFiles } from './page-files.js';
import { RequestLog } from './request-log.js';
import { appRoutes } from './routes/app.routes.js';
import { certificateRoutes } from './routes/certificate.routes.js';
import { clockRoutes } from './routes/clock.routes.js';
import { eventRoutes } from './routes/event.routes.js';
import { ledgerRoutes } from './routes/ledger.routes.js';
import { overviewRoutes } from './routes/overview.routes.js';
import type { ConsoleAbout } from './routes/overview.routes.js';
import { requestRoutes } from './routes/request.routes.js';
import { userRoutes } from './routes/user.routes.js';

/** @internal */
export interface ConsoleOptions extends ConsoleAbout {
  readonly host: string;
  readonly port: number;
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
  const { host, port, page, ...about } = options;
  const apps = new AppList(platform);
  const log = new RequestLog(platform);
  const router = new ConsoleRouter([
    ...overviewRoutes(platform, apps, about),
    ...appRoutes(apps),
    ...certificateRoutes(platform, apps),
    ...requestRoutes(log),
    ...eventRoutes(platform, log),
    ...ledgerRoutes(platform),
    ...userRoutes(platform, apps),
    ...clockRoutes(platform),
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
