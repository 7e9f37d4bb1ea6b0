import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Listener, ServerKind, Setting } from './listener.interface.js';
import { oneProcess } from './one-process.js';

/** nginx with `ssl_verify_client on`, as a proxy. */
export const nginx: ServerKind = {
  name: 'nginx',
  programs: ['nginx'],
  async start(setting) {
    const file = join(setting.folder, 'nginx.conf');
    await mkdir(join(setting.folder, 'temp'));
    await writeFile(file, configuration(setting));
    return oneProcess(setting, 'nginx', ['-p', setting.folder, '-c', file, '-e', 'stderr']);
  },
};

function configuration({ folder, listeners, backend }: Setting): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  return `
daemon off;
master_process off;
pid ${folder}/nginx.pid;
error_log stderr crit;
events {}
http {
  access_log off;
  client_max_body_size 16m;
  ${temporary.map((name) => `${name}_temp_path ${folder}/temp/${name};`).join('\n  ')}
  ${listeners.map((listener) => server(listener, backend)).join('\n  ')}
}`;
}

function server({ port, tls }: Listener, backend: number): string {
  const location = `location / { proxy_pass http://127.0.0.1:${backend}; }`;
  if (!tls) return `server { listen 127.0.0.1:${port}; ${location} }`;
  return `server {
    listen 127.0.0.1:${port} ssl;
    ssl_protocols ${tls.version};
    ${tls.version === 'TLSv1.1' ? 'ssl_ciphers DEFAULT@SECLEVEL=0;' : ''}
    ssl_certificate ${tls.cert};
    ssl_certificate_key ${tls.key};
    ssl_client_certificate ${tls.ca};
    ssl_crl ${tls.crl};
    ssl_verify_client on;
    ${location}
  }`;
}
