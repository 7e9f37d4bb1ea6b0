import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Listener, ServerKind } from './listener.interface.js';
import { oneProcess } from './one-process.js';

/** Starting fast counts for more here than running fast. */
const QUICK = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-Xshare:auto', '-Xmx128m'];

/** The `HttpsServer` of the JDK, with `setNeedClientAuth(true)`; launched from its source. */
export const java: ServerKind = {
  name: 'Java',
  programs: ['java', 'javac'],
  // A TLS hello on its port without TLS is half a request to it: it waits for the rest.
  differs: { 'plain HTTP port': ['AIT_NET_HANDSHAKE_TIMEOUT', 'AIT_DEADLINE'] },
  async start(setting) {
    const file = join(setting.folder, 'listeners.txt');
    await writeFile(file, setting.listeners.map(line).join('\n'));
    const program = join(process.cwd(), 'test/servers/programs/java/Server.java');
    return oneProcess(setting, 'java', [...QUICK, program, file]);
  },
};

function line({ port, tls }: Listener): string {
  const address = `127.0.0.1:${port}`;
  return tls ? [address, tls.version, tls.cert, tls.key, tls.ca, tls.crl].join('\t') : address;
}
