import type { Caller } from '../../callers/caller.interface.js';
import type { BodyOf, OperationId, SuccessOf } from '../../contract/operation-types.js';

/** A request as an endpoint sees it: its fields are as openapi.yaml says, and its user is one the app knows. @internal */
export interface EndpointRequest<Id extends OperationId> {
  /** CN of the client certificate: this, and nothing in the request, says which app is calling. */
  readonly appName: string;
  /** Token of the `Authorization: Bearer` header. */
  readonly bearer: string | undefined;
  readonly caller: Caller;
  readonly body: BodyOf<Id>;
}

/** What an operation does. @internal */
export interface Endpoint {
  readonly operation: OperationId;
  /** @returns what stands in `success`. @throws AnswerError when it is no success */
  act(request: EndpointRequest<OperationId>): unknown;
}

/** An endpoint whose body and result are those of its operation. @internal */
export function endpoint<Id extends OperationId>(
  operation: Id,
  act: (request: EndpointRequest<Id>) => SuccessOf<Id>,
): Endpoint {
  return { operation, act: act as unknown as Endpoint['act'] };
}
