import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Listener, ServerKind, Setting } from './listener.interface.js';
import { oneProcess } from './one-process.js';

const MODULES = ['mpm_event', 'authz_core', 'socache_shmcb', 'ssl', 'proxy', 'proxy_http'];

/** Apache with `SSLVerifyClient require`, as a proxy. */
export const apache: ServerKind = apacheWith('Apache', 'SSLVerifyClient require');

/** Apache that takes every certificate of its authority into the handshake, and then only those of one name. */
export const apacheRequire: ServerKind = apacheWith(
  'Apache with Require',
  `SSLVerifyClient require
  <Location />
    Require expr "%{SSL_CLIENT_S_DN_CN} == 'standby'"
  </Location>`,
);

/** Apache that asks for a certificate for one path alone, which it only can after the handshake. */
export const apacheLate: ServerKind = apacheWith(
  'Apache that asks late',
  `SSLVerifyClient none
  <Location />
    SSLVerifyClient require
  </Location>`,
);

function apacheWith(name: string, verify: string): ServerKind {
  return {
    name,
    programs: ['apache2'],
    async start(setting) {
      const file = join(setting.folder, 'apache.conf');
      await writeFile(file, configuration(setting, verify));
      return oneProcess(setting, 'apache2', ['-X', '-f', file]);
    },
  };
}

function configuration({ folder, listeners, backend }: Setting, verify: string): string {
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
${listeners.map((listener) => host(listener, backend, verify)).join('\n')}
`;
}

function host({ port, tls }: Listener, backend: number, verify: string): string {
  return `
Listen 127.0.0.1:${port}
<VirtualHost 127.0.0.1:${port}>
  ProxyPass / http://127.0.0.1:${backend}/
  ${tls ? `${secured(tls)}\n  ${verify}` : ''}
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
  SSLVerifyDepth 2`;
}
