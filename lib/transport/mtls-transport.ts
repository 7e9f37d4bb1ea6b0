import { type AxiosInstance, type AxiosRequestConfig, isAxiosError } from 'axios';
import type { ClientCertificate } from '../certificate/client-certificate.js';
import { AppsInTossError } from '../foundation/apps-in-toss.error.js';
import type { Clock } from '../foundation/clock.js';
import { hasUserInterceptors } from './axios/axios-instance.js';
import { REPEATABLE } from './axios/repeatable.js';
import { exchange } from './exchange/exchange.js';
import { withFailover } from './refusal/failover.js';
import { provesRefusal } from './refusal/gateway-refusal.js';
import { gatewaySignature } from './refusal/gateway-signature.js';
import type { MtlsAgent } from './connection/mtls-agent.js';
import type { MtlsAgents } from './connection/mtls-agents.js';
import { Targets } from './connection/targets.js';
import type { Transport, TransportRequest, TransportResponse } from './transport.interface.js';

/** @internal */
export interface MtlsTransportOptions {
  readonly agents: MtlsAgents;
  /** Its interceptors see every call; while it has none, calls do not go through axios at all. */
  readonly axiosRef: AxiosInstance;
  readonly maxResponseBytes: number;
  readonly clock: Clock;
}

/**
 * How the typed client reaches the servers: straight through `node:https`, or through `axiosRef` as soon as the user
 * has put an interceptor on it, so that logging, tracing and headers added there hold for every call.
 *
 * @internal
 */
export class MtlsTransport implements Transport {
  readonly #options: MtlsTransportOptions;
  readonly #targets = new Targets();

  constructor(options: MtlsTransportOptions) {
    this.#options = options;
  }

  send(request: TransportRequest): Promise<TransportResponse> {
    return hasUserInterceptors(this.#options.axiosRef) ? this.#throughAxios(request) : this.#direct(request);
  }

  async #direct(request: TransportRequest): Promise<TransportResponse> {
    const { agents, maxResponseBytes, clock } = this.#options;
    const { url, origin } = this.#targets.of(request.url);
    let certificate: ClientCertificate | undefined;
    const { operation, method, headers: sent, body: text, deadline, signal } = request;
    const { repeatable = false } = request;
    const { answer, earlier } = await withFailover(
      { agents, origin, deadline, signal, repeatable },
      (agent) => {
        ({ certificate } = agent);
        const limits = { deadline, signal, maxResponseBytes, clock };
        return exchange({ operation, agent, url, method, headers: sent, body: text, ...limits });
      },
    );
    const { status, headers, startedAt, durationMs } = answer;
    const { fingerprint256 = '' } = certificate ?? {};
    const body = answer.body.toString('utf8');
    const page = { status, headers, body };
    return {
      status,
      headers,
      body,
      gatewayFault: gatewaySignature(page, certificate, startedAt),
      isProvenRefusal: provesRefusal(page, answer.request),
      earlier,
      attempt: { outcome: 'success', startedAt, durationMs, fingerprint256 },
    };
  }

  async #throughAxios(request: TransportRequest): Promise<TransportResponse> {
    const { axiosRef, clock } = this.#options;
    const startedAt = clock();
    const started = performance.now();
    try {
      const response = await axiosRef.request<string>({
        method: request.method,
        url: request.url,
        headers: { ...request.headers },
        data: request.body,
        timeout: Math.max(1, Math.floor(request.deadline.left)),
        responseType: 'text',
        // The API floor reads the envelope before the status, and does its own parsing.
        validateStatus: () => true,
        transformRequest: (data: unknown) => data,
        transformResponse: (data: unknown) => data,
        ...(request.signal && { signal: request.signal }),
        [REPEATABLE]: request.repeatable === true,
      } as AxiosRequestConfig);
      // What an interceptor answers in the place of the server has none.
      const wire = response.request as { reusedSocket: boolean; agent: MtlsAgent } | undefined;
      const { certificate } = wire?.agent ?? {};
      const { fingerprint256 = '' } = certificate ?? {};
      const { status, data: body } = response;
      const page = { status, headers: response.headers as Record<string, string | undefined>, body };
      return {
        ...page,
        gatewayFault: gatewaySignature(page, certificate, startedAt),
        isProvenRefusal: wire !== undefined && provesRefusal(page, wire),
        attempt: { outcome: 'success', startedAt, durationMs: performance.now() - started, fingerprint256 },
      };
    } catch (error) {
      // What an interceptor of the user throws is the user's; what axios wraps is ours.
      if (isAxiosError(error) && error.cause instanceof AppsInTossError) throw error.cause;
      throw error;
    }
  }
}
