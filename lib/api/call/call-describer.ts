import type { CallDescription } from '../../foundation/telemetry/call-channel.js';
import { PATH_PREFIX } from '../request/request-path.js';
import type { ApiHost } from '../request/prepared-request.interface.js';
import type { Origins } from '../request/wire-request.js';
import type { Operation } from './operation.interface.js';
import { RAW_CALL } from './raw-call.interface.js';

type Server = Pick<CallDescription, 'host' | 'serverAddress' | 'serverPort'>;

/** Says what a call is, in words that are the same for every use of its operation. @internal */
export class CallDescriber {
  readonly #servers: Readonly<Record<ApiHost, Server>>;

  constructor(origins: Origins) {
    this.#servers = { api: serverOf('api', origins.api), pay: serverOf('pay', origins.pay) };
  }

  operation({ name, method, path, host }: Operation<never, unknown>): CallDescription {
    const call = { door: 'client' as const, operation: name, ...this.#server(host) };
    // What the caller of `call()` wrote is not checked yet, and may hold anything.
    return name === RAW_CALL ? call : { ...call, method, route: `${PATH_PREFIX}${path}` };
  }

  whole(operation: string, host: ApiHost): CallDescription {
    return { door: 'client', operation, isWhole: true, ...this.#server(host) };
  }

  /** Through the HTTP service: the operation that has this method and path, where there is one. */
  http(origin: string, method: string, found: Pick<CallDescription, 'operation' | 'route'>): CallDescription {
    const host = isServer(this.#servers.pay, origin) && !isServer(this.#servers.api, origin) ? 'pay' : 'api';
    return { door: 'http', method, ...found, ...this.#server(host) };
  }

  #server(host: unknown): Server {
    return host === 'pay' ? this.#servers.pay : this.#servers.api;
  }
}

function serverOf(host: ApiHost, origin: string): Server {
  const { hostname, port } = new URL(origin);
  return { host, serverAddress: hostname, serverPort: Number(port || 443) };
}

function isServer({ serverAddress, serverPort }: Server, origin: string): boolean {
  const { hostname, port } = new URL(origin);
  return serverAddress === hostname && serverPort === Number(port || 443);
}
