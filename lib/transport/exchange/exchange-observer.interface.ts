import type { ClientRequest, IncomingMessage } from 'node:http';
import type { AppsInTossTransportError } from '../fault/transport.error.js';

/** Who wants to see more of an exchange than its answer. @internal */
export interface ExchangeObserver {
  /** Called before anything is written. */
  onRequest?(request: ClientRequest): void;
  /** Called with the head of the answer. */
  onResponse?(message: IncomingMessage): void;
  /** Called when the body begins to be read, and before anything of it was. */
  onBody?(message: IncomingMessage): void;
  /** What the reader of a streamed body gets to see when it breaks off. */
  streamFailure?(error: AppsInTossTransportError): Error;
}
