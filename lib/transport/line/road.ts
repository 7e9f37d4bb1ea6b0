import { ForwardProxy, type ProxySettings } from './forward-proxy.js';
import { SocketBook } from './socket-book.js';

/** How every connection of a mini-app goes, those of agents, trials and probes. @internal */
export interface Road {
  readonly book: SocketBook;
  readonly proxy?: ForwardProxy | undefined;
}

/** @internal */
export function road(proxy?: ProxySettings): Road {
  return { book: new SocketBook(), proxy: proxy && new ForwardProxy(proxy) };
}
