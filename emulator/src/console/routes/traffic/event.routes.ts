import type { ServerResponse } from 'node:http';
import type { Platform } from '../../../platform.js';
import type { ConsoleRoute } from '../../http/console-route.js';
import type { RequestLog } from '../../request-log.js';

const beat = 15_000;

/** Server-sent events: `request` with the line, `change` with the name of a table that changed. @internal */
export function eventRoutes({ tables }: Platform, log: RequestLog): ConsoleRoute[] {
  return [{ method: 'GET', path: '/api/events', handle: ({ response }) => stream(response) }];

  function stream(response: ServerResponse): undefined {
    response.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
    });
    response.write(': here\n\n');
    const changed = new Set<string>();
    const stops = [
      log.onRequest((view) => send(response, 'request', view)),
      tables.onChange(({ table }) => {
        // A request changes several tables in one turn; they are told once each.
        if (changed.size === 0) setImmediate(flush);
        changed.add(table);
      }),
    ];
    const timer = setInterval(() => response.write(': beat\n\n'), beat).unref();
    response.once('close', () => {
      clearInterval(timer);
      for (const stop of stops) stop();
    });
    return undefined;

    function flush(): void {
      const names = [...changed];
      changed.clear();
      if (!response.destroyed) send(response, 'change', names);
    }
  }
}

function send(response: ServerResponse, name: string, data: unknown): void {
  // Who does not read gets no more: a page in a sleeping tab reads everything again when it wakes.
  if (response.writableLength > 1_000_000) return void response.destroy();
  response.write(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`);
}
