import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readJson } from './console-body.js';
import { ConsoleError, missing } from './console-error.js';
import { FileReply } from './console-route.js';
import type { ConsoleReply } from './console-route.js';
import type { ConsoleRouter } from './console-router.js';
import { Guard } from './guard.js';
import type { PageFiles } from './page-files.js';

/** Nothing but our own files, and no frame around them: a key can be on this page. */
const safeguards = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
};

/** The console page and the admin API under one loopback port, in plain HTTP: it never leaves the machine. @internal */
export class ConsoleServer {
  private readonly http: Server;
  private guard: Guard | undefined;

  constructor(
    private readonly router: ConsoleRouter,
    private readonly page: PageFiles,
    private readonly token: string,
  ) {
    this.http = createServer((request, response) => void this.serve(request, response));
  }

  /** Resolves to the port. */
  listen(host: string, port: number): Promise<number> {
    return new Promise((resolve, reject) => {
      this.http.once('error', reject);
      this.http.listen(port, host, () => {
        this.http.off('error', reject);
        const { port: taken } = this.http.address() as AddressInfo;
        this.guard = new Guard(taken, this.token);
        resolve(taken);
      });
    });
  }

  close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.http.close(() => resolve()));
    this.http.closeAllConnections();
    return closed;
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    // Whoever listens to the live stream may go away at any time.
    response.on('error', () => undefined);
    try {
      send(response, await this.answer(request, response));
    } catch (error) {
      const { status, code, message } = asConsoleError(error);
      if (response.headersSent) return void response.destroy();
      send(response, { error: { code, message } }, status);
    }
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<ConsoleReply> {
    this.guard?.checkSender(request);
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://console');
    const { method = 'GET' } = request;
    if (!pathname.startsWith('/api/')) {
      const file = method === 'GET' ? await this.page.find(pathname) : undefined;
      if (!file) throw missing(`There is no ${pathname}`);
      return file;
    }
    this.guard?.checkToken(request);
    const { route, params } = this.router.find(method, pathname);
    const body = await readJson(request);
    return route.handle({ params, query: searchParams, body, response });
  }
}

function asConsoleError(error: unknown): ConsoleError {
  if (error instanceof ConsoleError) return error;
  // What the emulator itself says about an argument is meant for people.
  if (error instanceof TypeError) return new ConsoleError(400, 'UNUSABLE', error.message);
  return new ConsoleError(500, 'FAULT', `Fault of the emulator: ${String(error)}`);
}

function send(response: ServerResponse, reply: ConsoleReply, status = 200): void {
  if (reply === undefined) return;
  const file = reply instanceof FileReply ? reply : undefined;
  const bytes = file?.bytes ?? Buffer.from(JSON.stringify(reply));
  response.writeHead(status, {
    ...safeguards,
    'content-type': file?.type ?? 'application/json; charset=utf-8',
    'content-length': bytes.length,
    ...(file?.type === 'application/zip' && { 'content-disposition': `attachment; filename="${file.name}"` }),
  });
  response.end(bytes);
}
