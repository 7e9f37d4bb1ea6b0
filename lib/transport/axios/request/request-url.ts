import axios, { AxiosError, type InternalAxiosRequestConfig } from 'axios';
import type { Targets } from '../../connection/targets.js';
import type { AllowedOrigins } from '../../line/allowed-origins.js';
import { faultBecause } from '../../fault/fault-catalogue.js';
import { AppsInTossTransportError } from '../../fault/transport.error.js';

/**
 * Where a request goes: axios's own rules for `baseURL`, `url` and `params`, then the allow-list.
 *
 * @param targets the addresses that were parsed already
 * @throws AppsInTossTransportError `AIT_HOST_NOT_ALLOWED`, outcome `not-sent`
 * @internal
 */
export function requestUrl(
  config: InternalAxiosRequestConfig,
  origins: AllowedOrigins,
  targets: Targets,
): URL {
  const url = parsed(plain(config) ?? axiosUri(config), targets);
  if (origins.allowsUrl(url)) return url;
  throw new AppsInTossTransportError({
    fault: faultBecause('AIT_HOST_NOT_ALLOWED', `allowed: ${origins.list()}`),
    outcome: 'not-sent',
    phase: 'local',
  });
}

/** A path and nothing else, as nearly all requests have it: what axios would make of it, without its price. */
function plain({ baseURL, url, params }: InternalAxiosRequestConfig): string | undefined {
  return baseURL && url && params === undefined && PATH.test(url) ? baseURL + url : undefined;
}

const PATH = /^\/[^/\\]/;

function axiosUri(config: InternalAxiosRequestConfig): string {
  const { baseURL, url, params, paramsSerializer, allowAbsoluteUrls } = config;
  const given = Object.entries({ baseURL, url, params, paramsSerializer, allowAbsoluteUrls });
  try {
    // Without the defaults of axios, which are part of the configuration by now.
    return new axios.Axios({}).getUri(Object.fromEntries(given.filter(([, value]) => value !== undefined)));
  } catch (error) {
    // Half of a character, a circle, a date that is none: whatever the serialiser throws.
    throw unusable(AxiosError.ERR_BAD_REQUEST, 'params that cannot be written into a URL', error);
  }
}

function parsed(text: string, targets: Targets): URL {
  try {
    return targets.of(text).url;
  } catch {
    // The error of `URL` carries its input, which may hold personal data.
    throw unusable('ERR_INVALID_URL', 'a URL that cannot be read');
  }
}

function unusable(code: string, detail: string, error?: unknown): AppsInTossTransportError {
  const { name = 'TypeError' } = (error ?? {}) as Partial<Error>;
  return new AppsInTossTransportError({
    fault: faultBecause('AIT_REQUEST_REFUSED', detail),
    outcome: 'not-sent',
    phase: 'local',
    // Its message may quote what was to be sent.
    cause: Object.assign(new Error(`${name}: ${detail}`), { code }),
  });
}
