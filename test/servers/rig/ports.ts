import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { Child } from './child.js';

/** Below those that the kernel gives to connections and to servers that do not care, which would take them meanwhile. */
const [FROM, TO] = [10_000, 32_000];

/** Ports that nothing listens on. All are held at once, so that no two are the same. */
export async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(Array.from({ length: count }, holdPort));
  const ports = servers.map((server) => (server.address() as AddressInfo).port);
  await Promise.all(servers.map((server) => once(server.close(), 'close')));
  return ports;
}

async function holdPort(): Promise<Server> {
  const server = createServer().listen(randomInt(FROM, TO), '127.0.0.1');
  try {
    await once(server, 'listening');
    return server;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    return holdPort();
  }
}

/** Java compiles its program first, on a machine that others use as well. */
const START_MS = 60_000;

/** Waits until a port takes connections; other programs do not say when they are ready. */
export async function listening(port: number, child: Child): Promise<void> {
  const until = performance.now() + START_MS;
  while (!(await accepts(port))) {
    if (child.death !== undefined) throw new Error(child.death);
    if (performance.now() > until) throw new Error(`nothing listens on port ${port} after ${START_MS} ms`);
    await pause(10);
  }
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
