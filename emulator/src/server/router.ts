import type { IncomingHttpHeaders } from 'node:http';
import { fail, notFound } from './answer.js';
import type { Answer } from './answer.js';
import { BadRequestError } from './bad-request.error.js';
import type { Endpoint } from './endpoint.interface.js';
import type { HostName } from './host-name.js';
import { parseBody } from './request-body.js';
import { RequestFields } from './request-fields.js';

/** All paths of the partner API begin with it. @internal */
export const prefix = '/api-partner/v1/apps-in-toss';

/** A request, read completely. @internal */
export interface IncomingRequest {
  readonly host: HostName;
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  readonly appName: string;
}

/** Finds the endpoint of a request and lets it act. @internal */
export class Router {
  private readonly endpoints: ReadonlyMap<string, Endpoint>;

  constructor(endpoints: readonly Endpoint[]) {
    this.endpoints = new Map(
      endpoints.map((each) => [`${each.host} ${each.method} ${prefix}${each.path}`, each]),
    );
  }

  answer({ host, method, path, headers, body, appName }: IncomingRequest): Answer {
    const endpoint = this.endpoints.get(`${host} ${method} ${path}`);
    if (!endpoint) return notFound();
    try {
      const fields = new RequestFields(parseBody(body, headers['content-type']));
      return endpoint.handle({ appName, bearer: bearerOf(headers.authorization), fields });
    } catch (error) {
      if (error instanceof BadRequestError) return error.answer;
      return fail('INTERNAL_ERROR', `Fault of the emulator: ${String(error)}`, 500);
    }
  }
}

function bearerOf(authorization: string | undefined): string | undefined {
  return /^bearer +(\S+)$/i.exec(authorization ?? '')?.[1];
}
