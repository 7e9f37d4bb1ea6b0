import type { ClientRequest, IncomingHttpHeaders, IncomingMessage, OutgoingHttpHeaders } from 'node:http';
import type { Readable } from 'node:stream';
import type { Clock } from '../../foundation/clock.js';
import type { Deadline } from '../../foundation/deadline.js';
import type { ExchangeObserver } from './exchange-observer.interface.js';
import type { MtlsAgent } from '../connection/mtls-agent.js';

/** One request on the wire. @internal */
export interface ExchangeRequest {
  readonly agent: MtlsAgent;
  readonly url: URL;
  readonly method: string;
  readonly headers: OutgoingHttpHeaders;
  readonly body?: string | Buffer | Readable | undefined;
  /** For everything: connect, TLS, head and body of the answer. */
  readonly deadline: Deadline;
  readonly signal?: AbortSignal | undefined;
  readonly maxResponseBytes: number;
  /** Undo `content-encoding`; default true. */
  readonly decompress?: boolean;
  /** Hand out the body as a stream instead of reading it. The deadline goes on until it has been read. */
  readonly stream?: boolean;
  readonly operation?: string | undefined;
  readonly observer?: ExchangeObserver | undefined;
  readonly clock: Clock;
  /** How long it has waited for its turn to open a connection, in milliseconds; default 0. */
  readonly waitedMs?: number;
}

/** @internal */
export interface ExchangeResponse {
  readonly status: number;
  readonly statusText: string;
  readonly headers: IncomingHttpHeaders;
  /** The whole body; empty when a stream was asked for. */
  readonly body: Buffer;
  /** The body as a stream, when asked for. */
  readonly stream?: Readable | undefined;
  readonly request: ClientRequest;
  readonly message: IncomingMessage;
  readonly startedAt: Date;
  readonly durationMs: number;
  /** How long it took to have a connection, the wait for a turn included, in milliseconds. */
  readonly connectionMs?: number | undefined;
  /** Whether the connection had carried requests before. */
  readonly isReused?: boolean;
}
