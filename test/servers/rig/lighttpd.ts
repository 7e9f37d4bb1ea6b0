import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Listener, ServerKind, Setting } from './listener.interface.js';
import { oneProcess } from './one-process.js';

/** lighttpd with `ssl.verifyclient.enforce`, as a proxy. */
export const lighttpd: ServerKind = {
  name: 'lighttpd',
  programs: ['lighttpd', '/usr/lib/lighttpd/mod_openssl.so'],
  // It does not show a certificate of its own that has expired, and says no more than "internal_error".
  differs: { 'expired server': ['AIT_TLS_FAILED'] },
  async start(setting) {
    const file = join(setting.folder, 'lighttpd.conf');
    await writeFile(file, configuration(setting));
    return oneProcess(setting, 'lighttpd', ['-D', '-f', file]);
  },
};

function configuration({ folder, listeners, backend }: Setting): string {
  // The one without TLS is the ordinary port.
  const plain = listeners.find(({ tls }) => !tls);
  return `
server.modules = ("mod_openssl", "mod_proxy")
server.document-root = "${folder}"
server.errorlog = "${folder}/lighttpd.log"
server.bind = "127.0.0.1"
server.port = ${plain?.port ?? 0}
proxy.server = ("" => (("host" => "127.0.0.1", "port" => ${backend})))
${listeners.map(secured).join('\n')}
`;
}

function secured({ port, tls }: Listener): string {
  if (!tls) return '';
  const { version, cert, key, ca, crl } = tls;
  return `
$SERVER["socket"] == "127.0.0.1:${port}" {
  ssl.engine = "enable"
  ssl.pemfile = "${cert}"
  ssl.privkey = "${key}"
  ssl.verifyclient.activate = "enable"
  ssl.verifyclient.enforce = "enable"
  ssl.verifyclient.depth = 2
  ssl.verifyclient.ca-file = "${ca}"
  ssl.verifyclient.ca-crl-file = "${crl}"
  ssl.openssl.ssl-conf-cmd = ("MinProtocol" => "${version}", "MaxProtocol" => "${version}"${
    version === 'TLSv1.1' ? ', "CipherString" => "DEFAULT@SECLEVEL=0"' : ''
  })
}`;
}
