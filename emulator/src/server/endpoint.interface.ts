import type { Answer } from './answer.js';
import type { HostName } from './host-name.js';
import type { RequestFields } from './request-fields.js';

/** A request as an endpoint sees it. @internal */
export interface EndpointRequest {
  /** CN of the client certificate: this, and nothing in the request, says which app is calling. */
  readonly appName: string;
  /** Token of the `Authorization: Bearer` header. */
  readonly bearer: string | undefined;
  readonly fields: RequestFields;
}

/** One line of the emulator's table of endpoints. @internal */
export interface Endpoint {
  readonly host: HostName;
  readonly method: 'GET' | 'POST';
  /** After the prefix that all paths share. */
  readonly path: string;
  handle(request: EndpointRequest): Answer;
}
