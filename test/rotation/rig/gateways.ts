import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Child } from '../../servers/rig/child.js';
import { freePorts, listening } from '../../servers/rig/ports.js';
import type { Gateway, StandOptions } from './stand.js';

type Start = NonNullable<StandOptions['gateway']>;
type Parts = Parameters<Start>[1];

/** Gateways that end mutual TLS and tell the judge the serial number they saw. */
const GATEWAYS: Record<
  string,
  (folder: string, port: number, backend: number) => [string, string[], string]
> = {
  nginx: (folder, port, backend) => [
    'nginx.conf',
    ['-p', folder, '-c', join(folder, 'nginx.conf'), '-e', 'stderr'],
    `daemon off; master_process off; pid ${folder}/nginx.pid; error_log stderr crit; events {}
http {
  access_log off; keepalive_timeout 30s; keepalive_requests 1000000;
  ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${folder}/temp;`).join(' ')}
  server {
    listen 127.0.0.1:${port} ssl;
    ssl_certificate ${folder}/server.pem; ssl_certificate_key ${folder}/server.pem;
    ssl_client_certificate ${folder}/ca.pem; ssl_verify_client on;
    location / { proxy_pass http://127.0.0.1:${backend}; proxy_set_header x-client-serial $ssl_client_serial; }
  }
}`,
  ],
  haproxy: (folder, port, backend) => [
    'haproxy.cfg',
    ['-db', '-q', '-f', join(folder, 'haproxy.cfg')],
    `global
  maxconn 4000
defaults
  mode http
  timeout connect 5s
  timeout client 30s
  timeout server 30s
frontend in
  bind 127.0.0.1:${port} ssl crt ${folder}/server.pem ca-file ${folder}/ca.pem verify required
  http-request set-header x-client-serial %[ssl_c_serial,hex]
  default_backend out
backend out
  server app 127.0.0.1:${backend}
`,
  ],
};

/** Those of them that are here. */
export function installedGateways(): string[] {
  return Object.keys(GATEWAYS).filter((name) => !spawnSync(name, ['-v']).error);
}

export function gateway(name: string): Start {
  return async (backend: number, { authority, server }: Parts): Promise<Gateway> => {
    const folder = await mkdtemp(join(tmpdir(), 'gateway-'));
    const [port = 0] = await freePorts(1);
    const [file, args, configuration] = GATEWAYS[name]!(folder, port, backend);
    await mkdir(join(folder, 'temp'));
    await writeFile(join(folder, 'server.pem'), server.chain + server.key, { mode: 0o600 });
    await writeFile(join(folder, 'ca.pem'), authority.pem);
    await writeFile(join(folder, file), configuration);
    const child = new Child(name, args);
    await listening(port, child);
    const close = async (): Promise<void> => {
      await child.close();
      await rm(folder, { recursive: true, force: true });
    };
    return { port, close };
  };
}
