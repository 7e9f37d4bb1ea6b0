import type { InternalAxiosRequestConfig } from 'axios';
import { faultBecause } from '../fault-catalogue.js';
import { AppsInTossTransportError } from '../transport.error.js';

/** What the instance itself was made with; a request may repeat it, but not change it. @internal */
export interface FixedConfig {
  readonly baseURL: string;
  readonly adapter: unknown;
}

type Config = InternalAxiosRequestConfig & Record<string, unknown>;

/** Each would let a request out without the certificate, or the certificate out to another host. */
const REFUSED: Readonly<Record<string, (value: unknown, fixed: FixedConfig) => boolean>> = {
  adapter: (value, fixed) => value !== fixed.adapter,
  baseURL: (value, fixed) => value !== fixed.baseURL,
  beforeRedirect: isSet,
  fetchOptions: isSet,
  http2Options: isSet,
  httpAgent: isSet,
  httpVersion: (value) => isSet(value) && Number(value) !== 1,
  httpsAgent: isSet,
  lookup: isSet,
  maxRedirects: (value) => isSet(value) && value !== 0,
  proxy: isSet,
  socketPath: isSet,
  transport: isSet,
};

/**
 * Refuses, by name, request options that would bypass the certificate or its limits.
 *
 * @throws AppsInTossTransportError `AIT_REQUEST_OPTION_REFUSED`, outcome `not-sent`
 * @internal
 */
export function assertNoRefusedOption(config: InternalAxiosRequestConfig, fixed: FixedConfig): void {
  for (const [option, refuses] of Object.entries(REFUSED)) {
    if (!refuses((config as Config)[option], fixed)) continue;
    throw new AppsInTossTransportError({
      fault: faultBecause('AIT_REQUEST_OPTION_REFUSED', option),
      outcome: 'not-sent',
      phase: 'local',
    });
  }
}

function isSet(value: unknown): boolean {
  return value !== undefined && value !== null && value !== false;
}
