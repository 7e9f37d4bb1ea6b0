import { request } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RefusalSettings } from '../../src/console/settings/refusal-settings.js';
import { startConsole } from '../../src/console/start-console.js';
import type { RunningConsole } from '../../src/console/start-console.js';
import { startPlatform } from '../../src/platform.js';
import type { Platform } from '../../src/platform.js';
import { Tables } from '../../src/state/tables.js';

/** What the console answered. */
export interface ConsoleAnswer<Json> {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  /** Of a JSON answer; a test knows what it looks at. */
  readonly json: Json;
}

/** A platform with its console; closed after the tests of the file. */
export class Desk {
  platform!: Platform;
  console!: RunningConsole;
  private folder = '';

  async start(): Promise<void> {
    this.folder = await mkdtemp(join(tmpdir(), 'console-'));
    await writeFile(join(this.folder, 'index.html'), '<!doctype html>');
    const tables = new Tables();
    const refusals = new RefusalSettings(tables);
    this.platform = await startPlatform({ keys: 'ec', refusals }, tables);
    this.console = await startConsole(this.platform, {
      host: '127.0.0.1',
      port: 0,
      page: this.folder,
      refusals,
      version: '0.0.0',
      state: null,
      environment: [],
    });
  }

  async stop(): Promise<void> {
    await this.console.close();
    await this.platform.emulator.close();
    await rm(this.folder, { recursive: true });
  }

  /** Calls the admin API under its token. Not by `fetch`, which lets nobody choose Host and Origin. */
  call<Json = { error: { code: string } }>(
    method: string,
    path: string,
    { body, headers = {} }: { body?: unknown; headers?: Record<string, string> } = {},
  ): Promise<ConsoleAnswer<Json>> {
    return new Promise((resolve, reject) => {
      const call = request(
        new URL(path, this.console.origin),
        {
          method,
          headers: {
            authorization: `Bearer ${this.console.token}`,
            ...(body !== undefined && { 'content-type': 'application/json' }),
            ...headers,
          },
        },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('error', reject);
          response.on('end', () => {
            const text = Buffer.concat(chunks).toString('utf8');
            const isJson = String(response.headers['content-type']).startsWith('application/json');
            resolve({
              status: response.statusCode ?? 0,
              headers: response.headers,
              text,
              json: isJson ? JSON.parse(text) : (undefined as never),
            });
          });
        },
      );
      call.on('error', reject);
      call.end(body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body));
    });
  }
}

export function useDesk(): Desk {
  const desk = new Desk();
  beforeAll(() => desk.start());
  afterAll(() => desk.stop());
  return desk;
}
