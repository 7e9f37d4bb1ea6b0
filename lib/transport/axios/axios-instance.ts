import axios, { type AxiosInstance, type CreateAxiosDefaults, type InternalAxiosRequestConfig } from 'axios';
import { heldUp } from './held-up.js';
import { guardRequests, type HoldUp, type RequestCheck } from './interceptor-guard.js';
import { createMtlsAdapter, type MtlsAdapterOptions } from './mtls-adapter.js';
import { assertNoRefusedOption } from './config/refused-options.js';
import { RequestStarts } from './request-starts.js';
import { shortenMethods } from './short-methods.js';
import { shallowOnly } from './answer/shallow-json.js';
import { toAxiosError } from './answer/to-axios-error.js';
import { WatchedCalls } from './watched/watched-calls.js';

/** An instance, and what the typed client has to know of it. @internal */
export interface GuardedAxios {
  readonly axiosRef: AxiosInstance;
  readonly watched: WatchedCalls;
}

/**
 * An axios instance that cannot lose its certificate: our adapter refuses what would bypass it, and so does a guard,
 * for requests that name another adapter and never reach ours. Both hold for the instances that are made out of it.
 *
 * @internal
 */
export function createGuardedAxios(options: MtlsAdapterOptions): GuardedAxios {
  const watched = new WatchedCalls();
  const starts = new RequestStarts();
  const adapter = createMtlsAdapter(options, starts);
  const fixed = { baseURL: options.baseURL, adapter };
  const check: RequestCheck = (config, body, origin) => {
    try {
      const call = watched.has(origin?.adapter) ? origin : watched.repeatedBy(config, body);
      if (call) return keepOn(config, call.adapter);
      if (origin) starts.begin(config, origin.startedAt);
      // Our adapter checks the rest, and would be the second to do so.
      if (config.adapter !== adapter) assertNoRefusedOption(config, fixed);
    } catch (error) {
      throw toAxiosError(error, { config });
    }
  };
  /** A typed call goes its own way, also in a config that somebody made from nothing; any other way is refused. */
  const keepOn = (config: InternalAxiosRequestConfig, own: unknown): void => {
    if (config.adapter !== undefined && config.adapter !== own && config.adapter !== adapter)
      assertNoRefusedOption({ adapter: config.adapter } as never, { ...fixed, baseURL: undefined as never });
    config.adapter = own as NonNullable<InternalAxiosRequestConfig['adapter']>;
  };
  const holdUp: HoldUp = (step, config, startedAt) => heldUp(step, config, startedAt, options);
  const transformResponse = shallowOnly(axios.defaults.transformResponse);
  const created = axios.create({ baseURL: options.baseURL, adapter, maxRedirects: 0, transformResponse });
  const axiosRef = guarded(created, check, holdUp);
  return { axiosRef, watched };
}

/** @internal */
export function createAxiosInstance(options: MtlsAdapterOptions): AxiosInstance {
  return createGuardedAxios(options).axiosRef;
}

function guarded(instance: AxiosInstance, check: RequestCheck, holdUp: HoldUp): AxiosInstance {
  shortenMethods(instance);
  guardRequests(instance, check, holdUp);
  const create = instance.create.bind(instance);
  instance.create = (config?: CreateAxiosDefaults) => guarded(create(config), check, holdUp);
  return instance;
}

/**
 * Whether the user put an interceptor on the instance; the guard of this package does not count.
 *
 * @internal
 */
export function hasUserInterceptors({ interceptors: { request, response } }: AxiosInstance): boolean {
  return hasHandler(request) || hasHandler(response);
}

/** What `use` adds, and `eject` makes null; axios leaves it out of its types. */
function hasHandler(manager: unknown): boolean {
  const { handlers } = manager as { readonly handlers: readonly unknown[] };
  return handlers.some((handler) => handler !== null && handler !== undefined);
}
