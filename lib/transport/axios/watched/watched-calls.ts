import type { InternalAxiosRequestConfig } from 'axios';
import type { ExchangeResponse } from '../../exchange/exchange.interface.js';
import type { WatchedCall } from './watched-call.js';

type Watched = WatchedCall<{ readonly answer: ExchangeResponse }>;

/** The typed calls that are on their way through the interceptors of an instance. @internal */
export class WatchedCalls {
  readonly #calls = new Map<unknown, Watched>();

  /** Runs a call as one of these. */
  async watch<T>(call: Watched, run: () => Promise<T>): Promise<T> {
    this.#calls.set(call.adapter, call);
    try {
      return await run();
    } finally {
      this.#calls.delete(call.adapter);
    }
  }

  /** Whether this is the adapter of a call, which only its own config names. */
  has(adapter: unknown): boolean {
    return this.#calls.has(adapter);
  }

  /**
   * The call that a plain request would do again, where that must not be: an interceptor made it out of the parts of
   * the call, without its config.
   *
   * @param body after the transforms
   */
  repeatedBy({ method, baseURL, url = '' }: InternalAxiosRequestConfig, body: unknown): Watched | undefined {
    for (const call of this.#calls.values()) {
      if (call.isRepeatedBy(method, url, body)) return call;
      if (call.isRepeatedBy(method, `${baseURL ?? ''}${url}`, body)) return call;
    }
    return undefined;
  }
}
