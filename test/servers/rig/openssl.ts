import { Child } from './child.js';
import type { Listener, ServerKind, Setting } from './listener.interface.js';
import { listening } from './ports.js';
import { RequestReader } from './request-reader.js';

const FLAGS = { 'TLSv1.1': '-tls1_1', 'TLSv1.2': '-tls1_2', 'TLSv1.3': '-tls1_3' };

const ANSWER =
  'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 11\r\nconnection: close\r\n\r\n{"ok":true}';

/**
 * `openssl s_server -Verify`, one process per port. It only carries bytes: what it prints is the request, what it is
 * given is the answer. It has no port without TLS.
 */
export const openssl: ServerKind = {
  name: 'OpenSSL',
  programs: ['openssl'],
  async start(setting) {
    const children = new Map<Listener, Child>();
    for (const listener of setting.listeners) {
      const child = start(listener, setting);
      if (child) children.set(listener, child);
    }
    await Promise.all([...children].map(([{ port }, child]) => listening(port, child)));
    return {
      pidOf: (listener) => children.get(listener)?.pid ?? 0,
      close: async () => void (await Promise.all([...children.values()].map((child) => child.close()))),
    };
  },
};

function start({ port, tls }: Listener, { processed }: Setting): Child | undefined {
  if (!tls) return undefined;
  const args = ['s_server', '-accept', `127.0.0.1:${port}`, '-4', '-quiet', FLAGS[tls.version]];
  args.push('-cert', tls.cert, '-key', tls.key, '-CAfile', tls.ca, '-CRL', tls.crl, '-crl_check');
  args.push('-Verify', '2', '-verify_return_error');
  if (tls.version === 'TLSv1.1') args.push('-cipher', 'DEFAULT@SECLEVEL=0');
  const reader = new RequestReader((path) => {
    processed(path);
    child.write(ANSWER);
  });
  const child: Child = new Child('openssl', args, (bytes) => reader.add(bytes));
  return child;
}
