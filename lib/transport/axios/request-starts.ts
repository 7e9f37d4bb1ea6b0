import type { InternalAxiosRequestConfig } from 'axios';

/** When requests began, their interceptors included. By the config that the adapter gets; gone with it. @internal */
export class RequestStarts {
  readonly #starts = new WeakMap<InternalAxiosRequestConfig, number>();

  begin(config: InternalAxiosRequestConfig, at: number): void {
    this.#starts.set(config, at);
  }

  /** On the monotonic clock, in milliseconds; now, where nobody could hold the request up. */
  of(config: InternalAxiosRequestConfig): number {
    return this.#starts.get(config) ?? performance.now();
  }
}
