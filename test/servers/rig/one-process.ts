import { Child } from './child.js';
import type { Running, Setting } from './listener.interface.js';
import { listening } from './ports.js';

const PROCESSED = /^processed (\S+)\n/gm;

/** A server whose one process holds all the ports. */
export async function oneProcess(setting: Setting, program: string, args: string[]): Promise<Running> {
  const child = new Child(program, args, (text) => {
    // One short line per write of the program, so a line is never cut.
    for (const [, path = ''] of text.toString('utf8').matchAll(PROCESSED)) setting.processed(path);
  });
  try {
    await Promise.all(setting.listeners.map(({ port }) => listening(port, child)));
  } catch (error) {
    await child.close();
    throw error;
  }
  return { pidOf: () => child.pid, close: () => child.close() };
}

/** The listeners as Node's and Go's programs read them. */
export function listenersAsJson({ listeners, tickets = true }: Setting): string {
  return JSON.stringify(
    listeners.map(({ port, tls }) => ({ address: `127.0.0.1:${port}`, tickets, ...tls })),
  );
}
