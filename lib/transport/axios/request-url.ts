import axios, { type InternalAxiosRequestConfig } from 'axios';
import type { AllowedOrigins } from '../allowed-origins.js';
import { fault, faultBecause } from '../fault-catalogue.js';
import { AppsInTossTransportError } from '../transport.error.js';

/**
 * Where a request goes: axios's own rules for `baseURL`, `url` and `params`, then the allow-list.
 *
 * @throws AppsInTossTransportError `AIT_HOST_NOT_ALLOWED`, outcome `not-sent`
 * @internal
 */
export function requestUrl(config: InternalAxiosRequestConfig, origins: AllowedOrigins): URL {
  const url = parse(axios.getUri(config));
  if (origins.allowsUrl(url)) return url;
  throw new AppsInTossTransportError({
    fault: faultBecause('AIT_HOST_NOT_ALLOWED', `allowed: ${origins.list()}`),
    outcome: 'not-sent',
    phase: 'local',
  });
}

function parse(text: string): URL {
  try {
    return new URL(text);
  } catch {
    // The error of `URL` carries its input, which may hold personal data.
    throw new AppsInTossTransportError({
      fault: fault('AIT_REQUEST_REFUSED'),
      outcome: 'not-sent',
      phase: 'local',
    });
  }
}
