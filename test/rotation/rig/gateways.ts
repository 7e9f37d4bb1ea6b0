import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import type { SecureVersion } from 'node:tls';
import type { Issued } from '../../helpers/pki.js';
import { Child } from '../../servers/rig/child.js';
import { freePorts, listening } from '../../servers/rig/ports.js';
import { revocationList } from '../../servers/rig/revocation-list.js';
import type { Gateway, StandOptions } from './stand.js';

type Start = NonNullable<StandOptions['gateway']>;
type Parts = Parameters<Start>[1];

export interface RevokingGateway extends Gateway {
  /** Puts certificates on the gateway's list. Resolves when new handshakes under them are refused. */
  revoke(...revoked: Issued[]): Promise<void>;
}

export interface GatewaySetting {
  /** Default both. */
  readonly version?: SecureVersion;
  /**
   * Whether every connection ends with its answer and no TLS session is resumed, so that every request shows the
   * certificate anew. HAProxy goes on to resume sessions of certificates that are on its list by now.
   */
  readonly closes?: boolean;
}

interface Place extends GatewaySetting {
  readonly folder: string;
  readonly port: number;
  readonly backend: number;
}

interface Kind {
  readonly file: string;
  readonly args: (file: string, folder: string) => string[];
  readonly configuration: (place: Place) => string;
  /** Makes the running program take the list that lies in `<folder>/crl.pem`. */
  readonly takeList: (child: Child, folder: string, list: string) => Promise<void>;
}

/** Gateways that end mutual TLS and tell the judge the serial number they saw. */
const GATEWAYS: Readonly<Record<string, Kind>> = {
  nginx: {
    file: 'nginx.conf',
    args: (file, folder) => ['-p', folder, '-c', file, '-e', 'stderr'],
    configuration: ({ folder, port, backend, version, closes }) => `
daemon off; pid ${folder}/nginx.pid; error_log stderr crit; worker_processes 1; ${process.getuid?.() === 0 ? 'user root;' : ''}
events {}
http {
  access_log off; keepalive_timeout ${closes ? 0 : '30s'}; keepalive_requests 1000000;
  ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${folder}/temp;`).join(' ')}
  server {
    listen 127.0.0.1:${port} ssl; ssl_protocols ${version ?? 'TLSv1.2 TLSv1.3'};
    ssl_certificate ${folder}/server.pem; ssl_certificate_key ${folder}/server.pem;
    ssl_client_certificate ${folder}/ca.pem; ssl_crl ${folder}/crl.pem; ssl_verify_client on;
    location / { proxy_pass http://127.0.0.1:${backend}; proxy_set_header x-client-serial $ssl_client_serial; }
  }
}`,
    // The old worker goes on with what it has accepted; only its end says that the new one has taken over.
    takeList: async (child) => {
      const before = workersOf(child.pid);
      process.kill(child.pid, 'SIGHUP');
      const isReplaced = (): boolean => workersOf(child.pid).some((pid) => !before.includes(pid));
      while (!isReplaced()) await pause(5);
    },
  },
  haproxy: {
    file: 'haproxy.cfg',
    args: (file) => ['-db', '-q', '-f', file],
    configuration: ({ folder, port, backend, version, closes }) => `
global
  maxconn 4000
  stats socket ${folder}/admin.sock mode 600 level admin
  ${closes ? 'tune.ssl.cachesize 0' : ''}
defaults
  mode http
  ${closes ? 'option httpclose' : ''}
  timeout connect 5s
  timeout client 30s
  timeout server 30s
frontend in
  bind 127.0.0.1:${port} ssl crt ${folder}/server.pem ca-file ${folder}/ca.pem crl-file ${folder}/crl.pem verify required ${closes ? 'no-tls-tickets' : ''} ${version ? `ssl-min-ver ${version} ssl-max-ver ${version}` : ''}
  http-request set-header x-client-serial %[ssl_c_serial,hex]
  default_backend out
backend out
  server app 127.0.0.1:${backend}
`,
    takeList: async (_child, folder, list) => {
      const file = join(folder, 'crl.pem');
      await tellHaproxy(folder, `set ssl crl-file ${file} <<\n${list}\n`);
      await tellHaproxy(folder, `commit ssl crl-file ${file}\n`);
    },
  },
};

/** Those of them that are here. */
export function installedGateways(): string[] {
  return Object.keys(GATEWAYS).filter((name) => !spawnSync(name, ['-v']).error);
}

export function gateway(name: string, setting: GatewaySetting = {}) {
  return async (backend: number, { authority, server }: Parts): Promise<RevokingGateway> => {
    const folder = await mkdtemp(join(tmpdir(), 'gateway-'));
    const [port = 0] = await freePorts(1);
    const { file, args, configuration, takeList } = GATEWAYS[name]!;
    const inFolder = (content: string, ...names: string[]): Promise<void> =>
      writeFile(join(folder, ...names), content, { mode: 0o600 });
    await mkdir(join(folder, 'temp'));
    await inFolder(server.chain + server.key, 'server.pem');
    await inFolder(authority.pem, 'ca.pem');
    await inFolder(await revocationList(authority, []), 'crl.pem');
    await inFolder(configuration({ ...setting, folder, port, backend }), file);
    const child = new Child(name, args(join(folder, file), folder));
    await listening(port, child);
    return {
      port,
      async revoke(...revoked) {
        const list = await revocationList(authority, revoked);
        await inFolder(list, 'crl.pem');
        await takeList(child, folder, list);
      },
      async close() {
        // Unlike a kill, it also ends the workers of nginx.
        process.kill(child.pid, 'SIGTERM');
        while (child.death === undefined) await pause(5);
        await child.close();
        await rm(folder, { recursive: true, force: true });
      },
    };
  };
}

function workersOf(pid: number): string[] {
  return spawnSync('ps', ['-o', 'pid=', '--ppid', String(pid)], { encoding: 'utf8' })
    .stdout.split('\n')
    .map((each) => each.trim())
    .filter(Boolean);
}

/** One command on HAProxy's own socket. */
async function tellHaproxy(folder: string, command: string): Promise<void> {
  const socket = connect(join(folder, 'admin.sock'));
  await once(socket, 'connect');
  socket.write(command);
  const said = await text(socket);
  if (!/transaction (created|updated)|success/i.test(said)) throw new Error(`HAProxy said: ${said.trim()}`);
}
