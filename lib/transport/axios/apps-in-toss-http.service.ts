import { Readable } from 'node:stream';
import { followSignal } from './config/follow-signal.js';
import type { AxiosInstance, AxiosRequestConfig, AxiosResponse } from 'axios';
import { Observable } from 'rxjs';

/**
 * An HTTP client with the public surface of `HttpService` of `@nestjs/axios`, under a token of its own. Every request
 * goes out over mutual TLS under the active certificate, to the configured base URLs and to no other host.
 *
 * A path is taken relative to `apiBaseUrl`; for Toss Pay give the absolute URL. Requests may set a shorter `timeout`
 * and a smaller `maxContentLength` than the module's `deadline` and `maxResponseBytes`, not larger ones.
 *
 * Refused are `adapter`, `baseURL`, `beforeRedirect`, `family`, `fetchOptions`, `http2Options`, `httpAgent`,
 * `httpVersion` (but 1.1), `httpsAgent`, `insecureHTTPParser`, `lookup`, `maxRate`, `maxRedirects` (but 0), `proxy`,
 * `socketPath` and `transport`: they would bypass the certificate, or are not done here.
 *
 * Errors are those of axios; their `cause` is an `AppsInTossError` that names the true cause, the outcome and what to
 * do. Test with `isAxiosError`, not with `instanceof AxiosError`.
 *
 * @publicApi
 */
export class AppsInTossHttpService {
  readonly #instance: AxiosInstance;

  /** @internal */
  constructor(instance: AxiosInstance) {
    this.#instance = instance;
  }

  /** The axios instance, for promises and for interceptors. */
  get axiosRef(): AxiosInstance {
    return this.#instance;
  }

  request<T = any>(config: AxiosRequestConfig): Observable<AxiosResponse<T>> {
    return this.#observe(config);
  }

  get<T = any, D = any>(url: string, config?: AxiosRequestConfig<D>): Observable<AxiosResponse<T, D>> {
    return this.#observe({ ...config, method: 'get', url });
  }

  delete<T = any, D = any>(url: string, config?: AxiosRequestConfig<D>): Observable<AxiosResponse<T, D>> {
    return this.#observe({ ...config, method: 'delete', url });
  }

  head<T = any, D = any>(url: string, config?: AxiosRequestConfig<D>): Observable<AxiosResponse<T, D>> {
    return this.#observe({ ...config, method: 'head', url });
  }

  post<T = any, D = any>(
    url: string,
    data?: D,
    config?: AxiosRequestConfig<D>,
  ): Observable<AxiosResponse<T, D>> {
    return this.#observe({ ...config, method: 'post', url, ...given(data) });
  }

  put<T = any, D = any>(
    url: string,
    data?: D,
    config?: AxiosRequestConfig<D>,
  ): Observable<AxiosResponse<T, D>> {
    return this.#observe({ ...config, method: 'put', url, ...given(data) });
  }

  patch<T = any, D = any>(
    url: string,
    data?: D,
    config?: AxiosRequestConfig<D>,
  ): Observable<AxiosResponse<T, D>> {
    return this.#observe({ ...config, method: 'patch', url, ...given(data) });
  }

  postForm<T = any, D = any>(
    url: string,
    data?: D,
    config?: AxiosRequestConfig<D>,
  ): Observable<AxiosResponse<T, D>> {
    return this.post(url, data, asForm(config));
  }

  putForm<T = any, D = any>(
    url: string,
    data?: D,
    config?: AxiosRequestConfig<D>,
  ): Observable<AxiosResponse<T, D>> {
    return this.put(url, data, asForm(config));
  }

  patchForm<T = any, D = any>(
    url: string,
    data?: D,
    config?: AxiosRequestConfig<D>,
  ): Observable<AxiosResponse<T, D>> {
    return this.patch(url, data, asForm(config));
  }

  query<T = any, D = any>(
    url: string,
    data?: D,
    config?: AxiosRequestConfig<D>,
  ): Observable<AxiosResponse<T, D>> {
    return this.#observe({ ...config, method: 'query', url, ...given(data) } as AxiosRequestConfig<D>);
  }

  /** Cold: each subscription is a request of its own, and unsubscribing aborts it. */
  #observe<T, D>(config: AxiosRequestConfig<D>): Observable<AxiosResponse<T, D>> {
    return new Observable((subscriber) => {
      const controller = new AbortController();
      const { signal } = controller;
      const release = followSignal(config.signal as AbortSignal | undefined, controller);
      let open = true;
      const end = (): void => {
        open = false;
        release();
      };
      this.#instance.request<T, AxiosResponse<T, D>, D>({ ...config, signal }).then(
        (response) => {
          end();
          // A stream goes on after its head, and the caller's signal ends it still.
          if (config.responseType === 'stream') goOn(response.data, config.signal, controller);
          subscriber.next(response);
          subscriber.complete();
        },
        (error: unknown) => {
          end();
          subscriber.error(error);
        },
      );
      return () => {
        if (open) controller.abort();
        release();
      };
    });
  }
}

/** As long as its body is being read. */
function goOn(body: unknown, signal: unknown, controller: AbortController): void {
  if (!(body instanceof Readable)) return;
  body.once('close', followSignal(signal as AbortSignal | undefined, controller));
}

function given<D>(data: D | undefined): { data?: D } {
  return data === undefined ? {} : { data };
}

function asForm<D>(config: AxiosRequestConfig<D> = {}): AxiosRequestConfig<D> {
  return { ...config, headers: { ...config.headers, 'Content-Type': 'multipart/form-data' } };
}
