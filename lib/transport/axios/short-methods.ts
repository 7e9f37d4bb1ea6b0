import type { AxiosInstance, AxiosRequestConfig } from 'axios';

type Named = 'delete' | 'get' | 'head' | 'options' | 'patch' | 'post' | 'put';

const WITHOUT_BODY = ['delete', 'get', 'head', 'options'] as const;
const WITH_BODY = ['patch', 'post', 'put'] as const;

/**
 * Gives the instance its own `get`, `post` and so on. Those of axios merge and copy the configuration, the body
 * included, and hand it to `request`, which does so once more.
 *
 * @internal
 */
export function shortenMethods(instance: AxiosInstance): void {
  const request = instance.request.bind(instance);
  const methods: Partial<Record<Named, unknown>> = {};
  for (const method of WITHOUT_BODY) {
    methods[method] = (url: string, config?: AxiosRequestConfig) => request({ ...config, method, url });
  }
  for (const method of WITH_BODY) {
    methods[method] = (url: string, data?: unknown, config?: AxiosRequestConfig) =>
      request({ ...config, method, url, data });
  }
  Object.assign(instance, methods);
}
