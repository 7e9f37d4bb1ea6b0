import { createServer as createTcpServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Emulator, startEmulator } from 'apps-in-toss-emulator';
import { createAuthority } from '../helpers/pki.js';
import { Project } from './project.js';

/** Three seconds are the aim (`--timeout` is 1.2 s, and two silences end it); a busy machine needs some of its own. */
const LIMIT_MS = 6_000;
/** Of TCP, without a certificate, and under it: to each of both hosts. A second look at silence would be one more. */
const CONNECTIONS = 6;
const sockets = new Set<Socket>();
let connections = 0;
let emulator: Emulator;
let project: Project;
let server: Server | undefined;

beforeEach(async () => {
  emulator = await startEmulator({ keys: 'ec' });
  project = await Project.healthy(emulator);
  connections = 0;
});
afterEach(async () => {
  for (const socket of sockets) socket.destroy();
  await new Promise((resolve) => (server ? server.close(resolve) : resolve(undefined)));
  await Promise.all([project.remove(), emulator.close()]);
});

function keep(socket: Socket): void {
  sockets.add(socket);
  socket.on('error', () => socket.destroy());
}

async function bothHostsAre(silent: Server): Promise<void> {
  server = silent.on('connection', () => (connections += 1)).listen(0, '127.0.0.1');
  await new Promise((resolve) => silent.once('listening', resolve));
  const origin = `https://127.0.0.1:${(silent.address() as AddressInfo).port}`;
  await project.variables({ APPS_IN_TOSS_API_BASE_URL: origin, APPS_IN_TOSS_PAY_BASE_URL: origin });
}

async function examined(): Promise<{ wrong: string[]; ms: number }> {
  const start = performance.now();
  const { checks } = await project.examine();
  const ms = performance.now() - start;
  return { wrong: checks.filter(({ findings }) => findings).map(({ code }) => code), ms };
}

describe('hosts that say nothing', () => {
  it('behind an open port: the handshake is named, after one silence', async () => {
    await bothHostsAre(createTcpServer(keep));
    const { wrong, ms } = await examined();
    expect(wrong).toEqual(['AIT-D030']);
    expect(connections).toBe(CONNECTIONS);
    expect(ms).toBeLessThan(LIMIT_MS);
  });

  it('after the handshake: that no answer comes is named, after one silence', async () => {
    const authority = await createAuthority();
    const { cert, key } = await authority.issue({ eku: 'serverAuth', altNames: ['127.0.0.1'] });
    await project.write('ca.crt', authority.pem);
    await bothHostsAre(createTlsServer({ cert, key }, keep));
    const { wrong, ms } = await examined();
    expect(wrong).toEqual(['AIT-D030']);
    expect(connections).toBe(CONNECTIONS);
    expect(ms).toBeLessThan(LIMIT_MS);
  });
});
