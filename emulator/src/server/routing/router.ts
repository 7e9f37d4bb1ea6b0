import type { IncomingHttpHeaders } from 'node:http';
import type { Callers } from '../../callers/callers.js';
import type { OperationContract } from '../../contract/operation-contract.interface.js';
import { operations } from '../../contract/operations.generated.js';
import { faultsOf } from '../../contract/validate.js';
import type { RateLimiter } from '../../limits/rate-limiter.js';
import { fail, notFound, success } from '../answer/answer.js';
import type { Answer, FieldError } from '../answer/answer.js';
import { AnswerError, badFields } from '../answer/answer-error.js';
import type { Endpoint } from './endpoint.js';
import type { HostName } from './host-name.js';
import { parseBody } from './request-body.js';

/** All paths of the partner API begin with it. @internal */
export const prefix = '/api-partner/v1/apps-in-toss';

/** A request, read completely. @internal */
export interface IncomingRequest {
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  readonly appName: string;
}

/** Finds the operation of a request, holds the request against what openapi.yaml says, and lets the endpoint act. @internal */
export class Router {
  private readonly contracts: ReadonlyMap<string, OperationContract> = new Map(
    operations.map((each: OperationContract) => [`${each.host} ${each.method} ${prefix}${each.path}`, each]),
  );
  private readonly endpoints: ReadonlyMap<string, Endpoint>;

  constructor(
    endpoints: readonly Endpoint[],
    private readonly callers: Callers,
    private readonly limiter: RateLimiter,
  ) {
    this.endpoints = new Map(endpoints.map((each) => [each.operation, each]));
  }

  find(host: HostName, method: string, path: string): OperationContract | undefined {
    return this.contracts.get(`${host} ${method} ${path}`);
  }

  answer(operation: OperationContract | undefined, request: IncomingRequest): Answer {
    const endpoint = operation && this.endpoints.get(operation.id);
    if (!operation || !endpoint) return notFound();
    try {
      return this.act(operation, endpoint, request);
    } catch (error) {
      if (error instanceof AnswerError) return error.answer;
      return fail('INTERNAL_ERROR', `Fault of the emulator: ${String(error)}`, 500);
    }
  }

  private act(
    operation: OperationContract,
    endpoint: Endpoint,
    { headers, body, appName }: IncomingRequest,
  ): Answer {
    const parsed = parseBody(body, headers['content-type']);
    const faults = [
      ...headerFaults(operation, headers),
      ...(operation.body ? faultsOf(operation.body, parsed) : []),
    ];
    if (faults.length > 0) throw badFields(faults);
    const caller = this.callers.identify(operation.identity, appName, headers);
    const refused = this.limiter.refuse(operation, appName, caller);
    if (refused) return refused;
    const bearer = bearerOf(headers.authorization);
    return success(endpoint.act({ appName, bearer, caller, body: parsed as never }));
  }
}

function headerFaults({ headers: rules }: OperationContract, headers: IncomingHttpHeaders): FieldError[] {
  return Object.entries(rules).flatMap(([name, rule]) =>
    headers[name] === undefined ? [] : faultsOf(rule, headers[name], name),
  );
}

function bearerOf(authorization: string | undefined): string | undefined {
  return /^bearer +(\S+)$/i.exec(authorization ?? '')?.[1];
}
