import type { OutgoingHttpHeaders } from 'node:http';
import type { ClientCertificate } from '../certificate/client-certificate.js';
import type { Clock } from '../foundation/clock.js';
import { type GuardedAxios, hasUserInterceptors } from './axios/axios-instance.js';
import { addedHeaders, defaultHeaders } from './axios/watched/added-headers.js';
import { WatchedCall } from './axios/watched/watched-call.js';
import { exchange } from './exchange/exchange.js';
import type { ExchangeObserver } from './exchange/exchange-observer.interface.js';
import { type Delivered, withFailover } from './refusal/failover.js';
import { provesRefusal } from './refusal/gateway-refusal.js';
import { gatewaySignature } from './refusal/gateway-signature.js';
import type { MtlsAgents } from './connection/mtls-agents.js';
import { Targets } from './connection/targets.js';
import { attemptOf } from './exchange/attempt-of.js';
import type { Transport, TransportRequest, TransportResponse } from './transport.interface.js';

/** @internal */
export interface MtlsTransportOptions {
  readonly agents: MtlsAgents;
  /** Its interceptors see every call. While it has none, calls do without the machinery of axios. */
  readonly axios: GuardedAxios;
  readonly maxResponseBytes: number;
  readonly clock: Clock;
}

/** Sent, and answered. */
interface Sent extends Delivered {
  readonly certificate: ClientCertificate | undefined;
}

/**
 * How the typed client reaches the servers: always the same road. Where interceptors listen on `axiosRef` they see the
 * call go by, may add headers, hold it up or end it; deadline, identity, limits and outcome do not depend on them.
 *
 * @internal
 */
export class MtlsTransport implements Transport {
  readonly #options: MtlsTransportOptions;
  readonly #targets = new Targets();

  constructor(options: MtlsTransportOptions) {
    this.#options = options;
  }

  async send(request: TransportRequest): Promise<TransportResponse> {
    const { axiosRef } = this.#options.axios;
    if (hasUserInterceptors(axiosRef)) return this.#watched(request);
    const defaults = defaultHeaders(axiosRef, request.method);
    return answered(await this.#deliver(request, defaults && addedHeaders(defaults, request.headers)));
  }

  async #watched(request: TransportRequest): Promise<TransportResponse> {
    const { signal, deadline } = request;
    // It would say so only after the interceptors.
    if (signal?.aborted || deadline.isOver) return answered(await this.#deliver(request));
    const { axios, clock } = this.#options;
    const startedAt = clock();
    const started = performance.now();
    const call = new WatchedCall<Sent>(request, (added, observer) => this.#deliver(request, added, observer));
    const result = await axios.watched.watch(call, () => call.through(axios.axiosRef));
    if ('answer' in result) return answered(result);
    // Interceptors answered in the place of the server.
    const durationMs = performance.now() - started;
    return { ...result, attempt: { outcome: 'success', startedAt, durationMs } };
  }

  async #deliver(
    request: TransportRequest,
    added?: Readonly<Record<string, string>>,
    observer?: ExchangeObserver,
  ): Promise<Sent> {
    const { agents, maxResponseBytes, clock } = this.#options;
    const { url, origin } = this.#targets.of(request.url);
    const { operation, method, body, deadline, signal, repeatable = false } = request;
    const headers = (added ? { ...added, ...request.headers } : request.headers) as OutgoingHttpHeaders;
    let certificate: ClientCertificate | undefined;
    const delivered = await withFailover(
      { agents, origin, deadline, signal, repeatable },
      (agent, waitedMs) => {
        ({ certificate } = agent);
        const limits = { deadline, signal, maxResponseBytes, clock, observer, waitedMs };
        return exchange({ operation, agent, url, method, headers, body, ...limits });
      },
    );
    return { ...delivered, certificate };
  }
}

function answered({ answer, earlier, certificate }: Sent): TransportResponse {
  const { status, headers } = answer;
  const body = answer.body.toString('utf8');
  const page = { status, headers, body };
  return {
    status,
    headers,
    body,
    gatewayFault: gatewaySignature(page, certificate, answer.startedAt),
    isProvenRefusal: provesRefusal(page, answer.request),
    earlier,
    attempt: attemptOf(answer, certificate?.fingerprint256),
  };
}
