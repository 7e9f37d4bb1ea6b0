import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Child } from './child.js';
import type { Listener, ServerKind, Setting } from './listener.interface.js';
import { listening } from './ports.js';

/** stunnel, which takes TLS off before a server that knows nothing of it. It has no port without TLS. */
export const stunnel: ServerKind = {
  name: 'stunnel',
  programs: ['stunnel4'],
  async start(setting) {
    const file = join(setting.folder, 'stunnel.conf');
    const secured = setting.listeners.filter(({ tls }) => tls);
    await writeFile(file, configuration(secured, setting));
    const child = new Child('stunnel4', [file]);
    await Promise.all(secured.map(({ port }) => listening(port, child)));
    return { pidOf: ({ tls }) => (tls ? child.pid : 0), close: () => child.close() };
  },
};

function configuration(listeners: readonly Listener[], { backend }: Setting): string {
  return `foreground = yes\npid =\nsyslog = no\n${listeners.map((each) => service(each, backend)).join('\n')}`;
}

function service({ name, port, tls }: Listener, backend: number): string {
  if (!tls) return '';
  return `
[${name}-${tls.version}]
accept = 127.0.0.1:${port}
connect = 127.0.0.1:${backend}
cert = ${tls.cert}
key = ${tls.key}
CAfile = ${tls.ca}
CRLfile = ${tls.crl}
verifyChain = yes
requireCert = yes
sslVersionMin = ${tls.version}
sslVersionMax = ${tls.version}
${tls.version === 'TLSv1.1' ? 'securityLevel = 0' : ''}`;
}
