import { request, type RequestOptions } from 'node:https';
import { isIP } from 'node:net';
import type { ConnectionOptions, SecureContext, TLSSocket } from 'node:tls';

/** What a host did when it was asked for one page, on a connection of its own. */
export interface Asked {
  /** What was agreed on; absent where our side of the handshake did not end. */
  readonly tls?: { readonly protocol: string; readonly cipher: string; readonly alpn: string };
  readonly answer?: {
    readonly status: number;
    readonly headers: Readonly<Record<string, string | string[] | undefined>>;
    /** Its beginning. */
    readonly body: string;
    /** When it began, by the clock of this machine. */
    readonly at: number;
  };
  /** Why there was no answer. */
  readonly error?: Error;
}

const MOST_BYTES = 8_192;

/** Asks for `/`, which nothing follows from, under the certificate in a context or under none. */
export function ask(
  origin: string,
  secureContext: SecureContext,
  timeoutMs: number,
  now: () => Date,
): Promise<Asked> {
  const url = new URL('/', origin);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  return new Promise((resolve) => {
    let tls: Asked['tls'];
    const end = (asked: Asked): void => {
      clearTimeout(timer);
      resolve({ ...(tls && { tls }), ...asked });
      call.destroy();
    };
    // Both are handed on to TLS; the types of requests do not say so.
    const options: RequestOptions & Pick<ConnectionOptions, 'secureContext' | 'ALPNProtocols'> = {
      host,
      port: url.port || 443,
      path: '/',
      method: 'GET',
      headers: { accept: 'application/json' },
      agent: false,
      secureContext,
      servername: isIP(host) ? '' : host,
      rejectUnauthorized: true,
      ALPNProtocols: ['http/1.1'],
    };
    const call = request(options);
    const timer = setTimeout(() => end({ error: timedOut() }), timeoutMs);
    call.on('socket', (socket) => socket.once('secureConnect', () => (tls = agreed(socket as TLSSocket))));
    call.on('error', (error) => end({ error }));
    call.on('response', (response) => {
      const { statusCode: status = 0, headers } = response;
      const at = now().getTime();
      let body = '';
      const answered = (): void => end({ answer: { status, headers, body, at } });
      response.setEncoding('latin1');
      response.on('data', (text: string) => {
        body += text;
        if (body.length > MOST_BYTES) answered();
      });
      response.on('end', answered);
      response.on('error', answered);
    });
    call.end();
  });
}

function agreed(socket: TLSSocket): NonNullable<Asked['tls']> {
  return {
    protocol: socket.getProtocol() ?? 'unknown',
    cipher: socket.getCipher().standardName,
    alpn: socket.alpnProtocol || 'none',
  };
}

function timedOut(): Error {
  return Object.assign(new Error('no answer in time'), { code: 'ETIMEDOUT' });
}
