import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { ConsoleError } from './console-error.js';

/**
 * Lets in what comes from this machine and meant this server. A page of somebody else may send requests to loopback,
 * and by DNS rebinding even read the answers, but it can forge neither `Host` nor `Origin`, and it has no token.
 *
 * @internal
 */
export class Guard {
  private readonly hosts: ReadonlySet<string>;
  private readonly token: Buffer;

  constructor(port: number, token: string) {
    this.hosts = new Set(['127.0.0.1', 'localhost', '[::1]'].map((name) => `${name}:${port}`));
    this.token = digest(token);
  }

  /** @throws ConsoleError for a name or a page that is not ours */
  checkSender({ headers }: IncomingMessage): void {
    const { host = '', origin } = headers;
    if (!this.hosts.has(host)) {
      throw new ConsoleError(403, 'FOREIGN_HOST', 'Host: the console answers to loopback names only');
    }
    if (origin !== undefined && origin !== `http://${host}`) {
      throw new ConsoleError(
        403,
        'FOREIGN_ORIGIN',
        'Origin: a page of another origin may not call the console',
      );
    }
    // Browsers say it even where they leave out Origin. `none` is a person: an address typed, a link in a terminal.
    const site = headers['sec-fetch-site'];
    if (site !== undefined && site !== 'same-origin' && site !== 'none') {
      throw new ConsoleError(
        403,
        'FOREIGN_ORIGIN',
        'Sec-Fetch-Site: a foreign page may not call the console',
      );
    }
  }

  /** @throws ConsoleError without the token that was printed at start */
  checkToken({ headers }: IncomingMessage): void {
    const [, given = ''] = /^bearer +(\S+)$/i.exec(headers.authorization ?? '') ?? [];
    // Digests are of one length, which the comparison needs.
    if (timingSafeEqual(digest(given), this.token)) return;
    throw new ConsoleError(401, 'NO_TOKEN', 'Authorization: expected Bearer and the token printed at start');
  }
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
