import { type AxiosAdapter, type AxiosInstance, type AxiosRequestConfig, isAxiosError } from 'axios';
import { AppsInTossError } from '../../../foundation/apps-in-toss.error.js';
import type { ExchangeObserver } from '../../exchange/exchange-observer.interface.js';
import type { ExchangeResponse } from '../../exchange/exchange.interface.js';
import { fault, faultBecause } from '../../fault/fault-catalogue.js';
import { AppsInTossTransportError } from '../../fault/transport.error.js';
import type { TransportRequest } from '../../transport.interface.js';
import { addedHeaders } from './added-headers.js';
import { AxiosTrace } from '../answer/axios-trace.js';
import { axiosResponse } from '../answer/settle-answer.js';
import { toAxiosError } from '../answer/to-axios-error.js';

/** Sends a request under the active certificate; `added` are headers beside its own. @internal */
export type Send<Sent> = (
  added: Readonly<Record<string, string>>,
  observer: ExchangeObserver,
) => Promise<Sent>;

/** What interceptors answered, before anything was sent. @internal */
export interface InPlace {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
}

type End<Sent> = { readonly sent: Sent } | { readonly error: unknown };

/**
 * One call of the typed client on its way through the interceptors of `axiosRef`. They see it, may hold it up, may add
 * headers and may end it. Everything else is kept here and not in a config, which they can replace: what is sent, for
 * whom, until when, that it is sent once at the most, and what the server answered.
 *
 * @internal
 */
export class WatchedCall<Sent extends { readonly answer: ExchangeResponse }> {
  readonly request: TransportRequest;
  readonly #send: Send<Sent>;
  #wire: Promise<End<Sent>> | undefined;
  #isOver = false;
  /** Ends the wait for interceptors. */
  #decide: () => void = () => undefined;

  constructor(request: TransportRequest, send: Send<Sent>) {
    this.request = request;
    this.#send = send;
  }

  /** @throws AppsInTossError */
  async through(axiosRef: AxiosInstance): Promise<Sent | InPlace> {
    const { deadline, signal } = this.request;
    const over = new Promise<undefined>((resolve) => (this.#decide = () => resolve(undefined)));
    const end = this.#decide;
    deadline.add(end);
    signal?.addEventListener('abort', end, { once: true });
    try {
      // Whoever hangs in there is not waited for: what it may still do finds the call over.
      const passed = axiosRef.request<unknown>(this.#config()).then(
        (value: unknown) => ({ value }),
        (error: unknown) => ({ error }),
      );
      const result = await Promise.race([passed, over]);
      return await this.#judged(result);
    } finally {
      this.#isOver = true;
      deadline.remove(end);
      signal?.removeEventListener('abort', end);
    }
  }

  /** Whether a plain request would do again what this call does, or has done. */
  isRepeatedBy(method: string | undefined, url: string, body: unknown): boolean {
    const { request } = this;
    return (
      !this.#isOver &&
      !request.repeatable &&
      (method ?? 'get').toUpperCase() === request.method &&
      url === request.url &&
      (body ?? undefined) === request.body
    );
  }

  /**
   * Its own, by which a request is known to be this call. Whoever sends it a second time gets no answer, for an
   * interceptor that repeats whatever fails would do so for ever: the call ends with what the first time brought.
   */
  readonly adapter: AxiosAdapter = async (config) => {
    if (this.#wire) {
      this.#decide();
      return new Promise(() => undefined);
    }
    const trace = new AxiosTrace(config, this.request.deadline.left, Infinity);
    this.#wire = this.#dispatch(config.headers, trace);
    const end = await this.#wire;
    if ('error' in end) throw toAxiosError(end.error, trace);
    return axiosResponse(end.sent.answer, config);
  };

  async #dispatch(headers: unknown, trace: AxiosTrace): Promise<End<Sent>> {
    if (this.#isOver)
      return { error: interceptorFailure('not-sent', 'the call was over before they let it go') };
    try {
      return { sent: await this.#send(addedHeaders(headers, this.request.headers), trace) };
    } catch (error) {
      return { error };
    }
  }

  #config(): AxiosRequestConfig {
    const { method, url, headers, body, signal, deadline } = this.request;
    return {
      method,
      url,
      headers: { ...headers },
      data: body,
      timeout: Math.ceil(deadline.left),
      responseType: 'text',
      // The API floor reads the envelope before the status, and does its own parsing.
      validateStatus: () => true,
      transformRequest: (data: unknown) => data,
      transformResponse: (data: unknown) => data,
      adapter: this.adapter,
      ...(signal && { signal }),
    } as AxiosRequestConfig;
  }

  /** What the wire said counts before what interceptors made of it. */
  async #judged(result: { value?: unknown; error?: unknown } | undefined): Promise<Sent | InPlace> {
    if (!this.#wire) return this.#unsent(result);
    // Ended by the same deadline and the same signal.
    const end = await this.#wire;
    if ('error' in end) throw end.error;
    if (result && 'error' in result) throw interceptorFailure('unknown', 'after the answer', result.error);
    return end.sent;
  }

  #unsent(result: { value?: unknown; error?: unknown } | undefined): InPlace {
    if (!result) throw this.#ended();
    if ('error' in result) {
      const { error } = result;
      // Our own word about its config, in the form of axios.
      if (isAxiosError(error) && error.cause instanceof AppsInTossError) throw error.cause;
      throw interceptorFailure('not-sent', 'before the request', error);
    }
    const { status, headers, data } = (result.value ?? {}) as Partial<Record<string, unknown>>;
    const body = typeof data === 'string' ? data : textOf(data);
    if (!Number.isInteger(status) || body === undefined)
      throw interceptorFailure('not-sent', 'it answered in place of the server, with what is no answer');
    return { status: status as number, headers: { ...(headers as Record<string, string>) }, body };
  }

  #ended(): AppsInTossTransportError {
    const code = this.request.signal?.aborted ? 'AIT_ABORTED' : 'AIT_DEADLINE';
    return new AppsInTossTransportError({ fault: fault(code), outcome: 'not-sent', phase: 'local' });
  }
}

function textOf(data: unknown): string | undefined {
  return typeof data === 'object' && data !== null ? JSON.stringify(data) : undefined;
}

/** @internal */
export function interceptorFailure(
  outcome: 'not-sent' | 'unknown',
  when: string,
  cause?: unknown,
): AppsInTossTransportError {
  return new AppsInTossTransportError({
    fault: faultBecause('AIT_INTERCEPTOR_FAILED', when),
    outcome,
    phase: outcome === 'unknown' ? 'body' : 'local',
    cause,
  });
}
