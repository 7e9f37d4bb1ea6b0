import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Listener, ServerKind, Setting } from './listener.interface.js';
import { oneProcess } from './one-process.js';

const MODULES = ['mpm_event', 'authz_core', 'socache_shmcb', 'ssl', 'proxy', 'proxy_http'];

/** Apache with `SSLVerifyClient require`, as a proxy. */
export const apache: ServerKind = {
  name: 'Apache',
  programs: ['apache2'],
  async start(setting) {
    const file = join(setting.folder, 'apache.conf');
    await writeFile(file, configuration(setting));
    return oneProcess(setting, 'apache2', ['-X', '-f', file]);
  },
};

function configuration({ folder, listeners, backend }: Setting): string {
  const modules = MODULES.map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`);
  return `
ServerRoot ${folder}
ServerName localhost
PidFile ${folder}/apache.pid
DefaultRuntimeDir ${folder}
ErrorLog ${folder}/apache.log
${modules.join('\n')}
User www-data
Group www-data
${listeners.map((listener) => host(listener, backend)).join('\n')}
`;
}

function host({ port, tls }: Listener, backend: number): string {
  return `
Listen 127.0.0.1:${port}
<VirtualHost 127.0.0.1:${port}>
  ProxyPass / http://127.0.0.1:${backend}/
  ${tls ? secured(tls) : ''}
</VirtualHost>`;
}

function secured({ version, cert, key, ca, crl }: NonNullable<Listener['tls']>): string {
  return `SSLEngine on
  SSLProtocol -all +${version}
  ${version === 'TLSv1.1' ? 'SSLCipherSuite DEFAULT@SECLEVEL=0' : ''}
  SSLCertificateFile ${cert}
  SSLCertificateKeyFile ${key}
  SSLCACertificateFile ${ca}
  SSLCARevocationFile ${crl}
  SSLCARevocationCheck leaf
  SSLVerifyClient require
  SSLVerifyDepth 2`;
}
