import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Listener, ServerKind, Setting } from './listener.interface.js';
import { oneProcess } from './one-process.js';

/** HAProxy with `verify required`, as a proxy. */
export const haproxy: ServerKind = {
  name: 'HAProxy',
  programs: ['haproxy'],
  async start(setting) {
    const file = join(setting.folder, 'haproxy.cfg');
    const binds = await Promise.all(setting.listeners.map((listener) => bind(listener, setting.folder)));
    await writeFile(file, configuration(binds, setting));
    return oneProcess(setting, 'haproxy', ['-db', '-q', '-f', file]);
  },
};

function configuration(binds: string[], { backend }: Setting): string {
  return `
global
  maxconn 200
defaults
  mode http
  timeout connect 5s
  timeout client 10s
  timeout server 10s
frontend in
  ${binds.join('\n  ')}
  default_backend out
backend out
  server app 127.0.0.1:${backend}
`;
}

/** It wants certificate and key in one file. */
async function bind({ name, port, tls }: Listener, folder: string): Promise<string> {
  if (!tls) return `bind 127.0.0.1:${port}`;
  const pem = join(folder, `${name}-${tls.version}.pem`);
  await writeFile(pem, (await readFile(tls.cert, 'utf8')) + (await readFile(tls.key, 'utf8')));
  const ciphers = tls.version === 'TLSv1.1' ? ' ciphers DEFAULT@SECLEVEL=0' : '';
  return (
    `bind 127.0.0.1:${port} ssl crt ${pem} ca-file ${tls.ca} crl-file ${tls.crl} verify required` +
    ` ssl-min-ver ${tls.version} ssl-max-ver ${tls.version}${ciphers}`
  );
}
