import type { Attempt } from '../foundation/attempt.interface.js';
import type { Deadline } from '../foundation/deadline.js';
import type { Fault } from './fault/fault.interface.js';

/** What the API floor asks the transport to send. @internal */
export interface TransportRequest {
  /** Name of the operation, such as `login.getMe`, for errors and events. */
  readonly operation: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Absolute, https. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Of the whole call. */
  readonly deadline: Deadline;
  readonly signal?: AbortSignal | undefined;
  /** Whether the server may process it twice; default false. */
  readonly repeatable?: boolean;
}

/** The answer, read completely. @internal */
export interface TransportResponse {
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
  /** What a gateway's page says about our certificate, where the answer is such a page. */
  readonly gatewayFault?: Fault | undefined;
  /** Whether that page also proves that nothing behind the gateway saw the request. */
  readonly isProvenRefusal?: boolean;
  readonly attempt: Attempt;
  /** Attempts of the same request before it, under certificates that were refused. */
  readonly earlier?: readonly Attempt[];
}

/** Sends one request under the active certificate and says what became of it. @internal */
export interface Transport {
  /** @throws AppsInTossError with `outcome`, `code` and the attempts made */
  send(request: TransportRequest): Promise<TransportResponse>;
}
