import { createSecureContext, type SecureContext } from 'node:tls';
import { trustAnchors } from '../../certificate/opening/trust-anchors.js';
import { bareHost } from './allowed-origins.js';

/** A forward proxy that speaks CONNECT. @internal */
export interface ProxySettings {
  /** `http:` or `https:`, with user name and password if it wants them. */
  readonly url: string;
  /** PEM of authorities to trust beside the public ones, where the proxy itself is spoken to over TLS. */
  readonly ca?: string | undefined;
}

/** A forward proxy, its address taken apart once. Holds a password: not to be printed. @internal */
export class ForwardProxy {
  readonly host: string;
  readonly port: number;
  readonly #authorization: string | undefined;
  /** Of the TLS connection to the proxy itself, if there is one. */
  readonly #secureContext: SecureContext | undefined;

  constructor({ url, ca }: ProxySettings) {
    const { protocol, hostname, port, username, password } = new URL(url);
    const isSecure = protocol === 'https:';
    this.host = bareHost(hostname);
    this.port = Number(port || (isSecure ? 443 : 80));
    this.#authorization =
      username || password
        ? `Basic ${Buffer.from(`${decoded(username)}:${decoded(password)}`).toString('base64')}`
        : undefined;
    if (isSecure) {
      // Never Node's defaults, which an environment variable can change: the proxy is shown a password.
      this.#secureContext = createSecureContext({
        minVersion: 'TLSv1.2',
        ...(ca !== undefined && { ca: trustAnchors(ca) }),
      });
    }
  }

  get secureContext(): SecureContext | undefined {
    return this.#secureContext;
  }

  /** What asks for a tunnel to a host. */
  connectRequest(host: string, port: number): string {
    const authority = `${host.includes(':') ? `[${host}]` : host}:${port}`;
    const lines = [`CONNECT ${authority} HTTP/1.1`, `Host: ${authority}`];
    if (this.#authorization) lines.push(`Proxy-Authorization: ${this.#authorization}`);
    return `${lines.join('\r\n')}\r\n\r\n`;
  }
}

/** A URL keeps a `%` that begins no escape as it is, and so do we: passwords have them. */
function decoded(text: string): string {
  return text.replaceAll(/(?:%[\da-f]{2})+/gi, (escapes) => {
    try {
      return decodeURIComponent(escapes);
    } catch {
      // Not UTF-8: then it is what it says.
      return escapes;
    }
  });
}
